import { useState } from "preact/hooks";
import type { Answer } from "../../api/contract.ts";
import { post } from "../lib/client.ts";
import { dayInWords, plural } from "../lib/format.ts";
import { Link } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";

type Waiting = Answer<"repliesWaiting">["items"][number];

/** Replies that wait for a person: each is let through or turned away. Nothing where the server takes none. */
export function WaitingReplies({ by, token }: { readonly by: string; readonly token: string }) {
  const asked = useAnswer("/api/review/replies", {}, token);
  const [note, setNote] = useState("");
  if (asked.value === null) return null;
  const { items } = asked.value;
  const judge = async (replyId: string, verdict: "approve" | "reject"): Promise<void> => {
    try {
      await post("/api/review/replies/verdicts", { replyId, verdict, by }, token);
      setNote(verdict === "approve" ? "It is shown now." : "It is not shown.");
      asked.retry();
    } catch (error) {
      setNote(error instanceof Error ? error.message : String(error));
    }
  };
  return (
    <section aria-labelledby="waiting-title">
      <h2 id="waiting-title">{items.length === 0 ? "No reply waits" : `${plural(items.length, "reply", "replies")} to read`}</h2>
      <p class="note" role="status">
        {note}
      </p>
      <ol class="replies">
        {items.map((reply) => (
          <WaitingReply key={reply.replyId} reply={reply} onJudge={(verdict) => void judge(reply.replyId, verdict)} />
        ))}
      </ol>
    </section>
  );
}

interface WaitingReplyProps {
  readonly reply: Waiting;
  readonly onJudge: (verdict: "approve" | "reject") => void;
}

function WaitingReply({ reply: { about, id, kind, name, text, at }, onJudge }: WaitingReplyProps) {
  return (
    <li>
      <p class="note">
        <bdi class="reply-name">{name}</bdi>, {dayInWords(at.slice(0, 10))}, a {kind} on <Link to={`/${about}/${id}`}>this {about}</Link>
      </p>
      <p class="reply-text">
        <bdi>{text}</bdi>
      </p>
      <p class="downloads">
        <button type="button" onClick={() => onJudge("approve")}>
          Show it<span class="visually-hidden">: reply of {name}</span>
        </button>
        <button type="button" onClick={() => onJudge("reject")}>
          Turn it away<span class="visually-hidden">: reply of {name}</span>
        </button>
      </p>
    </li>
  );
}

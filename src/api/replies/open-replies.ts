import { appendFileSync } from "node:fs";
import { Value } from "typebox/value";
import { contentId } from "../../lib/hash.ts";
import { maskAddresses } from "../../lib/mask-addresses.ts";
import type { Instant } from "../../model/index.ts";
import type { NewReply, Reply, ReplyVerdict } from "../contract.ts";
import { openLines } from "../lines-file.ts";
import * as shapes from "../shapes.ts";

/**
 * What readers wrote about happenings and articles, in a file of JSON lines beside the record: only ever added to. Nobody sees a reply before
 * a person let it through.
 *
 * The e-mail addresses of those who left one are in a file of their own, `FILE.addresses`, with the id of the reply: nothing that answers,
 * exports, searches or logs ever holds what is in it.
 */
export interface Replies {
  /** Replies that were let through, oldest first. */
  shown(): readonly Reply[];
  /** Replies that nobody has judged, oldest first. */
  waiting(): readonly Reply[];
  /** Whether the same words were written about the same thing. */
  has(reply: Pick<NewReply, "about" | "id" | "text">): boolean;
  /** Adds a reply about these events; with an address where its writer left one. */
  add(reply: NewReply, eventIds: readonly string[]): Reply;
  /** Null when there is no such reply. A later verdict stands for an earlier one. */
  judge(verdict: Omit<ReplyVerdict, "at">): ReplyVerdict | null;
}

type Line = Reply | ReplyVerdict;
interface AddressLine {
  readonly replyId: string;
  readonly email: string;
  readonly at: Instant;
}

/** Opens the files, or begins them. Throws the fault "input/replies" with the line that cannot be read. */
export function openReplies(path: string, clock: () => Instant): Replies {
  const isLine = (value: unknown): value is Line => Value.Check(shapes.Reply, value) || Value.Check(shapes.ReplyVerdict, value);
  const file = openLines(path, { isLine, holds: "replies", each: "a reply or a verdict on one" });
  const replies = new Map<string, Reply>();
  const words = new Set<string>();
  const verdicts = new Map<string, ReplyVerdict["verdict"]>();
  const take = (line: Line): void => {
    if ("verdict" in line) verdicts.set(line.replyId, line.verdict);
    else {
      replies.set(line.replyId, line);
      words.add(keyOf(line));
    }
  };
  for (const line of file.lines) take(line);
  const put = (line: Line): void => {
    file.append(line);
    take(line);
  };
  const judged = (verdict: ReplyVerdict["verdict"] | undefined): readonly Reply[] =>
    [...replies.values()].filter(({ replyId }) => verdicts.get(replyId) === verdict);
  return {
    shown: () => judged("approve"),
    waiting: () => judged(undefined),
    has: (reply) => words.has(keyOf(reply)),
    add({ about, id, kind, name, text, email }, eventIds) {
      const at = clock();
      const replyId = contentId("reply", about, id, text, at, String(replies.size));
      if (email !== "") appendAddress(`${path}.addresses`, { replyId, email, at });
      const reply = { replyId, about, id, eventIds, kind, name: maskAddresses(name), text: maskAddresses(text), at };
      put(reply);
      return reply;
    },
    judge(verdict) {
      if (!replies.has(verdict.replyId)) return null;
      const given = { ...verdict, at: clock() };
      put(given);
      return given;
    },
  };
}

/** Written to, and read by nothing here; only its owner may. */
function appendAddress(path: string, line: AddressLine): void {
  appendFileSync(path, `${JSON.stringify(line)}\n`, { flush: true, mode: 0o600 });
}

/** Case, signs and white space make no other reply. */
function keyOf({ about, id, text }: Pick<Reply, "about" | "id" | "text">): string {
  return contentId(
    about,
    id,
    (
      maskAddresses(text)
        .toLowerCase()
        .match(/[\p{L}\p{N}]+/gu) ?? []
    ).join(" "),
  );
}

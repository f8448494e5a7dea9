import { useRef, useState } from "preact/hooks";
import type { Body } from "../../api/contract.ts";
import { post } from "../lib/client.ts";
import { dayInWords, plural } from "../lib/format.ts";
import { useAnswer } from "../lib/use-answer.ts";

type About = Body<"reply">["about"];

/** What readers wrote about a happening or an article, and the form to write; nothing where the server takes no replies. */
export function Replies({ about, id }: { readonly about: About; readonly id: string }) {
  const { value } = useAnswer("/api/replies/{about}/{id}", { about, id });
  if (value?.isOpen !== true) return null;
  const { items } = value;
  return (
    <section class="replies" aria-labelledby="replies-title">
      <h2 id="replies-title">{items.length === 0 ? "Replies" : plural(items.length, "reply", "replies")}</h2>
      {items.length > 0 && (
        <ol>
          {items.map(({ replyId, kind, name, text, at }) => (
            <li key={replyId}>
              <p class="note">
                <bdi class="reply-name">{name}</bdi>, {dayInWords(at.slice(0, 10))}
                {kind === "correction" && <span class="tag">correction</span>}
              </p>
              <p class="reply-text">
                <bdi>{text}</bdi>
              </p>
            </li>
          ))}
        </ol>
      )}
      <details class="no-print">
        <summary>Leave a note or a correction</summary>
        <ReplyForm about={about} id={id} />
      </details>
    </section>
  );
}

const LONGEST = 2000;

function ReplyForm({ about, id }: { readonly about: About; readonly id: string }) {
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<"open" | "sending" | "sent">("open");
  const [error, setError] = useState("");
  const send = async (element: HTMLFormElement): Promise<void> => {
    setState("sending");
    try {
      await post("/api/replies", { about, id, ...readFields(new FormData(element)) }, null);
      element.reset();
      setError("");
      setState("sent");
    } catch (reason) {
      setError(reason instanceof Error ? reason.message : String(reason));
      setState("open");
    }
  };
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (form.current !== null) void send(form.current);
  };
  return (
    <form ref={form} class="reply-form" onSubmit={submit}>
      <Fields />
      <button type="submit" disabled={state === "sending"}>
        Send
      </button>
      <p class="field-error" role="alert">
        {error}
      </p>
      <p role="status">{state === "sent" && "Thank you. It is shown here once a person has read it."}</p>
    </form>
  );
}

function readFields(data: FormData): Omit<Body<"reply">, "about" | "id"> {
  const field = (name: string): string => {
    const value = data.get(name);
    return typeof value === "string" ? value.trim() : "";
  };
  const kind = field("kind") === "correction" ? "correction" : "note";
  return { kind, name: field("name"), text: field("text"), email: field("email"), website: field("website") };
}

function Fields() {
  return (
    <>
      <fieldset>
        <legend>It is</legend>
        <label>
          <input type="radio" name="kind" value="note" defaultChecked /> a note
        </label>
        <label>
          <input type="radio" name="kind" value="correction" /> a correction
        </label>
      </fieldset>
      <label>
        Your name, shown with it
        <input name="name" required maxLength={60} autocomplete="name" />
      </label>
      <label>
        E-mail address, if you want to be asked back
        <input name="email" type="email" maxLength={254} autocomplete="email" aria-describedby="email-note" />
      </label>
      <p id="email-note" class="note">
        It is kept apart, for whoever runs this page, and shown nowhere.
      </p>
      <label>
        What you want to say
        <textarea name="text" required minLength={10} maxLength={LONGEST} rows={5} aria-describedby="text-note" />
      </label>
      <p id="text-note" class="note">
        At most {LONGEST} characters and two links. A person reads it before it is shown.
      </p>
      <div class="visually-hidden" aria-hidden="true">
        <label>
          Leave this empty
          <input name="website" tabIndex={-1} autocomplete="off" />
        </label>
      </div>
    </>
  );
}

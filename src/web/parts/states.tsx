import type { ComponentChildren } from "preact";
import type { Asked } from "../lib/use-answer.ts";

interface AnsweredProps<Value> {
  readonly asked: Asked<Value>;
  /** What is on its way, for people who cannot see the bars: "Reading the dyad". */
  readonly loading: string;
  readonly children: (value: Value) => ComponentChildren;
}

/** What a view shows of an answer: it is on its way, it failed, or it is there. */
export function Answered<Value>({ asked, loading, children }: AnsweredProps<Value>) {
  if (asked.error !== null) return <Failed error={asked.error} retry={asked.retry} />;
  if (asked.value === null) return <Loading words={loading} />;
  return (
    <div class={asked.isLoading ? "answered is-stale" : "answered"} aria-busy={asked.isLoading}>
      {children(asked.value)}
    </div>
  );
}

export function Loading({ words }: { readonly words: string }) {
  return (
    <div class="loading" role="status">
      <span class="visually-hidden">{words}…</span>
      <span class="bone" aria-hidden="true" />
      <span class="bone" aria-hidden="true" />
      <span class="bone" aria-hidden="true" />
    </div>
  );
}

function Failed({ error, retry }: { readonly error: Error; readonly retry: () => void }) {
  return (
    <div class="notice is-error" role="alert">
      <p>{error.message}</p>
      <button type="button" onClick={retry}>
        Try again
      </button>
    </div>
  );
}

export function Empty({ children }: { readonly children: ComponentChildren }) {
  return <div class="notice">{children}</div>;
}

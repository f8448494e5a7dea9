import { useEffect, useState } from "preact/hooks";

/** What `/api/live` tells: the record's latest commit, and what was read last. */
export interface LiveState {
  readonly commit: number;
  readonly latest: readonly { readonly id: string; readonly title: string; readonly outlet: string | null; readonly recordedAt: string }[];
}

const CHANGED = "demarche:live";
let last: LiveState | null = null;

/** Told by the one who listens for the whole page. */
export function setLive(state: LiveState): void {
  last = state;
  dispatchEvent(new Event(CHANGED));
}

/** What the server told last; null before it told anything. */
export function useLive(): LiveState | null {
  const [state, setState] = useState(last);
  useEffect(() => {
    const update = (): void => setState(last);
    addEventListener(CHANGED, update);
    return () => removeEventListener(CHANGED, update);
  }, []);
  return state;
}

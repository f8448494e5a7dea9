import { useEffect, useState } from "preact/hooks";
import type { Answer, Asking, NameOf, PathOf, RouteName } from "../../api/contract.ts";
import { addressOf, ask, headersWith } from "./client.ts";

type Path = PathOf<RouteName>;

export interface Asked<Value> {
  /** The last answer, kept while a new one is asked for, so that a view does not blink. */
  readonly value: Value | null;
  readonly error: Error | null;
  readonly isLoading: boolean;
  readonly retry: () => void;
}

/** Told when the record has grown and its reader wants to see it. */
export const REFRESH = "demarche:refresh";

/** Asks a route whenever its parameters change, with the server's token where the route needs it. */
export function useAnswer<P extends Path>(path: P, input: Asking<NameOf<P>>, token: string | null = null): Asked<Answer<NameOf<P>>> {
  const address = addressOf(path, input);
  const [tries, setTries] = useState(0);
  const [state, setState] = useState<{ readonly address: string; readonly value: Answer<NameOf<P>> | null; readonly error: Error | null }>({
    address: "",
    value: null,
    error: null,
  });
  const retry = (): void => setTries((count) => count + 1);
  useEffect(() => {
    addEventListener(REFRESH, retry);
    return () => removeEventListener(REFRESH, retry);
  }, []);
  useEffect(() => {
    const controller = new AbortController();
    ask(path, input, { signal: controller.signal, cache: tries === 0 ? "default" : "reload", headers: headersWith(token) }).then(
      (value) => setState({ address, value, error: null }),
      (error: unknown) => {
        if (!controller.signal.aborted)
          setState({ address, value: null, error: error instanceof Error ? error : new Error(String(error)) });
      },
    );
    return () => controller.abort();
  }, [address, tries]);
  return { value: state.value, error: state.error, isLoading: state.address !== address, retry };
}

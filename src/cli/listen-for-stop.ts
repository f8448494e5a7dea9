import { EXIT } from "./exit-codes.ts";
import type { ExitCode } from "./exit-codes.ts";

export interface StopListener {
  readonly signal: AbortSignal;
  /** What the process ends with; null when nobody asked it to. */
  code(): ExitCode | null;
  close(): void;
}

/** The first Ctrl-C or SIGTERM asks the run to end in order; a second one ends the process at once, which loses nothing either. */
export function listenForStop(): StopListener {
  const controller = new AbortController();
  let code: ExitCode | null = null;
  const stopWith = (next: ExitCode) => (): void => {
    if (code !== null) process.exit(next);
    code = next;
    controller.abort();
  };
  const handlers = [
    ["SIGINT", stopWith(EXIT.interrupted)],
    ["SIGTERM", stopWith(EXIT.terminated)],
  ] as const;
  for (const [signal, handler] of handlers) process.on(signal, handler);
  return {
    signal: controller.signal,
    code: () => code,
    close: () => handlers.forEach(([signal, handler]) => process.off(signal, handler)),
  };
}

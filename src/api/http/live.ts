import { toPublicJson } from "../../lib/mask-addresses.ts";
import { shorten } from "../heads.ts";
import type { Exchange } from "./send.ts";
import type { Store } from "../../model/index.ts";

/** How often the record is looked at while somebody listens. */
const LOOK_MS = 1000;
const MOST_LISTENERS = 100;
/** Articles that are told of: those read last. */
const TOLD = 6;

export interface Live {
  /** False when too many listen already. */
  listen(exchange: Exchange): boolean;
  close(): void;
}

/** Server-sent events: the record's latest commit and what was read last, now and whenever that changes. One look serves all who listen. */
export function createLive(store: Store): Live {
  const listeners = new Set<Exchange["response"]>();
  let timer: ReturnType<typeof setInterval> | undefined;
  let commit = -1;
  const message = (): string => {
    const latest = store.latestArticles(TOLD).map(({ id, title, outlet, recordedAt }) => {
      return { id, title: shorten(title), outlet: outlet === null ? null : shorten(outlet), recordedAt };
    });
    return `event: record\ndata: ${toPublicJson({ ...store.state(), latest })}\n\n`;
  };
  const look = (): void => {
    const now = store.state().commit;
    if (now === commit) return;
    commit = now;
    for (const response of listeners) response.write(message());
  };
  const leave = (response: Exchange["response"]): void => {
    listeners.delete(response);
    if (listeners.size === 0) clearInterval(timer);
  };
  return {
    listen({ request, response }) {
      if (listeners.size >= MOST_LISTENERS) return false;
      response.writeHead(200, { "Content-Type": "text/event-stream", "Cache-Control": "no-store" });
      if (request.method === "HEAD") {
        response.end();
        return true;
      }
      if (listeners.size === 0) timer = setInterval(look, LOOK_MS);
      listeners.add(response);
      response.on("close", () => leave(response));
      response.write(message());
      return true;
    },
    close() {
      clearInterval(timer);
      for (const response of listeners) response.end();
    },
  };
}

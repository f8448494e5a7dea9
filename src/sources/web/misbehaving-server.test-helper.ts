import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo, Server as NetServer } from "node:net";
import { after } from "node:test";

export type Handler = (request: IncomingMessage, response: ServerResponse, path: string) => void;

/** A server on loopback that is closed after the tests of a file; gives its origin. Unknown paths answer 404. */
export async function serve(handlers: Readonly<Record<string, Handler>>, onRequest: (path: string) => void = () => {}): Promise<string> {
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? "/", "http://localhost").pathname;
    onRequest(path);
    const handler = handlers[path];
    if (handler === undefined) response.writeHead(404).end("no such page");
    else handler(request, response, path);
  });
  return listen(server, "http");
}

/** Listens on loopback until the tests of the file are done; gives the origin. */
export async function listen(server: NetServer & { closeAllConnections?(): void }, scheme: string): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  after(() => {
    server.closeAllConnections?.();
    server.close();
  });
  return `${scheme}://127.0.0.1:${(server.address() as AddressInfo).port}`; // listening on a port, so never a string or null
}

/** A clock that stands still until somebody sleeps: then it is as late as that. */
export function jumpingClock(start = 0): { now(): number; sleep(ms: number): Promise<void>; readonly slept: number[] } {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: async (ms) => {
      slept.push(ms);
      now += Math.max(0, ms);
    },
  };
}

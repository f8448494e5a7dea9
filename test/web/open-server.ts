import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { createServer, loadAssets, slowStoreOf } from "../../src/api/index.ts";
import type { ServerOptions } from "../../src/api/index.ts";
import { buildWorld } from "../../src/cli/build-world.ts";
import type { Store } from "../../src/model/index.ts";
import { loadActorTables } from "../../src/tables/load-actor-tables.ts";
import { loadRuleTables } from "../../src/tables/load-rule-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";

export interface OpenServer {
  /** Without a slash at its end. */
  readonly address: string;
  /** What requests brought about that none should. */
  readonly defects: readonly unknown[];
  close(): void;
}

/** A server on any free port of loopback, with the real tables and the built page. */
export async function openServer(store: Store, options: Partial<ServerOptions> = {}): Promise<OpenServer> {
  const defects: unknown[] = [];
  const { server } = createServer({
    store,
    slow: slowStoreOf(store),
    world: buildWorld(loadPart(loadActorTables), loadPart(loadRuleTables)),
    assets: loadAssets(fileURLToPath(new URL("../../dist/web", import.meta.url))),
    readers: null,
    reviews: null,
    replies: null,
    onVerdict: null,
    token: null,
    version: "test",
    hosts: ["127.0.0.1"],
    requestsPerSecond: 0,
    nowMs: () => performance.now(),
    onDefect: (error, path) => defects.push(path, error),
    ...options,
  });
  server.listen({ host: "127.0.0.1", port: 0 });
  await once(server, "listening");
  const bound = server.address();
  return {
    address: `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`,
    defects,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

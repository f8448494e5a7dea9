import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { fileURLToPath, pathToFileURL } from "node:url";
import { generateApi } from "swagger-typescript-api";
import type { Store } from "../../src/model/index.ts";
import { openRecord } from "../../src/record/index.ts";
import type { OpenServer } from "./open-server.ts";
import { openServer } from "./open-server.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "demarche-client-"));
const path = join(folder, "demo.db");
let store: Store;
let server: OpenServer;
before(async () => {
  run("src/cli/main.ts", "ingest", "demo", "--record", path, "--quiet");
  store = openRecord(path, { mode: "read", clock: () => "" });
  server = await openServer(store);
});
after(() => {
  server.close();
  store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A program of somebody who has the generated client and nothing else. Lines that must not compile are marked: a client without types would let them. */
const PROGRAM = `
import { Api } from "./client.ts";

export async function look(baseUrl: string) {
  const { api } = new Api({ baseUrl });
  const { data: list } = await api.happenings({ countries: ["PRK", "USA"], types: ["CONSULT"], limit: 5 });
  const [first] = list.items;
  if (first === undefined) throw new Error("nothing between them");
  const { data: one } = await api.happening(first.id);
  const { data: dyad } = await api.dyad("USA", "PRK", { by: "year" });
  const article = one.told[0]?.article.id ?? "";
  const { data: read } = await api.article(article);
  const { data: network } = await api.network({ limit: 5, of: "organisations" });
  const failed = await api.happening("nosuch").catch((response: { error: { status: number } }) => response.error.status);
  const counts: number[] = dyad.series.aToB.quads[0];
  // @ts-expect-error a series has no such column
  void dyad.series.aToC;
  // @ts-expect-error no such period
  void (() => api.dyad("USA", "PRK", { by: "decade" }));
  // @ts-expect-error a search without words
  void (() => api.search({}));
  return {
    words: one.told[0]?.row.event.evidence.words ?? "",
    text: read.article.text,
    sides: list.items.map(({ initiator, recipient, plover }) => [initiator, recipient, plover].join()),
    counted: counts.length === dyad.series.starts.length,
    network: network.nodes.length,
    failed,
  };
}
`;

function run(command: string, ...words: readonly string[]): void {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, command), ...words], { cwd: root, encoding: "utf8" });
  assert.equal(status, 0, stdout + stderr);
}

test("a client that swagger-typescript-api makes of /openapi.json compiles and reads the demo record from the server", async () => {
  const spec = await (await fetch(`${server.address}/openapi.json`)).json();
  const { files } = await generateApi({ spec, fileName: "client.ts", output: false, silent: true });
  const [client] = files;
  writeFileSync(join(folder, "client.ts"), (client?.fileContent ?? "").replace("// @ts-nocheck", ""));
  writeFileSync(join(folder, "use.ts"), PROGRAM);
  writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
  const compilerOptions = {
    strict: true,
    target: "es2022",
    lib: ["es2023", "dom", "dom.iterable"],
    module: "nodenext",
    types: [],
    rewriteRelativeImportExtensions: true,
  };
  writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions, files: ["use.ts"] }));
  run("node_modules/typescript/bin/tsc", "-p", folder);
  const { look } = (await import(pathToFileURL(join(folder, "use.js")).href)) as { look: (address: string) => Promise<Looked> };
  const { words, text, sides, counted, network, failed } = await look(server.address);
  assert.ok(words.length > 20 && text.includes(words));
  assert.ok(sides.length > 0 && sides.every((line) => ["PRK,USA,CONSULT", "USA,PRK,CONSULT"].includes(line)), sides.join("; "));
  assert.deepEqual([counted, failed], [true, 404]);
  assert.ok(network > 0);
  assert.deepEqual(server.defects, []);
});

/** What the program gives back. */
interface Looked {
  readonly words: string;
  readonly text: string;
  readonly sides: readonly string[];
  readonly counted: boolean;
  readonly network: number;
  readonly failed: number;
}

import assert from "node:assert/strict";
import { globSync, readFileSync } from "node:fs";
import { dirname, join, normalize } from "node:path/posix";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

/** Who may import whom: the table of the house style; a folder, or one file of it. A folder may always import itself. */
const STAGE = ["model", "lib"];
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lib: [],
  tables: STAGE,
  record: STAGE,
  sources: STAGE,
  articles: STAGE,
  text: STAGE,
  actors: STAGE,
  events: STAGE,
  stories: STAGE,
  relations: STAGE,
  exports: STAGE,
  imports: STAGE,
  "pipeline.ts": ["articles", "text", "actors", "events", "stories", "model"],
  "record-outcomes.ts": ["articles", "events", "stories", "model"],
  api: ["model", "lib", "record", "relations"],
  web: ["api/contract.ts", "lib/chain-links.ts", "lib/medium-words.ts"],
  cli: [
    "model",
    "lib",
    "tables",
    "record",
    "sources",
    "articles",
    "text",
    "actors",
    "events",
    "stories",
    "relations",
    "exports",
    "imports",
    "pipeline.ts",
    "record-outcomes.ts",
    "api",
    "index.ts",
  ],
  "index.ts": [
    "model",
    "lib",
    "tables",
    "record",
    "sources",
    "articles",
    "text",
    "actors",
    "events",
    "stories",
    "relations",
    "pipeline.ts",
    "record-outcomes.ts",
  ],
};

interface Import {
  readonly from: string;
  readonly to: string;
}

const root = fileURLToPath(new URL("../src", import.meta.url));

test("every import inside src follows the import table", () => {
  const imports = readImports();
  assert.ok(imports.length > 100, `only ${imports.length} imports were read`);
  assert.deepEqual(imports.filter(isForbidden), []);
});

test("the import check rejects an edge that the table does not allow", () => {
  const wrong = { from: "text/split-sentences.ts", to: "actors/match-names.ts" };
  const right = { from: "text/split-sentences.ts", to: "model/sentence.ts" };
  assert.deepEqual([wrong, right].filter(isForbidden), [wrong]);
  assert.deepEqual(importsOf("text/a.ts", 'import type { B } from "../actors/b.ts";\nexport { c } from "./c.ts";'), [
    { from: "text/a.ts", to: "actors/b.ts" },
    { from: "text/a.ts", to: "text/c.ts" },
  ]);
});

test("the page takes nothing but types from the server", () => {
  const files = sourceFiles().filter((file) => folderOf(file) === "web");
  assert.ok(files.length > 10, `only ${files.length} files were read`);
  const outside = files.flatMap((file) => [...readFileSync(join(root, file), "utf8").matchAll(/^(import .*?) from "[./]+\/api\/[^"]+"/gm)]);
  assert.ok(outside.length > 5);
  assert.deepEqual(
    outside.filter(([, statement]) => !statement?.startsWith("import type ")).map(([line]) => line),
    [],
  );
});

test("no file of src imports itself in a circle", () => {
  const next = Map.groupBy(readImports(), (edge) => edge.from);
  const done = new Set<string>();
  const walk = (file: string, path: readonly string[]): void => {
    assert.ok(!path.includes(file), `circle: ${[...path, file].join(" -> ")}`);
    if (done.has(file)) return;
    for (const edge of next.get(file) ?? []) walk(edge.to, [...path, file]);
    done.add(file);
  };
  for (const file of next.keys()) walk(file, []);
});

test("the pure folders do not touch disk, network, clock, process or chance", () => {
  const pure = [
    "model",
    "lib",
    "articles",
    "text",
    "actors",
    "events",
    "stories",
    "relations",
    "exports",
    "imports",
    "pipeline.ts",
    "record-outcomes.ts",
  ];
  const shell =
    /\bfrom "node:(?!crypto|buffer)|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bprocess\.|\bperformance\.|\bfetch\(|\bconsole\./;
  const offenders = sourceFiles()
    .filter((file) => pure.includes(folderOf(file)) && !file.endsWith(".test.ts"))
    .filter((file) => shell.test(readFileSync(join(root, file), "utf8")));
  assert.deepEqual(offenders, []);
});

function isForbidden(edge: Import): boolean {
  const [from, to] = [folderOf(edge.from), folderOf(edge.to)];
  const allowed = MAY_IMPORT[from] ?? [];
  return from !== to && !allowed.includes(to) && !allowed.includes(edge.to);
}

function folderOf(file: string): string {
  return file.split("/")[0] ?? "";
}

function sourceFiles(): readonly string[] {
  return globSync("**/*.{ts,tsx}", { cwd: root }).map((file) => file.replaceAll("\\", "/"));
}

function readImports(): readonly Import[] {
  return sourceFiles().flatMap((file) => importsOf(file, readFileSync(join(root, file), "utf8")));
}

/** Relative imports and re-exports, type-only and dynamic ones included. */
function importsOf(file: string, source: string): readonly Import[] {
  const specifiers = source.matchAll(/(?:\bfrom\s+|\bimport\s*\(\s*|^import\s+)"(\.[^"]+)"/gm);
  return [...specifiers].map((match) => ({ from: file, to: normalize(join(dirname(file), match[1] ?? "")) }));
}

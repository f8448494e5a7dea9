import assert from "node:assert/strict";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { after, before, test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import { ROUTES, openReplies, openReviews } from "../../src/api/index.ts";
import type { Route } from "../../src/api/index.ts";
import { unzip } from "../../src/cli/unzip.test-helper.ts";
import { demarche } from "../cli/run-demarche.ts";
import { newsPage } from "./news-page.ts";
import { openServer } from "./open-server.ts";
import type { OpenServer } from "./open-server.ts";
import { HOSTILE, makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

/**
 * An e-mail address is nowhere but in the text of the articles that the record keeps and in the file of those who replied: not in an answer of
 * any route, in any file that can be had of the record, in what is printed or logged, nor in the index of words.
 */
const ADDRESS = /[\w.+-]+@[\w-]+\.\w/;
const REPLIER = "ingrid@private-mail.example";

let sample: SampleRecord;
let server: OpenServer;
before(() => {
  sample = makeSampleRecord(150);
});
after(() => {
  server.close();
  sample.close();
});

function assertNone(text: string, where: string): void {
  const found = ADDRESS.exec(text);
  assert.equal(found, null, `${where} holds ${JSON.stringify(text.slice((found?.index ?? 0) - 40, (found?.index ?? 0) + 80))}`);
}

async function textOf(bytes: Uint8Array<ArrayBuffer>, isParquet: boolean): Promise<string> {
  if (!isParquet) return Buffer.from(bytes).toString("utf8");
  const rows = await parquetReadObjects({ file: bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) });
  assert.ok(rows.length > 0);
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}

test("no route answers with an e-mail address, in any format", async () => {
  const clock = (): string => "2024-06-01T00:00:00Z";
  const [replies, reviews] = [openReplies(`${sample.path}.replies`, clock), openReviews(`${sample.path}.reviews`, clock)];
  server = await openServer(sample.store, { replies, reviews, token: "secret" });
  const rows = [...sample.store.events({ countries: ["NOR", "SWE"] })];
  const row = rows.find(({ event }) => event.evidence.words.includes(HOSTILE.address));
  assert.ok(row, "the record's own words hold one");
  const [id, article] = [row.happeningId ?? "", row.event.articleId];
  const words = { kind: "note", name: "Ingrid", email: REPLIER, website: "" } as const;
  replies.add({ ...words, about: "happening", id, text: `Ask ${HOSTILE.address} for more` }, [row.event.id]);
  const second = replies.add({ ...words, about: "article", id: article, text: `Or ask me, ${REPLIER}, at home` }, []);
  replies.judge({ replyId: second.replyId, verdict: "approve", by: "Mod" });
  const judged = { eventId: row.event.id, happeningId: id, reviewer: "Ada", verdict: "reject", plover: null, status: null } as const;
  reviews.add({ ...judged, why: `as ${HOSTILE.address} says` });
  const values: Readonly<Record<string, readonly string[]>> = {
    "/api/happenings/{id}": [id],
    "/api/articles/{id}": [article],
    "/api/actors/{id}": ["NOR", "person:vladimir-putin"],
    "/api/dyads/{a}/{b}": ["NOR/SWE"],
    "/api/replies/{about}/{id}": [`happening/${id}`, `article/${article}`],
    "/api/search": [`?q=Norway&limit=100`, `?q=${encodeURIComponent(HOSTILE.address)}`],
  };
  let asked = 0;
  for (const { path, method, streams = [] } of Object.values<Route>(ROUTES)) {
    if (method === "post") continue;
    for (const format of [null, ...streams]) {
      for (const value of values[path] ?? [""]) {
        const base = value.startsWith("?") || value === "" ? path + value : path.replace(/\{.*\}/, value);
        const address = format === null ? base : `${base}?format=${format}`;
        const response = await fetch(server.address + address, { headers: { authorization: "Bearer secret" } });
        assert.equal(response.status, 200, address);
        assertNone(await textOf(new Uint8Array(await response.arrayBuffer()), format === "parquet"), address);
        asked++;
      }
    }
  }
  assert.ok(asked > 25, `only ${asked} were asked`);
  for (const path of ["/openapi.json", "/", `/api/${HOSTILE.address}`]) assertNone(await (await fetch(server.address + path)).text(), path);
});

test("no export of the record holds an e-mail address", async () => {
  const out = (name: string): string => `${sample.path}-${name}`;
  const exports: readonly (readonly string[])[] = [
    ...["jsonl", "csv", "gdelt", "icews", "polecat"].map((format) => ["export", "--format", format]),
    ["export", "--format", "parquet", "--out", out("parquet")],
    ["dossier", "NOR", "SWE", "--out", out("dossier.zip")],
    ["dyad", "NOR", "SWE", "--json"],
    ["network", "--format", "graphml"],
  ];
  for (const words of exports) {
    const run = await demarche([...words, "--record", sample.path]);
    assert.ok(run.code === 0 || run.code === 2, `${words.join(" ")}: ${run.code} ${run.err}`);
    assertNone(run.out + run.err, words.join(" "));
  }
  const entries = unzip(readFileSync(out("dossier.zip")));
  assert.ok(entries.some(({ text }) => text.includes("will answer questions")));
  for (const { name, text } of entries) assertNone(text, `dossier ${name}`);
  const files = globSync("**/*.parquet", { cwd: out("parquet") });
  assert.ok(files.length > 3);
  for (const file of files) {
    const bytes = readFileSync(`${out("parquet")}/${file}`);
    assertNone(await textOf(new Uint8Array(bytes), true), file);
  }
});

test("nothing that is printed or logged holds an e-mail address", async () => {
  const folder = `${sample.path}-pages`;
  mkdirSync(folder);
  writeFileSync(`${folder}/${HOSTILE.address}.html`, "nothing");
  const page = `<p>Norway met Sweden in Oslo on Monday, and ${HOSTILE.address} will answer questions about the talks of the two neighbours.</p>`;
  writeFileSync(`${folder}/page.html`, newsPage(3).replace("</p>", `</p>${page}`));
  const record = `${sample.path}-log`;
  const runs: readonly (readonly string[])[] = [
    ["ingest", folder, "--record", record],
    ["ingest", `${folder}/${HOSTILE.address}.txt`, "--record", record],
    ["read", `${folder}/page.html`],
    ["status", "--record", record],
    ["explain", `Norway thanked Sweden, says ${HOSTILE.address}.`],
    ["dyad", HOSTILE.address, "SWE", "--record", record],
  ];
  for (const words of runs) {
    const run = await demarche(words);
    assert.ok(run.out + run.err !== "", words.join(" "));
    assertNone(run.out + run.err, words.join(" "));
  }
  const serving = await demarche(
    ["serve", "--record", sample.path, "--port", "0", "--replies", `${sample.path}.log-replies`, "--threads", "1"],
    {
      onStart: (child) => {
        child.stdout?.once("data", (line: Buffer) => {
          const paths = [`/api/search?q=${HOSTILE.address}`, `/api/actors/${HOSTILE.address}`, "/api/articles/%00", `/${HOSTILE.address}`];
          const asked = Promise.all(paths.map(async (path) => fetch(String(line).trim().replace(/\/$/, "") + path)));
          void asked.finally(() => child.kill("SIGTERM"));
        });
      },
    },
  );
  assert.match(serving.out + serving.err, /serving/);
  assertNone(serving.out + serving.err, "serve");
});

test("the index of words does not know the words of an e-mail address", () => {
  const database = new DatabaseSync(sample.path);
  try {
    database.exec("CREATE VIRTUAL TABLE temp.terms USING fts5vocab(main, sentence_words, row)");
    const terms = new Set(
      database
        .prepare("SELECT term FROM temp.terms")
        .all()
        .map((row) => row["term"]),
    );
    const parts = ["jane", "doe"];
    assert.ok(HOSTILE.address.startsWith(parts.join(".")));
    assert.deepEqual(
      ["norway", "questions", ...parts].filter((term) => terms.has(term)),
      ["norway", "questions"],
    );
  } finally {
    database.close();
  }
});

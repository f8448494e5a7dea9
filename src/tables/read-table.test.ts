import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Fault } from "../lib/fault.ts";
import { loadActorTables } from "./load-actor-tables.ts";
import { loadRuleTables } from "./load-rule-tables.ts";
import { dataFolder, foldersWith } from "./load-tables.ts";
import { listAddedTables } from "./read-table.ts";

const ACTS = "id\ttriggers\tframe\tobjects\tprepositions\tcameo\tplover\tmode\tcontexts\treciprocal\trecipient\tyes\tno\torigin";
const STATES = "id\tkind\tname\tcountry\tfrom\tto\tofficial\taliases\tacronyms\tadjectives\tdemonyms\tcapitals\torigin";

function withFolder(files: Readonly<Record<string, string>>, run: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), "demarche-rules-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(join(folder, name, ".."), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    run(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const isFault = (code: string, words: RegExp) => (error: unknown) =>
  error instanceof Fault && error.code === code && words.test(`${error.where} ${error.why}`);

test("loadRuleTables() puts a user's acts before the package's", () => {
  const row = "own-greet\tgreet/VERB\tdirect\t\t\t050\t\t\t\t\t\tNarnia greeted Archenland.\tThe bell greeted the dawn.\town";
  withFolder({ "rules/acts.tsv": `${ACTS}\n${row}\n` }, (folder) => {
    const { acts } = loadRuleTables(foldersWith(folder));
    assert.equal(acts[0]?.id, "own-greet");
    assert.ok(acts.length > 1);
  });
});

test("loadRuleTables() refuses a user's act that the package's checks would refuse", () => {
  const unknownCode = "own-greet\tgreet/VERB\tdirect\t\t\t999\t\t\t\t\t\tA.\tB.\town";
  withFolder({ "rules/acts.tsv": `${ACTS}\n${unknownCode}\n` }, (folder) => {
    assert.throws(() => loadRuleTables(foldersWith(folder)), isFault("table/broken", /own-greet.*"999" is no CAMEO code/));
  });
  const taken = "visit\tgreet/VERB\tdirect\t\t\t050\t\t\t\t\t\tA.\tB.\town";
  withFolder({ "rules/acts.tsv": `${ACTS}\n${taken}\n` }, (folder) => {
    assert.throws(() => loadRuleTables(foldersWith(folder)), isFault("table/broken", /"visit" is there already/));
  });
});

test("loadRuleTables() refuses an act under the id of an operator, since events name their rows by id alone", () => {
  const shared = "threaten\tgreet/VERB\tdirect\t\t\t050\t\t\t\t\t\tA.\tB.\town";
  withFolder({ "rules/acts.tsv": `${ACTS}\n${shared}\n` }, (folder) => {
    assert.throws(() => loadRuleTables(foldersWith(folder)), isFault("table/broken", /operators.tsv, row threaten.*acts.tsv has/));
  });
});

test("loadActorTables() adds a user's states", () => {
  withFolder({ "actors/states.tsv": `${STATES}\nNRN\tstate\tNarnia\tNRN\t\t\t\t\t\tNarnian\t\t\town\n` }, (folder) => {
    const { actors } = loadActorTables(foldersWith(folder));
    assert.ok(actors.some((actor) => actor.id === "NRN") && actors.some((actor) => actor.id === "FRA"));
  });
});

test("listAddedTables() names the tables of a user's folder and refuses what is none", () => {
  withFolder({ "actors/states.tsv": `${STATES}\n` }, (folder) =>
    assert.deepEqual(listAddedTables(foldersWith(folder)), ["actors/states.tsv"]),
  );
  withFolder({ "rules/verbs.tsv": "" }, (folder) =>
    assert.throws(() => listAddedTables(foldersWith(folder)), isFault("table/broken", /verbs\.tsv.*no table of that name/)),
  );
  withFolder({ "readme.txt": "" }, (folder) =>
    assert.throws(() => listAddedTables(foldersWith(folder)), isFault("table/missing", /no actors/)),
  );
  assert.deepEqual(listAddedTables(dataFolder()), []);
});

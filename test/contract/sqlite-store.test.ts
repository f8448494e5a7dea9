import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { openRecord } from "../../src/record/index.ts";
import { testStore } from "./store.contract.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-store-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

testStore({ name: "the store in one SQLite file", make: (clock) => openRecord(join(folder, `${made++}.db`), { mode: "write", clock }) });

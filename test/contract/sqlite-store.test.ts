import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after } from "node:test";
import { openRecord } from "../../src/record/index.ts";
import { testDecisions } from "./decisions.contract.ts";
import { testForeign } from "./foreign.contract.ts";
import { testSchedule } from "./schedule.contract.ts";
import { testStore } from "./store.contract.ts";
import { testVersions } from "./versions.contract.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-store-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;

const name = "the store in one SQLite file";
const make = (clock: () => string) => openRecord(join(folder, `${made++}.db`), { mode: "write", clock });

testStore({ name, make });
testDecisions({ name, make });
testVersions({ name, make });
testForeign({ name, make });
testSchedule({ name, make: () => make(() => "2024-05-01T12:00:00Z") });

import { parentPort, workerData } from "node:worker_threads";
import { createReader } from "../../pipeline.ts";
import { openRecord } from "../../record/index.ts";
import { loadTables } from "../../tables/load-tables.ts";
import { instantNow } from "../instant-now.ts";
import { muteSqliteWarning } from "../mute-sqlite-warning.ts";
import type { WorkerSetup } from "./messages.ts";
import { serveJobs } from "./serve-jobs.ts";

/** A thread that reads pages: everything but writing. Prepares its own indices from the tables; the model's bytes are shared. */
muteSqliteWarning();
const setup = workerData as WorkerSetup; // what WorkerPool starts it with

if (parentPort !== null) {
  serveJobs(parentPort, () => {
    const reader = createReader(loadTables(setup.shared.dataFolder, setup.shared));
    const record = openRecord(setup.record, { mode: "read", clock: instantNow });
    return { hasPage: (page) => record.hasPage(page), read: (page) => reader.read(page) };
  });
}

import type { MessagePort } from "node:worker_threads";
import { createReader } from "../../pipeline.ts";
import { openRecord } from "../../record/index.ts";
import { loadTables } from "../../tables/load-tables.ts";
import { instantNow } from "../instant-now.ts";
import type { WorkerSetup } from "./messages.ts";
import { serveJobs } from "./serve-jobs.ts";

/** Answers jobs on a port with everything but writing. Prepares its own indices from the tables; the model's bytes are shared. */
export function startReading(port: MessagePort, setup: WorkerSetup): void {
  serveJobs(port, () => {
    const reader = createReader(loadTables(setup.shared.folders, setup.shared), setup);
    const record = openRecord(setup.record, { mode: "read", clock: instantNow });
    return { hasPage: (page) => record.hasPage(page), read: (page) => reader.code(page) };
  });
}

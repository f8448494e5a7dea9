import { parentPort, workerData } from "node:worker_threads";
import { muteSqliteWarning } from "../mute-sqlite-warning.ts";
import type { WorkerSetup } from "./messages.ts";

/** A thread that reads pages. Node 22 warns as soon as a module that imports `node:sqlite` is loaded, so that comes after the muting. */
muteSqliteWarning();
const { startReading } = await import("./start-reading.ts");
if (parentPort !== null) startReading(parentPort, workerData as WorkerSetup); // what WorkerPool starts it with

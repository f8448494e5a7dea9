import { parentPort, workerData } from "node:worker_threads";
import { muteSqliteWarning } from "../mute-sqlite-warning.ts";
import type { SlowSetup } from "./open-slow-store.ts";

/** A thread with a connection of its own, which answers what would hold up all other readers. */
muteSqliteWarning();
const { answerSlowly } = await import("./answer-slowly.ts");
if (parentPort !== null) answerSlowly(parentPort, workerData as SlowSetup); // what openSlowStore starts it with

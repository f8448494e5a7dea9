import { parentPort, workerData } from "node:worker_threads";
import { muteSqliteWarning } from "../mute-sqlite-warning.ts";
import type { ThreadSetup } from "./questions.ts";

/** A thread with a connection of its own, so that what it answers holds up nobody who asks another. */
muteSqliteWarning();
const { answerQuestions } = await import("./answer-questions.ts");
if (parentPort !== null) answerQuestions(parentPort, workerData as ThreadSetup); // what openThread starts it with

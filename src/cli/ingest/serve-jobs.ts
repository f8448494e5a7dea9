import type { MessagePort } from "node:worker_threads";
import { Fault } from "../../lib/fault.ts";
import { isSkip } from "../../model/index.ts";
import type { Coding, Page, PageKey, Skip } from "../../model/index.ts";
import { readPageFile } from "../../sources/index.ts";
import type { Answer, Job, WorkerMessage } from "./messages.ts";
import { keyWithoutBytes } from "./messages.ts";

/** What a worker needs to do a job. */
export interface JobTools {
  /** Whether the record holds the page, read or skipped. */
  hasPage(page: PageKey): boolean;
  read(page: Page): Coding | Skip;
}

/** Answers jobs, one after the other, until the port closes. A broken set-up is told once, as a fault. */
export function serveJobs(port: MessagePort, prepare: () => JobTools): void {
  const say = (message: WorkerMessage): void => port.postMessage(message);
  try {
    const tools = prepare();
    port.on("message", (job: Job) => say({ kind: "answer", index: job.index, answer: answerJob(job, tools) }));
    say({ kind: "ready" });
  } catch (error) {
    const fault = error instanceof Fault ? error : new Fault("worker/broken", "A reading thread cannot start", { why: String(error) });
    const { code, what, where, why, next } = fault;
    say({ kind: "fault", code, what, parts: { ...(where && { where }), ...(why && { why }), ...(next && { next }) } });
  }
}

/** Reads one page. What throws is a defect of ours: the page is skipped with the reason, and the run goes on. */
export function answerJob({ entry }: Job, tools: JobTools): Answer {
  const page = entry.kind === "file" ? readPageFile(entry.path, { from: entry.from }) : entry.page;
  if (isSkip(page)) return { kind: "outcome", outcome: { page: keyWithoutBytes(page.where), result: page } };
  const key = keyOf(page);
  if (tools.hasPage(key)) return { kind: "known" };
  return { kind: "outcome", outcome: { page: key, result: readSafely(page, tools) } };
}

function readSafely(page: Page, tools: JobTools): Coding | Skip {
  try {
    return tools.read(page);
  } catch (error) {
    return {
      kind: "skip",
      reason: "pipeline/crashed",
      where: page.from,
      why: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
    };
  }
}

function keyOf({ bytes, hints: _hints, ...page }: Page): PageKey {
  return { ...page, size: bytes.length };
}

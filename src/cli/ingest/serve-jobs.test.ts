import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { contentId } from "../../lib/hash.ts";
import type { Skip } from "../../model/index.ts";
import type { Answer, Job } from "./messages.ts";
import { answerJob } from "./serve-jobs.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-jobs-"));
after(() => rmSync(folder, { recursive: true }));
writeFileSync(join(folder, "page.txt"), "Talks resumed.");

const jobFor = (name: string): Job => ({ index: 0, entry: { kind: "file", path: join(folder, name), from: name } });
const skip: Skip = { kind: "skip", reason: "article/no-text", where: "page.txt", why: "nothing" };

function outcomeOf(answer: Answer) {
  assert.equal(answer.kind, "outcome");
  return answer.kind === "outcome" ? answer.outcome : assert.fail();
}

test("answerJob() reads a page and answers with its key and what came of it", () => {
  const { page, result } = outcomeOf(answerJob(jobFor("page.txt"), { hasPage: () => false, read: () => skip }));
  assert.deepEqual(page, {
    id: contentId(new TextEncoder().encode("Talks resumed.")),
    from: "page.txt",
    contentType: "text/plain",
    size: 14,
  });
  assert.equal(result, skip);
});

test("answerJob() does not read a page that the record holds", () => {
  const answer = answerJob(jobFor("page.txt"), { hasPage: ({ from }) => from === "page.txt", read: () => assert.fail("it was read") });
  assert.deepEqual(answer, { kind: "known" });
});

test("answerJob() turns a defect into a skip that names it", () => {
  const tools = {
    hasPage: () => false,
    read: () => {
      throw new TypeError("x is not a function");
    },
  };
  assert.deepEqual(outcomeOf(answerJob(jobFor("page.txt"), tools)).result, {
    kind: "skip",
    reason: "pipeline/crashed",
    where: "page.txt",
    why: "TypeError: x is not a function",
  });
});

test("answerJob() answers for a file that vanished", () => {
  const { page, result } = outcomeOf(answerJob(jobFor("gone.txt"), { hasPage: () => true, read: () => skip }));
  assert.deepEqual(page, { id: contentId(), from: "gone.txt", size: 0 });
  assert.equal("reason" in result && result.reason, "source/unreadable");
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault, describeFault } from "./fault.ts";

test("describeFault() says what, where, why and what next in one line", () => {
  const fault = new Fault("record/locked", "Cannot open the record", {
    where: "x.db",
    why: "another process\nholds the write lock",
    next: "Stop it, or pass --read-only",
  });
  assert.equal(describeFault(fault), 'Cannot open the record: "x.db": another process holds the write lock. Stop it, or pass --read-only');
});

test("Fault keeps its cause and its code", () => {
  const cause = new Error("EACCES");
  const fault = new Fault("record/read-only", "Cannot write the record", { cause });
  assert.equal(fault.cause, cause);
  assert.equal(fault.code, "record/read-only");
});

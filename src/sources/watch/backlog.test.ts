import assert from "node:assert/strict";
import { test } from "node:test";
import type { Listing } from "../../model/index.ts";
import { Backlog } from "./backlog.ts";

const listing = (key: string, host: string, dueAt: number): Listing => ({ key, host, dueAt, state: "waiting" }) as Listing; // all that a backlog looks at
const free = (): boolean => true;

test("Backlog gives what is longest due, of hosts that are free", () => {
  const backlog = new Backlog();
  for (const each of [listing("a2", "a", 20), listing("a1", "a", 10), listing("b1", "b", 15), listing("c1", "c", 99)]) backlog.put(each);
  assert.equal(backlog.nextDueAt(free), 10);
  assert.equal(
    backlog.nextDueAt((host) => host === "c"),
    99,
  );
  assert.equal(backlog.take(50, (host) => host !== "a")?.key, "b1");
  assert.deepEqual([backlog.take(50, free)?.key, backlog.take(50, free)?.key, backlog.take(50, free)], ["a1", "a2", null]);
  assert.equal(backlog.size, 1);
});

test("Backlog holds each listing once, as it was put last", () => {
  const backlog = new Backlog();
  backlog.put(listing("x", "a", 10));
  backlog.put(listing("y", "a", 20));
  backlog.put(listing("x", "a", 30));
  assert.deepEqual([backlog.nextDueAt(free), backlog.size], [20, 2]);
  assert.deepEqual([backlog.take(99, free)?.key, backlog.take(99, free)?.dueAt, backlog.take(99, free)], ["y", 30, null]);
  assert.equal(backlog.nextDueAt(free), Infinity);
});

import assert from "node:assert/strict";
import { test } from "node:test";
import { isSamePerson } from "../scripts/build-actors/merge-persons.ts";
import { trimTerms } from "../scripts/build-actors/trim-terms.ts";

test("isSamePerson() allows patronymics and middle names, not another given name in a family whose name is a given name too", () => {
  assert.ok(isSamePerson("George Bush", "George W. Bush"));
  assert.ok(isSamePerson("Sabah al-Ahmad al-Sabah", "Sabah al-Ahmad al-Jabir al-Sabah"));
  assert.ok(!isSamePerson("Sabah al-Ahmad al-Sabah", "Nawaf al-Ahmad al-Jabir al-Sabah"));
  assert.ok(!isSamePerson("Sabah al-Ahmad al-Sabah", "Mishal al-Ahmad al-Jabir al-Sabah"));
});

const made = {
  person: "person:a",
  office: "Leader",
  role: "leader",
  actor: "AAA",
  from: "2006-03-01",
  to: "2007-03-01",
  origin: "phoenix",
};
const head = (role: string, to: string | null) => ({ person: "person:b", role, actor: "AAA", from: "2005-01-01", to });
const led = (to: string) => ({ actor: "AAA", role: "head of government", from: "", to });

test("trimTerms() drops a leader without an office where the head who leads the state is kept by hand from first to last", () => {
  assert.deepEqual(trimTerms([made], [head("head of state", null)], []), []);
  assert.deepEqual(trimTerms([made], [head("head of state", "2007-02-01")], []), [made]);
  assert.deepEqual(trimTerms([made], [head("head of state", null)], [led("")]), [made]);
  assert.deepEqual(trimTerms([made], [head("head of government", null)], [led("")]), []);
  assert.deepEqual(trimTerms([made], [head("head of government", null)], [led("2006-01-01")]), [made]);
});

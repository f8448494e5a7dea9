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

test("trimTerms() drops a leader without an office where both heads are kept by hand for the whole of the term", () => {
  assert.deepEqual(trimTerms([made], [head("head of state", null), head("head of government", "2007-03-01")]), []);
  assert.deepEqual(trimTerms([made], [head("head of state", null), head("head of government", "2007-02-01")]), [made]);
  assert.deepEqual(trimTerms([made], [head("head of state", null)]), [made]);
});

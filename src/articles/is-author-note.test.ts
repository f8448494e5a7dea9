import assert from "node:assert/strict";
import { test } from "node:test";
import { isAuthorNote } from "./is-author-note.ts";
import { measureText } from "./measure-text.ts";

const BODY = ["Talks between the two ministers began in Lima on Monday.", "Mr Soto wrote columns before he went into politics."];
const isNote = (text: string): boolean => isAuthorNote({ text, measure: measureText(text) }, () => BODY);

test("isAuthorNote() tells what a paragraph says of somebody who writes and of whom the article says nothing", () => {
  assert.equal(isNote("Ana Ruiz is a staff writer based in Lima."), true);
  assert.equal(isNote("Dr. Tom van Berg has covered the Andes for twenty years."), true);
  assert.equal(isNote("Ana Ruiz is the mayor of Lima."), false);
  assert.equal(isNote("The paper has a correspondent in Lima."), false);
});

test("isAuthorNote() leaves those alone whom the article has named", () => {
  assert.equal(isNote("Juan Soto was a columnist until 2014."), false);
});

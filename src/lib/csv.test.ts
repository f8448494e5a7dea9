import assert from "node:assert/strict";
import { test } from "node:test";
import { csvLine } from "./csv.ts";

test("csvLine() quotes what RFC 4180 says must be quoted", () => {
  assert.equal(csvLine(["a", 'b "c"', "d,e", "f\ng", null, 1.5, true]), 'a,"b ""c""","d,e","f\ng",,1.5,true\r\n');
});

test("csvLine() takes the force out of formulas and leaves numbers alone", () => {
  assert.equal(csvLine(["=HYPERLINK(1)", "+1 555", "@cmd", "-x", "\tq"]), "'=HYPERLINK(1),'+1 555,'@cmd,'-x,'\tq\r\n");
  assert.equal(csvLine([-3, "-3.5", "2022-07"]), "-3,-3.5,2022-07\r\n");
});

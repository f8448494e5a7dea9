import assert from "node:assert/strict";
import { test } from "node:test";
import { Fault } from "./fault.ts";
import { formatTsv, listCell, parseTsv } from "./tsv.ts";

const options = { where: "states.tsv", columns: ["id", "name"], unique: "id" } as const;

test("parseTsv() reads rows by column and passes over comments", () => {
  assert.deepEqual(parseTsv("id\tname\n# states\nRUS\tRussia\n\n", options), [{ id: "RUS", name: "Russia" }]);
});

test("parseTsv() names the line of a repeated id, a missing cell and a wrong header", () => {
  const fault = (text: string): string => {
    try {
      parseTsv(text, options);
    } catch (error) {
      return error instanceof Fault ? `${error.code} ${error.where}` : "another error";
    }
    return "no fault";
  };
  assert.equal(fault("id\tname\nRUS\tRussia\nRUS\tRussia\n"), "table/broken states.tsv:3");
  assert.equal(fault("id\tname\nRUS\n"), "table/broken states.tsv:2");
  assert.equal(fault("code\tname\n"), "table/broken states.tsv:1");
});

test("formatTsv() writes what parseTsv() reads", () => {
  const rows = [{ id: "PRK", name: "North\tKorea" }];
  assert.deepEqual(parseTsv(formatTsv(options.columns, rows), options), [{ id: "PRK", name: "North Korea" }]);
});

test("listCell() parts by bars and gives nothing for an empty cell", () => {
  assert.deepEqual([listCell("a|b"), listCell("")], [["a", "b"], []]);
});

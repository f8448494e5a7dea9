import { formsOf } from "../../src/events/inflect.ts";
import type { RuleTables } from "../../src/model/index.ts";

/**
 * Says whether the words that bring in a content hold a word of saying (of the table, in any form, "said in a letter" among them; a colon or
 * dash alone too) or only words of thinking, wanting, feeling and doing.
 */
export function tellsManner(tables: RuleTables): (words: string) => "speech" | "thought" {
  const triggers = tables.speech.filter((row) => row.manner === "speech").flatMap((row) => row.triggers);
  const lemmas = [...triggers.map((trigger) => trigger.replace(/[ /].*$/, "")), ...UNREAD];
  const speech = new Set(lemmas.flatMap((lemma) => formsOf(lemma, tables.forms)));
  return (words) => {
    const all = words.toLowerCase().match(/[\p{L}-]+/gu) ?? [];
    return all.length === 0 || all.some((word) => speech.has(word)) ? "speech" : "thought";
  };
}

/** Words that may bring in speech and that the tables leave unread, since they bring in something else more often: the rows stay. */
const UNREAD = [
  "cast",
  "introduce",
  "request",
  "reference",
  "persuade",
  "underscore",
  "unveil",
  "prove",
  "argument",
  "notion",
  "reminder",
  "message",
];

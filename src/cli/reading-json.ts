import { NAME_TAGS, RELATIONS, UPOS } from "../model/index.ts";
import type { Page, ParsedSentence, Reading, Sentence, Skip } from "../model/index.ts";

/** Name of the JSON that `read --json` prints. A field may be added under the same name; none is ever renamed, removed or given another meaning. */
const READING_SCHEMA = "demarche/reading/1";

/** A reading as plain JSON: columns become arrays, numbers of tags their names. Documented in docs/reading.md. */
export function readingToJson(page: Page, result: Reading | Skip, version: string): object {
  const head = { schema: READING_SCHEMA, version, kind: result.kind, page: pageToJson(page) };
  if (result.kind === "skip") return { ...head, reason: result.reason, where: result.where, why: result.why };
  return {
    ...head,
    article: result.article,
    sentences: result.sentences.map(sentenceToJson),
    mentions: result.mentions,
    quotations: result.quotations,
    times: result.times,
    events: result.events,
    report: plainColumns(result.report),
  };
}

/** Number columns as arrays: JSON has no others. */
function plainColumns(value: object): object {
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, field instanceof Uint32Array ? [...field] : field]));
}

function pageToJson(page: Page): object {
  const { id, from, url, fetchedAt, contentType, bytes } = page;
  return { id, from, url: url ?? null, fetchedAt: fetchedAt ?? null, contentType: contentType ?? null, size: bytes.length };
}

/** One sentence with its columns as arrays. */
export function sentenceToJson(sentence: Sentence | ParsedSentence): object {
  const { index, paragraph, start, end, words } = sentence;
  const split = { index, paragraph, start, end, words, starts: [...sentence.starts], ends: [...sentence.ends] };
  if (!("heads" in sentence)) return { ...split, parsed: false };
  return {
    ...split,
    parsed: true,
    lemmas: sentence.lemmas,
    tags: Array.from(sentence.tags, (tag) => UPOS[tag]),
    fineTags: sentence.fineTags,
    heads: [...sentence.heads],
    relations: Array.from(sentence.relations, (relation) => RELATIONS[relation]),
    names: Array.from(sentence.names, (name) => NAME_TAGS[name]),
  };
}

import { RELATIONS, UPOS } from "../src/model/index.ts";
import type { ParsedSentence } from "../src/model/index.ts";
import type { GoldSentence } from "./read-treebank.ts";

/** F1 of what was read from raw text, as the CoNLL 2018 shared task counts: words are the same when they cover the same characters. */
export interface RawScore {
  readonly words: number;
  readonly sentences: number;
  readonly upos: number;
  readonly uas: number;
  readonly las: number;
}

/** A word by the characters that it covers, white space not counted. */
interface Word {
  readonly span: string;
  readonly upos: string;
  /** Span of the head, "" for the root. */
  readonly head: string;
  readonly relation: string;
}

export function scoreRaw(gold: readonly GoldSentence[], parsed: readonly ParsedSentence[]): RawScore {
  const [right, own] = [goldWords(gold), parsedWords(parsed)];
  const bySpan = new Map(right.words.map((word) => [word.span, word]));
  const same = { words: 0, upos: 0, uas: 0, las: 0 };
  for (const word of own.words) {
    const other = bySpan.get(word.span);
    if (other === undefined) continue;
    same.words++;
    if (other.upos === word.upos) same.upos++;
    if (other.head !== word.head) continue;
    same.uas++;
    if (other.relation === word.relation) same.las++;
  }
  const f1 = (count: number): number => (2 * count) / (right.words.length + own.words.length);
  const ends = new Set(right.sentences);
  const sentences = own.sentences.filter((span) => ends.has(span)).length;
  return {
    ...{ words: f1(same.words), upos: f1(same.upos), uas: f1(same.uas), las: f1(same.las) },
    sentences: (2 * sentences) / (right.sentences.length + own.sentences.length),
  };
}

interface Words {
  readonly words: readonly Word[];
  readonly sentences: readonly string[];
}

function goldWords(gold: readonly GoldSentence[]): Words {
  return collect(
    gold.map(({ rows }) => ({
      words: rows.map((row) => row[1] ?? ""),
      word: (i) => ({ upos: rows[i]?.[3] ?? "", head: Number(rows[i]?.[6]) - 1, relation: rows[i]?.[7] ?? "" }),
    })),
  );
}

function parsedWords(parsed: readonly ParsedSentence[]): Words {
  return collect(
    parsed.map(({ words, tags, heads, relations }) => ({
      words,
      word: (i) => ({ upos: UPOS[tags[i] ?? 0] ?? "", head: heads[i] ?? -1, relation: RELATIONS[relations[i] ?? 0] ?? "" }),
    })),
  );
}

interface Countable {
  readonly words: readonly string[];
  word(i: number): { readonly upos: string; readonly head: number; readonly relation: string };
}

function collect(sentences: readonly Countable[]): Words {
  let at = 0;
  const spans: string[] = [];
  const words = sentences.flatMap((sentence) => {
    const own = sentence.words.map((word) => {
      const start = at;
      at += word.replaceAll(/\s/g, "").length;
      return `${start}-${at}`;
    });
    spans.push(`${own[0]?.split("-")[0]}-${at}`);
    return own.map((span, i) => {
      const { upos, head, relation } = sentence.word(i);
      return { span, upos, head: own[head] ?? "", relation: relation.replace(/:.*/, "") };
    });
  });
  return { words, sentences: spans };
}

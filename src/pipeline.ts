import { countNames, indexActors, matchNames, resolveMentions } from "./actors/index.ts";
import type { NameMatch } from "./actors/index.ts";
import { createExtractor } from "./articles/index.ts";
import {
  chooseFirst,
  chooseLikely,
  chooseOthers,
  chooseSure,
  ENOUGH,
  codeEvents,
  compileRules,
  explainSentence,
  findQuotations,
  findTelling,
  findTimes,
  mayQuote,
  partDatelines,
} from "./events/index.ts";
import type { CodingInput, Explanation, ParsedInput, RuleIndex, SentencesRead } from "./events/index.ts";
import { isSkip } from "./model/index.ts";
import type { Article, Coding, Page, ParsedSentence, Reading, Sentence, Skip, Span, Tables } from "./model/index.ts";
import { sketchReport } from "./stories/index.ts";
import { createParser, splitSentences } from "./text/index.ts";

/**
 * Reads pages. Pure: the same page gives the same reading, in any order and on any thread; one that learns sites gives the same readings of the
 * same pages in the same order. Holds the prepared tables.
 */
export interface Reader {
  /** `Tables.version`. */
  readonly version: string;
  /** From bytes to coded events, or the reason why there is nothing. Never throws for what a page holds. Parses only what events need. */
  code(page: Page): Coding | Skip;
  /** The same from an article that is clean already. */
  codeArticle(article: Article): Coding | Skip;
  /** The same with the trees, mentions, quotations and times of all sentences, for who wants to see them; some twice the work. */
  read(page: Page): Reading | Skip;
  readArticle(article: Article): Reading | Skip;
  /** What fires in the sentences of an article, and what nearly does. */
  explain(article: Article): Explanation;
}

/**
 * Prepares the stages from the tables; costs what loading the model costs, so make one a thread. With `learnsSites`, lines that three pages of a site
 * have are left out of the articles of its later ones (docs/articles.md).
 */
export function createReader(tables: Tables, { learnsSites = false }: { readonly learnsSites?: boolean } = {}): Reader {
  const extract = createExtractor(tables.articles, { learnsSites });
  const coder = createCoder(tables);
  const codeArticle = (article: Article): Coding | Skip => whyUnread(article) ?? coder.code(coder.split(article));
  const readArticle = (article: Article): Reading | Skip => {
    const skip = whyUnread(article);
    if (skip !== null) return skip;
    const split = coder.split(article);
    const { mentions, quotations, times, sentences } = coder.readAll(split);
    return { ...coder.code(split), sentences, mentions, quotations, times };
  };
  const extracted = <T>(page: Page, next: (article: Article) => T): T | Skip => {
    const article = extract(page);
    return isSkip(article) ? article : next(article);
  };
  return {
    version: tables.version,
    codeArticle,
    readArticle,
    code: (page) => extracted(page, codeArticle),
    read: (page) => extracted(page, readArticle),
    explain: (article) => coder.explain(coder.split(article)),
  };
}

function whyUnread({ language, from }: Article): Skip | null {
  return language === "en" ? null : { kind: "skip", reason: "text/language", where: from, why: `language "${language}"` };
}

/** An article's sentences with the names of the tables in them, before any is parsed. */
interface SplitArticle {
  readonly article: Article;
  readonly sentences: readonly Sentence[];
  readonly matches: readonly NameMatch[];
}

/** Some sentences of an article parsed, what that makes of the article, and which of them tell something. */
interface Look {
  readonly trees: readonly ParsedSentence[];
  readonly input: CodingInput;
  readonly telling: readonly Sentence[];
  readonly read: SentencesRead;
}

/** The road from an article on. Sentences are parsed in turns: those that hardly tell anything and those that name nobody only where others tell something. */
function createCoder(tables: Tables) {
  const parser = createParser(tables.text);
  const rules = compileRules(tables.rules);
  const { version } = tables;
  const actors = indexActors(tables.actors);
  const understand = (split: SplitArticle, trees: readonly ParsedSentence[]) => withMentions(split, trees, { actors, version });
  /** Parses sentences, beside those of an earlier look, and finds the first that tell something. */
  const lookAt = (split: SplitArticle, chosen: readonly Sentence[], before?: Look): Look => {
    const known = new Set(before?.trees.map(({ index }) => index));
    const trees = [...(before?.trees ?? []), ...parser.parse(chosen.filter(({ index }) => !known.has(index)))];
    const input = understand(split, trees);
    return { trees, input, ...findTelling(input, rules, { most: ENOUGH, ...(before === undefined ? {} : { before: before.read }) }) };
  };
  /** What is coded, with the trees that it needs; without quotations where nothing is told. */
  const inputOf = (split: SplitArticle): { readonly input: CodingInput; readonly tells: boolean; readonly read: SentencesRead } => {
    const { sentences } = split;
    const names = countNames(split.matches);
    const first = chooseFirst(sentences, names, rules);
    const sure = chooseSure(first, names, rules);
    if (sure.length > 0) {
      const chosen = chooseOthers(sentences, { first, parsed: [], telling: sure, names }, rules);
      return { input: withQuotations(withTimes(understand(split, parser.parse(chosen)), rules), rules), tells: true, read: new Map() };
    }
    const glance = lookAt(split, chooseLikely(first, names, rules));
    if (glance.telling.length === 0) return { input: withTimes(glance.input, rules), tells: false, read: glance.read };
    const isWorthIt = glance.telling.length >= ENOUGH || glance.trees.length === first.length;
    const { trees, input, telling, read } = isWorthIt ? glance : lookAt(split, first, glance);
    const others = chooseOthers(sentences, { first, parsed: trees, telling, names }, rules);
    const whole = others.length === 0 ? input : understand(split, [...trees, ...parser.parse(others)]);
    return { input: withQuotations(withTimes(whole, rules), rules), tells: true, read };
  };
  const codingOf = ({ input, tells, read }: ReturnType<typeof inputOf>): Coding => {
    const { article, mentions, times } = input;
    const events = tells ? codeEvents(input, rules, read) : [];
    const sentences = input.sentences.map(({ start, end }): Span => ({ start, end }));
    const report = sketchReport({ article, mentions, times, events }, tables.stories);
    return { kind: "reading", article, version, sentences, events, report };
  };
  const readAll = (split: SplitArticle): ParsedInput => {
    const sentences = parser.parse(split.sentences);
    const input = withTimes(understand(split, sentences), rules);
    return { ...withQuotations({ ...input, sentences: quotable(split, sentences, rules) }, rules), sentences };
  };
  return {
    code: (split: SplitArticle): Coding => codingOf(inputOf(split)),
    readAll,
    explain(split: SplitArticle): Explanation {
      const coded = inputOf(split);
      const parsed = coded.input.sentences.filter((sentence) => "heads" in sentence).map(({ index }) => index);
      return explainSentence(readAll(split), { events: codingOf(coded).events, parsed }, rules);
    },
    split(article: Article): SplitArticle {
      const sentences = partDatelines(article.text, splitSentences(article.text, tables.text));
      return { article, sentences, matches: matchNames(sentences, actors, article.published?.day ?? null) };
    },
  };
}

/** An article with the trees that there are and who is meant in it. */
function withMentions(
  { article, sentences: split, matches }: SplitArticle,
  trees: readonly ParsedSentence[],
  { actors, version }: { readonly actors: ReturnType<typeof indexActors>; readonly version: string },
): CodingInput {
  const day = article.published?.day ?? null;
  const parsed = new Map(trees.map((tree) => [tree.index, tree]));
  const sentences = split.map((sentence): Sentence | ParsedSentence => parsed.get(sentence.index) ?? sentence);
  const mentions = resolveMentions({ text: article.text, day, outlet: article.outlet, sentences, matches }, actors);
  return { article, sentences, mentions, times: [], quotations: [], version };
}

function withTimes(input: CodingInput, rules: RuleIndex): CodingInput {
  return { ...input, times: findTimes({ sentences: input.sentences, day: input.article.published?.day ?? null }, rules) };
}

function withQuotations(input: CodingInput, rules: RuleIndex): CodingInput {
  const { article, sentences, mentions } = input;
  return { ...input, quotations: findQuotations({ text: article.text, sentences, mentions }, rules) };
}

/** The sentences, with their trees where they may tell what somebody says. */
function quotable({ sentences, matches }: SplitArticle, trees: readonly ParsedSentence[], rules: RuleIndex): CodingInput["sentences"] {
  const names = countNames(matches);
  return sentences.map((sentence, i) => (mayQuote(sentence, names.has(sentence.index), rules) ? (trees[i] ?? sentence) : sentence));
}

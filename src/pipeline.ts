import { countNames, indexActors, matchNames, resolveMentions } from "./actors/index.ts";
import type { NameMatch } from "./actors/index.ts";
import { createExtractor, findAddress } from "./articles/index.ts";
import {
  chooseFirst,
  chooseLikely,
  chooseOthers,
  chooseSure,
  ENOUGH,
  codeEvents,
  compareCodings,
  compileRules,
  explainSentence,
  findQuotations,
  findTelling,
  findTimes,
  mayQuote,
  partDatelines,
} from "./events/index.ts";
import type { CodingChange, CodingInput, Explanation, ParsedInput, RuleIndex, SentencesRead } from "./events/index.ts";
import { isSkip } from "./model/index.ts";
import type {
  Article,
  CarryBasis,
  CodedEvent,
  Coding,
  Decision,
  EventRow,
  NewDecision,
  NewEventDecision,
  Page,
  PageKey,
  ParsedSentence,
  Reading,
  Sentence,
  Skip,
  Span,
  Store,
  Tables,
} from "./model/index.ts";
import { areVersions, foldReports, sketchReport, testLink } from "./stories/index.ts";
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

/** One page with what came of it. */
export interface Outcome {
  readonly page: PageKey;
  readonly result: Coding | Skip;
}

/**
 * What the record did with an outcome. "known": another page had brought the same article before. "changed": it is another version of an
 * article, and stands for it unless a later one does.
 */
export type Recorded = "added" | "known" | "changed" | "skipped";

/** Records outcomes in the order given, in one transaction, and folds each new article into its story. `also` runs in the same transaction. */
export function recordOutcomes(store: Store, outcomes: readonly Outcome[], also: () => void = () => {}): readonly Recorded[] {
  return store.write(() => {
    const recorded = outcomes.map((outcome) => recordOutcome(store, outcome));
    also();
    return recorded;
  });
}

function recordOutcome(store: Store, { page, result }: Outcome): Recorded {
  if (isSkip(result)) {
    store.putSkip(page, result);
    return "skipped";
  }
  return recordReading(store, page, result);
}

/**
 * Records one reading, inside a write, and folds it. Where its address showed other words before, these are superseded, and what persons decided
 * on their events stands for those that the new words give in the same sentences.
 */
export function recordReading(store: Store, page: PageKey, reading: Coding): Exclude<Recorded, "skipped"> {
  const { article } = reading;
  const recorded = store.putReading(page, reading);
  const shown = findAddress(page, article);
  const kin = shown && findKin(store, store.articlesAround(shown), reading);
  if (kin === null || kin === article.id) {
    const isBack = shown !== null && store.putVersion({ ...shown, articleId: article.id, kin });
    if (recorded === "added" || isBack) refold(store, [article.id]);
    return recorded;
  }
  const standing = store.presentVersion(kin);
  const before = { coded: eventsBefore(store, article.id, standing), members: membersWith(store, [standing]) };
  const isChange = shown !== null && store.putVersion({ ...shown, articleId: article.id, kin });
  if (isChange && store.presentVersion(standing) === article.id)
    carryDecisions(store, compareCodings(before.coded, codedEvents(store, article.id)));
  if (recorded === "added" || isChange) refold(store, [article.id, ...before.members]);
  return isChange ? "changed" : recorded;
}

/** What the address showed before or after, when it is the same article in other words, or in these. */
function findKin(store: Store, around: ReturnType<Store["articlesAround"]>, { article, report }: Coding): string | null {
  const isVersion = (id: string | null): boolean => {
    if (id === null || id === article.id) return id !== null;
    const other = store.report(id);
    return other === null || areVersions(other, report);
  };
  return [around.before, around.after].find(isVersion) ?? null;
}

/** Folds the reports of articles anew, with all that is near them and what persons decided. Those of superseded articles fold no more. */
export function refold(store: Store, articleIds: readonly string[]): void {
  const reports = articleIds.flatMap((id) => (store.presentVersion(id) === id ? (store.report(id) ?? []) : []));
  const all = new Map(
    reports.flatMap((report) => [...store.reportsNear(report, testLink(report)), report]).map((report) => [report.articleId, report]),
  );
  store.putStories(foldReports([...all.values()], store.storyDecisions([...all.keys()])), articleIds);
}

/** What the coder made of an article, those included that a person corrected or rejected. */
export function codedEvents(store: Store, articleId: string): readonly CodedEvent[] {
  const rows = [...store.events({ articleId }), ...decidedEvents(store, articleId)];
  const coded = rows.map(({ event, decision }) => decision?.coded ?? event).filter((event) => event.articleId === articleId);
  return [...new Map(coded.map((event) => [event.id, event])).values()];
}

function decidedEvents(store: Store, articleId: string): readonly EventRow[] {
  const decided = store.decisions({ articleId }).flatMap((decision) => ("eventIds" in decision ? decision.eventIds : []));
  return decided.flatMap((id) => store.event(id) ?? []);
}

/** What the coder made of the version that an address showed until now, and what persons decided on in those before it. */
function eventsBefore(store: Store, articleId: string, shownBefore: string): readonly CodedEvent[] {
  const earlier = new Set(store.versions(shownBefore).map((version) => version.articleId));
  const decided = [...earlier].filter((id) => id !== shownBefore).flatMap((id) => decidedEvents(store, id));
  const events = [...codedEvents(store, shownBefore), ...decided.map(({ event, decision }) => decision?.coded ?? event)];
  return [...new Map(events.filter((event) => event.articleId !== articleId).map((event) => [event.id, event])).values()];
}

/** A decision that stands for an event of another reading too. */
export interface CarriedDecision {
  readonly decision: Decision;
  /** Of the coder now. */
  readonly eventId: string;
  readonly basis: CarryBasis;
}

/** Lets what was decided on events stand for those that the same words, or words that were changed a little, give now. */
export function carryDecisions(store: Store, changes: readonly CodingChange[]): readonly CarriedDecision[] {
  return changes.flatMap(({ before, after }): readonly CarriedDecision[] => {
    if (before === null || after === null || before.id === after.id) return [];
    const decision = store.decisions({ eventId: before.id }).at(-1);
    if (decision === undefined) return [];
    const basis = before.evidence.hash === after.evidence.hash ? "same sentence" : "changed sentence";
    store.carryDecision(decision.id, after.id, basis);
    return [{ decision, eventId: after.id, basis }];
  });
}

/** Records what a person decided, and folds what it concerns anew, in one transaction. */
export function recordDecision(store: Store, decision: NewDecision): Decision {
  return store.write(() => {
    const before = "articleIds" in decision ? membersWith(store, decision.articleIds) : [articleOf(store, decision)];
    const made = store.putDecision(decision);
    refold(store, before);
    return made;
  });
}

/** The article that an event counts for: the version that stands of the one that it was read from. */
function articleOf(store: Store, decision: NewEventDecision): string {
  const id = decision.kind === "correct" ? decision.event.id : decision.eventId;
  return store.presentVersion(store.event(id)?.event.articleId ?? "");
}

function membersWith(store: Store, articleIds: readonly string[]): readonly string[] {
  return [...new Set(articleIds.flatMap((id) => store.storyOf(id)?.members.map(({ articleId }) => articleId) ?? [id]))];
}

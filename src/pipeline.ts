import { indexActors, matchNames, resolveMentions } from "./actors/index.ts";
import type { NameMatch } from "./actors/index.ts";
import { createExtractor } from "./articles/index.ts";
import { codeEvents, compileRules, explainSentence, findQuotations, findTimes, mayHoldEvent } from "./events/index.ts";
import type { CodingInput, Explanation } from "./events/index.ts";
import { isSkip } from "./model/index.ts";
import type {
  Article,
  Decision,
  NewDecision,
  NewEventDecision,
  Page,
  PageKey,
  ParsedSentence,
  Reading,
  Sentence,
  Skip,
  Store,
  Tables,
} from "./model/index.ts";
import { foldReports, sketchReport, testLink } from "./stories/index.ts";
import { createParser, splitSentences } from "./text/index.ts";

/** Reads pages. Pure: the same page gives the same reading, in any order and on any thread. Holds the prepared tables. */
export interface Reader {
  /** `Tables.version`. */
  readonly version: string;
  /** From bytes to coded events, or the reason why there is nothing. Never throws for what a page holds. */
  read(page: Page): Reading | Skip;
  /** The same from an article that is clean already. */
  readArticle(article: Article): Reading | Skip;
  /** What fires in the sentences of an article, and what nearly does. */
  explain(article: Article): Explanation;
}

/** Prepares the stages from the tables; costs what loading the model costs, so make one a thread. */
export function createReader(tables: Tables): Reader {
  const understand = createUnderstanding(tables);
  const rules = compileRules(tables.rules);
  const extract = createExtractor(tables.articles);
  const coding = (article: Article): CodingInput => {
    const { sentences, mentions } = understand(article, (sentence, hasName) => mayHoldEvent(sentence, hasName, rules));
    const times = findTimes({ sentences, day: article.published?.day ?? null }, rules);
    const quotations = findQuotations({ text: article.text, sentences, mentions }, rules);
    return { article, sentences, mentions, times, quotations, version: tables.version };
  };
  const readArticle = (article: Article): Reading | Skip => {
    if (article.language !== "en")
      return { kind: "skip", reason: "text/language", where: article.from, why: `language "${article.language}"` };
    const { sentences, mentions, times, quotations, ...rest } = coding(article);
    const events = codeEvents({ sentences, mentions, times, quotations, ...rest }, rules);
    return {
      kind: "reading",
      article,
      version: tables.version,
      sentences,
      mentions,
      quotations,
      times,
      events,
      report: sketchReport({ article, mentions, times, events }, tables.stories),
    };
  };
  return {
    version: tables.version,
    readArticle,
    read(page) {
      const article = extract(page);
      return isSkip(article) ? article : readArticle(article);
    },
    explain: (article) => explainSentence(coding(article), rules),
  };
}

/** Sentences and who is named in them. Only sentences that `worthParsing` lets through pay for a parse. */
function createUnderstanding(tables: Tables) {
  const parser = createParser(tables.text);
  const actors = indexActors(tables.actors);
  return (article: Article, worthParsing: (sentence: Sentence, hasName: boolean) => boolean) => {
    const day = article.published?.day ?? null;
    const split = splitSentences(article.text, tables.text);
    const matches = matchNames(split, actors, day);
    const named = new Set(matches.map((match: NameMatch) => match.sentence));
    const chosen = split.filter((sentence) => worthParsing(sentence, named.has(sentence.index)));
    const parsed = new Map(parser.parse(chosen).map((sentence) => [sentence.index, sentence]));
    const sentences = split.map((sentence): Sentence | ParsedSentence => parsed.get(sentence.index) ?? sentence);
    const mentions = resolveMentions({ text: article.text, day, outlet: article.outlet, sentences, matches }, actors);
    return { sentences, mentions };
  };
}

/** One page with what came of it. */
export interface Outcome {
  readonly page: PageKey;
  readonly result: Reading | Skip;
}

/** What the record did with an outcome. "known": another page had brought the same article before. */
export type Recorded = "added" | "known" | "skipped";

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
  const recorded = store.putReading(page, result);
  if (recorded === "added") refold(store, [result.article.id]);
  return recorded;
}

/** Folds the reports of articles anew, with all that is near them and what persons decided. */
export function refold(store: Store, articleIds: readonly string[]): void {
  const reports = articleIds.flatMap((id) => store.report(id) ?? []);
  const all = new Map(
    reports.flatMap((report) => [...store.reportsNear(report, testLink(report)), report]).map((report) => [report.articleId, report]),
  );
  store.putStories(foldReports([...all.values()], store.storyDecisions([...all.keys()])));
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

function articleOf(store: Store, decision: NewEventDecision): string {
  if (decision.kind === "correct") return decision.event.articleId;
  return store.event(decision.eventId)?.event.articleId ?? "";
}

function membersWith(store: Store, articleIds: readonly string[]): readonly string[] {
  return [...new Set(articleIds.flatMap((id) => store.storyOf(id)?.members.map(({ articleId }) => articleId) ?? [id]))];
}

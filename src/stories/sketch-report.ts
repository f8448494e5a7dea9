import { reportedActs } from "../model/index.ts";
import type { Reading, Report, ReportedAct, StoryTables } from "../model/index.ts";
import { copyKeys } from "./copy-keys.ts";
import { countCountries } from "./count-countries.ts";
import { findNewsDay } from "./find-news-day.ts";
import { hostOf, nameVoice } from "./name-voice.ts";
import { hashWordsOf, newsParagraphs } from "./news-words.ts";
import { pickTerms } from "./pick-terms.ts";
import { retellingKeys } from "./retelling-keys.ts";
import { sketchText } from "./sketch-text.ts";

/** What a sketch is made of. */
export type SketchInput = Pick<Reading, "article" | "mentions" | "times" | "events">;

/**
 * Makes of an article what folding needs: a sketch of its words, who stands behind it, the day and countries of its news, the acts that it
 * tells, and the keys by which copies and retellings find it.
 * Never throws.
 *
 * @example sketchReport({ article, mentions, times, events }, tables.stories).signature.length // at most 128
 */
export function sketchReport({ article, mentions, times, events }: SketchInput, { wordRanks }: StoryTables): Report {
  const paragraphs = newsParagraphs(article.text);
  const sketch = sketchText(hashWordsOf(paragraphs));
  const publishedAt = article.published?.instant ?? article.published?.day ?? null;
  const acts = reportedActs(events);
  const said = article.origin?.outlet ?? relayedFrom(acts) ?? article.outlet ?? hostOf(article.canonicalUrl ?? article.url);
  const terms = pickTerms({ title: article.title, text: paragraphs.join("\n\n"), wordRanks });
  const newsDay = findNewsDay(article, times);
  const countries = countCountries(mentions);
  return {
    articleId: article.id,
    publishedAt,
    outlet: article.outlet,
    origin: article.origin?.outlet ?? null,
    voice: said === null ? null : nameVoice(said),
    shingles: sketch.shingles,
    ...inOneBuffer({ signature: sketch.signature, lead: sketch.lead, terms }),
    newsDay,
    countries,
    keys: copyKeys(sketch, { publishedAt }).concat(retellingKeys({ terms, newsDay, countries })),
    acts,
  };
}

/** The agency that an article has all its news from, when there is more than one act to tell by. */
function relayedFrom(acts: readonly ReportedAct[]): string | null {
  const [first] = acts;
  return first !== undefined && acts.length > 1 && acts.every(({ through }) => through === first.through) ? first.through : null;
}

type Columns = Pick<Report, "signature" | "lead" | "terms">;

/** The same numbers as parts of one buffer: each buffer of its own costs as much as fifty numbers, and reports are held by the million. */
function inOneBuffer({ signature, lead, terms }: Columns): Columns {
  const all = new Uint32Array(signature.length + lead.length + terms.length);
  all.set(signature);
  all.set(lead, signature.length);
  all.set(terms, signature.length + lead.length);
  const leadEnd = signature.length + lead.length;
  return { signature: all.subarray(0, signature.length), lead: all.subarray(signature.length, leadEnd), terms: all.subarray(leadEnd) };
}

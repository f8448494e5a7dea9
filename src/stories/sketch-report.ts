import type { Article, CodedEvent, Report, ReportedAct } from "../model/index.ts";
import { hostOf, nameVoice } from "./name-voice.ts";
import { newsActs, retellingKeys } from "./news-acts.ts";
import { newsParagraphs, normalWords } from "./news-words.ts";
import { pickTerms } from "./pick-terms.ts";
import { sketchText } from "./sketch-text.ts";

/**
 * Makes of an article what folding needs: a sketch of its words, who stands behind it, the acts that it tells, and the keys by which
 * copies and retellings find it.
 *
 * `events` are those of this article. Background is left out: history in a hundred articles is not a hundred tellings. Never throws.
 *
 * @example sketchReport(article, codeEvents(input, rules)).signature.length // at most 128
 */
export function sketchReport(article: Article, events: readonly CodedEvent[]): Report {
  const paragraphs = newsParagraphs(article.text);
  const sketch = sketchText(paragraphs.flatMap(normalWords));
  const publishedAt = article.published?.instant ?? article.published?.day ?? null;
  const acts = events.filter((event) => event.status !== "background").map(reportedAct);
  const said = article.origin?.outlet ?? article.outlet ?? hostOf(article.canonicalUrl ?? article.url);
  const sides = events.flatMap((event) => [event.initiator.name, event.recipient?.name ?? ""]);
  return {
    articleId: article.id,
    publishedAt,
    outlet: article.outlet,
    origin: article.origin?.outlet ?? null,
    voice: said === null ? null : nameVoice(said),
    shingles: sketch.shingles,
    signature: sketch.signature,
    lead: sketch.lead,
    terms: pickTerms({ title: article.title, text: paragraphs.join("\n\n"), sides }),
    keys: [...new Set([...sketch.keys, ...retellingKeys(newsActs({ publishedAt, acts }))])],
    acts,
  };
}

function reportedAct(event: CodedEvent): ReportedAct {
  return {
    eventId: event.id,
    initiator: event.initiator.country,
    recipient: event.recipient?.country ?? null,
    initiatorName: event.initiator.name,
    recipientName: event.recipient?.name ?? null,
    plover: event.plover,
    cameo: event.cameo,
    quad: event.quad,
    goldstein: event.goldstein,
    status: event.status,
    day: event.when?.day ?? null,
    precision: event.when?.precision ?? null,
    at: event.evidence.sentence.start,
  };
}

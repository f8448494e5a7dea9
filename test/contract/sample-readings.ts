import { given } from "../../src/lib/given.ts";
import { contentId } from "../../src/lib/hash.ts";
import type {
  ActorRef,
  Article,
  CodedEvent,
  Coding,
  Mention,
  PageKey,
  PloverType,
  Quad,
  Report,
  Sentence,
  Skip,
  Status,
} from "../../src/model/index.ts";
import { sketchReport } from "../../src/stories/index.ts";
import type { SketchInput } from "../../src/stories/index.ts";
import { loadStoryTables } from "../../src/tables/load-story-tables.ts";
import { loadPart } from "../../src/tables/load-tables.ts";

const stories = loadPart(loadStoryTables);

/** A reading built by hand, without the stages that read pages: what a test says of an article, and one event for each act. */
export interface SampleArticle {
  /** One sentence an item. */
  readonly sentences: readonly string[];
  readonly title?: string;
  readonly outlet?: string | null;
  readonly origin?: string | null;
  /** A day or an instant; null when the page gives none. */
  readonly published?: string | null;
  readonly from?: string;
  readonly url?: string;
  readonly canonicalUrl?: string;
  readonly fetchedAt?: string;
  readonly acts?: readonly SampleAct[];
  /** What read it. */
  readonly version?: string;
}

export interface SampleAct {
  readonly initiator: string;
  readonly recipient: string | null;
  readonly plover?: PloverType;
  readonly cameo?: string;
  readonly quad?: Quad;
  readonly goldstein?: number;
  readonly status?: Status;
  readonly day?: string | null;
  /** Which sentence tells it, from 0. */
  readonly sentence?: number;
}

export interface Sample {
  readonly page: PageKey;
  readonly reading: Coding & SketchInput;
}

export function sampleReading(sample: SampleArticle): Sample {
  const article = articleOf(sample);
  const sentences = sentencesOf(sample.sentences);
  const events = (sample.acts ?? []).map((act) => eventOf(article, sentences[act.sentence ?? 0], { act, version: sample.version ?? "1" }));
  const { url, fetchedAt } = sample;
  const page: PageKey = {
    id: article.pageId,
    from: article.from,
    contentType: "text/html",
    size: article.text.length,
    ...given({ url, fetchedAt }),
  };
  const mentions = mentionsOf(events);
  const read = { article, mentions, times: [], events };
  let report: Report | undefined;
  return {
    page,
    reading: {
      kind: "reading",
      version: sample.version ?? "1",
      sentences,
      ...read,
      /** Made when asked for: benches make it themselves, by the million. */
      get report() {
        return (report ??= sketchReport(read, stories));
      },
    },
  };
}

export function samplePage(from: string): PageKey {
  return { id: contentId("page", from), from, size: 10 };
}

export function sampleSkip(from: string, why = "0 bytes"): Skip {
  return { kind: "skip", reason: "source/empty", where: from, why };
}

function articleOf({
  sentences,
  title = "",
  outlet = "Gazette",
  origin = null,
  published = "2022-07-22",
  url,
  canonicalUrl,
  from = url ?? "a.html",
}: SampleArticle): Article {
  const text = sentences.join(" ");
  const instant = published !== null && published.length > 10 ? published : null;
  return {
    id: contentId(title, text),
    pageId: contentId("page", from, text),
    from,
    url: url ?? null,
    canonicalUrl: canonicalUrl ?? null,
    title,
    byline: [],
    outlet,
    language: "en",
    text,
    published:
      published === null
        ? null
        : {
            value: published,
            day: published.slice(0, 10),
            precision: instant === null ? "day" : "instant",
            instant,
            basis: "meta",
            from: [],
          },
    updatedAt: null,
    origin: origin === null ? null : { outlet: origin, basis: "dateline", republished: origin !== outlet },
    related: [],
    truncated: false,
    skips: [],
  };
}

function sentencesOf(words: readonly string[]): readonly Sentence[] {
  let start = 0;
  return words.map((sentence, index) => {
    const end = start + sentence.length;
    const made: Sentence = { index, paragraph: 0, start, end, starts: Uint32Array.of(start), ends: Uint32Array.of(end), words: [sentence] };
    start = end + 1;
    return made;
  });
}

function eventOf(
  article: Article,
  sentence: Sentence | undefined,
  { act, version }: { readonly act: SampleAct; readonly version: string },
): CodedEvent {
  const { initiator, recipient, plover = "CONSULT", cameo = "042", quad = 1, goldstein = 1.9, status = "occurred" } = act;
  const day = act.day === undefined ? (article.published?.day ?? null) : act.day;
  const { start, end } = sentence ?? { start: 0, end: article.text.length };
  const words = article.text.slice(start, end);
  const id = contentId(article.id, String(start), initiator, recipient ?? "", cameo);
  return {
    id,
    actId: id,
    articleId: article.id,
    initiator: stateOf(initiator),
    recipient: recipient === null ? null : stateOf(recipient),
    plover,
    mode: null,
    contexts: [],
    cameo,
    quad,
    goldstein,
    status,
    reciprocal: false,
    when: day === null ? null : { value: day, day, precision: "day", basis: "published", span: null },
    place: null,
    attribution: { chain: [], medium: null, quoted: false },
    evidence: {
      articleId: article.id,
      sentence: { start, end },
      words,
      hash: contentId(words),
      trigger: [{ start, end: Math.min(end, start + 5) }],
      initiator: null,
      recipient: null,
    },
    coder: { version, rules: ["sample"] },
    confidence: 0.9,
  };
}

/** The sides of the events, as if their sentences named them. */
function mentionsOf(events: readonly CodedEvent[]): readonly Mention[] {
  return events.flatMap(({ initiator, recipient, evidence }) =>
    [initiator, recipient].flatMap((actor): readonly Mention[] => {
      if (actor === null) return [];
      const { start } = evidence.sentence;
      return [
        { start, end: start + 1, surface: actor.name, sentence: 0, head: 0, actors: [actor], basis: "name", gloss: [], confidence: 1 },
      ];
    }),
  );
}

/** Three capital letters are a country; anything else is an organisation of many. */
function stateOf(name: string): ActorRef {
  const isState = /^[A-Z]{3}$/.test(name);
  return isState
    ? { id: name, name, kind: "state", country: name, sector: "GOV", role: null }
    : { id: `org:${name.toLowerCase()}`, name, kind: "organisation", country: null, sector: "IGO", role: null };
}

/** A story as an outlet would hold it before it is laid out. */
export interface Draft {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** Lines around the paragraphs that are not the story: share lines, credits, the house's own words. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** A byline, "" when there is none. */
  readonly byline: string;
}

/** What an edit may draw on besides the story. */
export interface EditTools {
  /** A whole number from 0 to below `limit`. */
  readonly upTo: (limit: number) => number;
  /** One of the lines of a list. */
  readonly pick: <T>(items: readonly T[]) => T;
  readonly background: readonly string[];
  readonly updates: readonly { readonly note: string; readonly text: string }[];
  readonly boilerplate: readonly { readonly place: string; readonly text: string }[];
}

/** How reprinted news differs from what was sent; each keeps the words that it does not name. */
export const EDITS = {
  /** The end is cut off, as for a short column: three fifths stay, two paragraphs at least. */
  trim: (draft) => ({ ...draft, paragraphs: draft.paragraphs.slice(0, Math.max(2, Math.ceil(draft.paragraphs.length * 0.6))) }),
  /** Two paragraphs of background, of which other stories have the same, at the end. */
  extend: (draft, { background, upTo }) => {
    const at = upTo(background.length);
    const added = [background[at] ?? "", background[(at + 1) % background.length] ?? ""];
    return { ...draft, paragraphs: [...draft.paragraphs, ...added] };
  },
  /** The paragraphs below the first in another order. */
  reorder: (draft, { upTo }) => {
    const [lead = "", ...rest] = draft.paragraphs;
    const at = 1 + upTo(Math.max(1, rest.length - 1));
    return { ...draft, paragraphs: [lead, ...rest.slice(at), ...rest.slice(0, at)] };
  },
  /** A headline made of the words of another paragraph. */
  headline: (draft, { pick }) => {
    const words =
      pick(draft.paragraphs)
        .replaceAll(/["“”]/g, "")
        .split(/[.,:;]/, 1)[0]
        ?.split(" ") ?? [];
    return { ...draft, title: words.slice(0, 11).join(" ") };
  },
  /** Lines of the site before, between and after the paragraphs. */
  boilerplate: (draft, { boilerplate, upTo }) => {
    const from = upTo(boilerplate.length);
    const lines = [0, 3, 5].flatMap((step) => boilerplate[(from + step) % boilerplate.length] ?? []);
    const at = (place: string): readonly string[] => lines.filter((line) => line.place === place).map(({ text }) => text);
    const [lead = "", ...rest] = draft.paragraphs;
    return {
      ...draft,
      before: [...draft.before, ...at("start")],
      paragraphs: [lead, ...at("middle"), ...rest],
      after: [...draft.after, ...at("end")],
    };
  },
  /** A later version: a note of what is new, and a paragraph of it below the first. */
  update: (draft, { updates, pick }) => {
    const { note, text } = pick(updates);
    const [lead = "", ...rest] = draft.paragraphs;
    return { ...draft, title: `UPDATE 1-${draft.title}`, before: [...draft.before, `* ${note}`], paragraphs: [lead, text, ...rest] };
  },
  /** The spelling of another house: no stops in abbreviations, other names for days, "Mr" before the powerful. */
  style: (draft) => ({ ...draft, paragraphs: draft.paragraphs.map(respell) }),
} as const satisfies Readonly<Record<string, (draft: Draft, tools: EditTools) => Draft>>;

export type EditName = keyof typeof EDITS;

const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/\bU\.S\./g, "US"],
  [/\bU\.N\./g, "UN"],
  [/\bkilometres\b/g, "km"],
  [/\bper cent\b/g, "percent"],
  [/\bDefence\b/g, "Defense"],
  [/\bdefence\b/g, "defense"],
  [/ (?:on|early on) (Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b/g, " $1day"],
  [/\b(Putin|Trump|Biden|Erdogan|Zelensky|Scholz|Macron|Netanyahu) (said|called|announced|ordered|wrote)\b/g, "Mr $1 $2"],
  [/"/g, "'"],
];

function respell(paragraph: string): string {
  return SPELLINGS.reduce((text, [pattern, to]) => text.replaceAll(pattern, to), paragraph);
}

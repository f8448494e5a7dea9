/** Appends the start and end of each token of `text.slice(from, to)`, by UD conventions for English. Every other character is white space. */
export function tokenise(
  text: string,
  range: { readonly from: number; readonly to: number },
  isAbbreviation: (word: string) => boolean,
): readonly number[] {
  const offsets: number[] = [];
  for (let at = range.from; at < range.to; at++) {
    if (isSpace(text.charCodeAt(at))) continue;
    const start = at;
    while (at < range.to && !isSpace(text.charCodeAt(at))) at++;
    const letters = plainLength(text, start, at);
    if (letters === 0 || (text.charCodeAt(start + letters) === STOP && keepsStop(text.slice(start, start + letters), isAbbreviation))) {
      const after = (): string => text.slice(at, Math.min(range.to, at + LOOK_AHEAD)).trimStart();
      tokeniseChunk(text.slice(start, at), start, { offsets, isAbbreviation, after });
      continue;
    }
    offsets.push(start, start + letters);
    if (start + letters < at) offsets.push(start + letters, at);
  }
  return offsets;
}

const LOOK_AHEAD = 12;

function isSpace(unit: number): boolean {
  return unit === 32 || (unit >= 9 && unit <= 13) || unit === 160 || (unit >= 0x1680 && /\s/.test(String.fromCharCode(unit)));
}

/** Whether a full stop after a word of letters may belong to it: to an abbreviation or an initial. */
function keepsStop(word: string, isAbbreviation: (word: string) => boolean): boolean {
  return word.length === 1 || isAbbreviation(word);
}

/**
 * Length of the word where a chunk is nothing but A to Z, and perhaps a comma or full stop after them: most of a text is, and needs no rule.
 * Else 0, as for what may be two words in one ("dont", "gonna", "ive").
 */
function plainLength(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && isLetter(text.charCodeAt(at))) at++;
  if (at < end - 1) return 0;
  const mark = at === end - 1 ? text.charCodeAt(at) : COMMA;
  return (mark !== COMMA && mark !== STOP) || mayBeJoined(text, start, at) ? 0 : at - start;
}

/** Whether a word of letters ends like those of `JOINED` and "its": all others need no look at the table. */
function mayBeJoined(text: string, start: number, end: number): boolean {
  const last = text.charCodeAt(end - 1) | SMALL;
  const before = text.charCodeAt(end - 2) | SMALL;
  if (last === LETTER_T) return before === LETTER_N || before === LETTER_O;
  if (last === LETTER_A) return before === LETTER_N || before === LETTER_T;
  const first = text.charCodeAt(start) | SMALL;
  if (end - start === 5) return (first === LETTER_T && last === LETTER_S) || (first === LETTER_Y && last === LETTER_E);
  return end - start <= 3 && first === LETTER_I && last !== LETTER_N && last !== LETTER_F;
}

const [COMMA, STOP, SMALL] = [44, 46, 32];
const [LETTER_A, LETTER_E, LETTER_F, LETTER_I, LETTER_N, LETTER_O] = [97, 101, 102, 105, 110, 111];
const [LETTER_S, LETTER_T, LETTER_Y] = [115, 116, 121];

function isLetter(unit: number): boolean {
  const small = unit | SMALL;
  return small >= 97 && small <= 122;
}

interface Sink {
  readonly offsets: number[];
  readonly isAbbreviation: (word: string) => boolean;
  /** What follows the chunk, without white space before it: enough for one short word. */
  readonly after: () => string;
}

/** A mark that stands several times in a row is one token: "--", "!!", "...", "<<", "====", and so is a line drawn with several: "--==". */
const RUN = String.raw`[-=~_*]{4,}|([-!?.*=_~<>–—#$+"“”’'` + "`" + String.raw`])\1+`;
const OPEN = new RegExp(String.raw`^(?:${RUN}|‘’|[\p{Ps}\p{Pi}"'` + "`" + String.raw`‘“«<>*_~#$€£¥=|&@/\\–—-](?!$)|\+(?!$|\d))`, "u");
const CLOSE = new RegExp(
  String.raw`(?:${RUN}|[!?]{2,}|(?<=\p{Ll}{3})\.[!?]+|[:,]\?|[\p{Pe}\p{Pf}"` + "`" + String.raw`’”»>,;:!?%*_~+|/\\–—…-]|')$`,
  "u",
);
const SMILEY = /(?<![\p{L}\d])[:;=8]['’]?-?[)(DPp|\]\[/\\]+$|<3$/u;
/** A face that is a chunk of its own. */
const FACE = /^(?:>?[:;=8]['’]?-?[)(DPpOo|\]\[/\\]+|\(:|D:|-_-|\^_\^|<3)$/u;
const URL_LIKE =
  /^(?:https?:|www\.)\S+[^\s.,;:!?)\]}"'”’>]|^(?:mailto:)?[\w.+-]+@[\w-]+\.[\w.]*\w(?=[^\w@]*$)|^@\w+(?=[.,:;!?]*$)|^#[a-z]\w*$/iu;
const ADDRESS_INSIDE = /[:"”]</u;
/** Inside a chunk, between its ends: dashes between words, slashes, brackets, a full stop before the mark of a footnote. */
const INSIDE =
  /\.{2,}|(?<=\p{L}{2})\.(?=\[\d)|…|[–—]|--+|[!?]+|[()[\]{}"“”«»;]|,(?!\d)|(?<!\d),|:(?!\d)|(?<=\p{L})[/](?=\p{L})|(?<=[\p{L}\d])-(?=[\p{L}\d])(?!(?<=(?<!\d)\d{3}-)\d{4}(?!\d))/gu;
const CLITIC = /(n['’]t|['’`](?:s|re|ve|ll|d|m)|(?<=s)['’])$/iu;
/**
 * What a hyphen does not part: telephone numbers, postal codes, dates and files, and words with a prefix (those that the treebanks' training
 * parts mostly keep whole). Not "mid-2007" and "1930's", which the treebanks keep whole: what reads times needs their parts.
 */
const WHOLE = new RegExp(
  [
    String.raw`(?:\d{1,3}-)?(?:\d{3}[-/])?\d{3}-\d{4}|\d{5}-\d{4}|\d-\d{4}|x-?\d[\d-]*|\d{1,2}-(?:\d{1,2}|\p{L}{3})-(?:\d\d){1,2}|\S+\.(?:docx?|xlsx?|pptx?|pdf|jpe?g|gif|html?|zip|txt)`,
    String.raw`(?:non|e|re|anti|co|pre|pro|mid|cross|post|over|multi|ex|sub|counter|semi|mini|inter|intra|neo|socio|psycho|micro)-[\p{L}-]+`,
    String.raw`[-=~_*]{4,}|[.!?]{2,}|['’]\d\ds?|b\/[ct]|w\/(?:o|out)|n\/a|a\/c|l\/c`,
  ]
    .map((form) => `^(?:${form})$`)
    .join("|"),
  "iu",
);
/** A figure and its unit, or the time of a day. */
const UNIT = /^(\d[\d.,]*|\d+:\d\d)(%|[a-z]{1,5})$/iu;
/** What follows a figure without being a unit: endings of ordinals, and single capitals of names ("4G", "17H"). */
const NO_UNIT = /^(?:[sS][tT]|[nN][dD]|[rR][dD]|[tT][hH]|[sd]|[AC-EG-JLN-SU-Z])$/u;
/** Words before which "its" is "it's". */
const NEVER_OWNED = /^(?:an?|the|not|been|so|too|very|just|really|my|your|his|like|still|going|all)(?!\S)/u;
/** Two words written as one: "gonna" is "gon" + "na"; the number is the length of the first. */
const JOINED: ReadonlyMap<string, number> = new Map([
  ...["im", "ive", "alot"].map((word) => [word, 1] as const),
  ...["outta", "lotta"].map((word) => [word, 3] as const),
  ...["gonna", "gotta", "cannot"].map((word) => [word, 3] as const),
  ...["aint", "arnt"].map((word) => [word, 2] as const),
  ...[["youre", 3] as const, ["thats", 4] as const],
  ...["wanna", "dont", "cant", "wont", "isnt"].map((word) => [word, word.length - 2] as const),
  ...["didnt", "doesnt", "havent", "wasnt", "arent", "couldnt", "wouldnt", "shouldnt", "hasnt"].map(
    (word) => [word, word.length - 2] as const,
  ),
]);

function tokeniseChunk(chunk: string, at: number, sink: Sink): void {
  if (FACE.test(chunk)) return void sink.offsets.push(at, at + chunk.length);
  // "From:<me@example.org>", and the same behind a name in quotation marks
  const address = chunk.search(ADDRESS_INSIDE) + 1;
  if (address > 0) {
    tokeniseChunk(chunk.slice(0, address), at, sink);
    return tokeniseChunk(chunk.slice(address), at + address, sink);
  }
  if (URL_LIKE.test(chunk)) {
    const length = URL_LIKE.exec(chunk)?.[0].length ?? chunk.length;
    sink.offsets.push(at, at + length);
    if (length < chunk.length) tokeniseChunk(chunk.slice(length), at + length, sink);
    return;
  }
  let start = 0;
  let end = chunk.length;
  for (
    let open = OPEN.exec(chunk.slice(start, end));
    open !== null && start + open[0].length < end && !/^['’](?:s|re|ve|ll|d|m|\d\ds?)\b/iu.test(chunk.slice(start));
  ) {
    sink.offsets.push(at + start, at + start + open[0].length);
    start += open[0].length;
    open = OPEN.exec(chunk.slice(start, end));
  }
  if (start > 0 && URL_LIKE.test(chunk.slice(start, end))) return tokeniseChunk(chunk.slice(start, end), at + start, sink);
  const tail: number[] = [];
  while (end - start > 1) {
    const cut = closingLength(chunk.slice(start, end), sink);
    if (cut === 0 || cut >= end - start) break;
    tail.push(at + end - cut, at + end);
    end -= cut;
  }
  tokeniseCore(chunk.slice(start, end), at + start, sink);
  for (let i = tail.length - 2; i >= 0; i -= 2) sink.offsets.push(tail[i] ?? 0, tail[i + 1] ?? 0);
}

function closingLength(word: string, { isAbbreviation, after }: Sink): number {
  const smiley = SMILEY.exec(word);
  if (smiley !== null) return smiley[0].length;
  // "by Kim & Co..": the second full stop ends the sentence.
  if (/[^.]\.\.$/u.test(word) && isAbbreviation(word.slice(0, -2))) return 1;
  const close = CLOSE.exec(word);
  if (close !== null && !(close[0] === "'" && /s'$/u.test(word)))
    return close[0] === "'" && CLITIC.test(word) && !/['’]$/u.test(word) ? 0 : close[0].length;
  if (!word.endsWith(".")) return 0;
  const bare = word.slice(0, -1);
  // The one abbreviation that gives its stop to the sentence that ends with it.
  if (bare.toLowerCase() === "etc" && /^(?:\p{Lu}|$)/u.test(after())) return 1;
  return isAbbreviation(bare) || /^(?:\p{L}\.)+\p{L}$/u.test(bare) || /^\p{Lu}$/u.test(bare) ? 0 : 1;
}

/** A chunk without its punctuation: split at dashes and brackets, then off its clitics. */
function tokeniseCore(core: string, at: number, sink: Sink): void {
  const { offsets } = sink;
  if (core.toLowerCase() === "its" && NEVER_OWNED.test(sink.after())) return void offsets.push(at, at + 2, at + 2, at + 3);
  let from = 0;
  if (WHOLE.test(core)) return void offsets.push(at, at + core.length);
  for (const match of core.matchAll(INSIDE)) {
    if (match.index > from) tokeniseWord(core.slice(from, match.index), at + from, offsets);
    offsets.push(at + match.index, at + match.index + match[0].length);
    from = match.index + match[0].length;
  }
  if (from < core.length) tokeniseWord(core.slice(from), at + from, offsets);
}

function tokeniseWord(word: string, at: number, offsets: number[]): void {
  const lower = word.toLowerCase();
  const joined = JOINED.get(lower);
  if (joined !== undefined) return void offsets.push(at, at + joined, at + joined, at + word.length);
  const unit = UNIT.exec(word);
  if (unit !== null && !NO_UNIT.test(unit[2] ?? "")) {
    const cut = unit[1]?.length ?? 0;
    return void offsets.push(at, at + cut, at + cut, at + word.length);
  }
  const clitic = CLITIC.exec(word);
  const length = clitic?.[0].length ?? 0;
  if (length === 0 || length >= word.length) return void offsets.push(at, at + word.length);
  offsets.push(at, at + word.length - length, at + word.length - length, at + word.length);
}

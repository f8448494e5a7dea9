/** Appends the start and end of each token of `text.slice(from, to)`, by UD conventions for English. Every other character is white space. */
export function tokenise(
  text: string,
  range: { readonly from: number; readonly to: number },
  isAbbreviation: (word: string) => boolean,
): readonly number[] {
  const offsets: number[] = [];
  const chunk = /\S+/gu;
  chunk.lastIndex = range.from;
  for (let match = chunk.exec(text); match !== null && match.index < range.to; match = chunk.exec(text)) {
    const end = Math.min(match.index + match[0].length, range.to);
    tokeniseChunk(text.slice(match.index, end), match.index, { offsets, isAbbreviation });
  }
  return offsets;
}

interface Sink {
  readonly offsets: number[];
  readonly isAbbreviation: (word: string) => boolean;
}

const OPEN = /^(?:\.\.\.|[\p{Ps}\p{Pi}"'`‘“«<*_~#$€£¥+=|&@/\\–—-](?!$))/u;
const CLOSE = /(?:\.\.\.+|…|[\p{Pe}\p{Pf}"`’”»>,;:!?%*_~|/\\–—-]|')$/u;
const URL_LIKE = /^(?:https?:|www\.)\S+[^\s.,;:!?)"'”’]|^[\w.+-]+@[\w-]+\.[\w.]+$|^@\w+$|^#\w+$/u;
/** Inside a chunk, between its ends: dashes between words, slashes, brackets, currency before digits. */
const INSIDE = /\.{2,}|…|[–—]|--+|[()[\]{}"“”«»;!?]|,(?!\d)|(?<!\d),|:(?!\d)|(?<=\p{L})[/](?=\p{L})|(?<=[\p{L}\d])-(?=[\p{L}\d])/gu;
const CLITIC = /(n['’]t|['’](?:s|re|ve|ll|d|m)|(?<=s)['’])$/iu;

function tokeniseChunk(chunk: string, at: number, sink: Sink): void {
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
    open !== null && start + open[0].length < end && !/^['’](?:s|re|ve|ll|d|m|\d0s)\b/iu.test(chunk.slice(start));
  ) {
    sink.offsets.push(at + start, at + start + open[0].length);
    start += open[0].length;
    open = OPEN.exec(chunk.slice(start, end));
  }
  const tail: number[] = [];
  while (end - start > 1) {
    const cut = closingLength(chunk.slice(start, end), sink.isAbbreviation);
    if (cut === 0 || cut >= end - start) break;
    tail.push(at + end - cut, at + end);
    end -= cut;
  }
  tokeniseCore(chunk.slice(start, end), at + start, sink.offsets);
  for (let i = tail.length - 2; i >= 0; i -= 2) sink.offsets.push(tail[i] ?? 0, tail[i + 1] ?? 0);
}

function closingLength(word: string, isAbbreviation: (word: string) => boolean): number {
  const close = CLOSE.exec(word);
  if (close !== null && !(close[0] === "'" && /s'$/u.test(word)))
    return close[0] === "'" && CLITIC.test(word) && !/['’]$/u.test(word) ? 0 : close[0].length;
  if (!word.endsWith(".")) return 0;
  const bare = word.slice(0, -1);
  return isAbbreviation(bare) || /^(?:\p{L}\.)+\p{L}$/u.test(bare) || /^\p{Lu}$/u.test(bare) ? 0 : 1;
}

/** A chunk without its punctuation: split at dashes and brackets, then off its clitics. */
function tokeniseCore(core: string, at: number, offsets: number[]): void {
  let from = 0;
  for (const match of core.matchAll(INSIDE)) {
    if (match.index > from) tokeniseWord(core.slice(from, match.index), at + from, offsets);
    offsets.push(at + match.index, at + match.index + match[0].length);
    from = match.index + match[0].length;
  }
  if (from < core.length) tokeniseWord(core.slice(from), at + from, offsets);
}

function tokeniseWord(word: string, at: number, offsets: number[]): void {
  const lower = word.toLowerCase();
  if (lower === "cannot") return void offsets.push(at, at + 3, at + 3, at + 6);
  const unit = /^(\d[\d.,]*)(%|[a-z]{1,3}|bn|mn)$/iu.exec(word);
  if (unit !== null && !/^(?:st|nd|rd|th|s|d)$/iu.test(unit[2] ?? "")) {
    const cut = unit[1]?.length ?? 0;
    return void offsets.push(at, at + cut, at + cut, at + word.length);
  }
  const clitic = CLITIC.exec(word);
  const length = clitic?.[0].length ?? 0;
  if (length === 0 || length >= word.length) return void offsets.push(at, at + word.length);
  offsets.push(at, at + word.length - length, at + word.length - length, at + word.length);
}

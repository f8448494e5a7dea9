import type { Relation, SpeechContent, SpeechFrame } from "../model/index.ts";
import type { Tree } from "./tree.ts";
import { caseOf, childrenBy, childrenOf, headOf, isPassive, relation, subtree, upos, word } from "./tree.ts";

export interface ContentQuestion {
  readonly takes: SpeechContent;
  readonly frame: SpeechFrame;
  readonly speaker: readonly number[];
  readonly particles: readonly number[];
  readonly isQuoted: (token: number) => boolean;
  /** Whether the row reports clauses and quoted words ("said"), beside what it takes as an object ("blamed"). */
  readonly reports: boolean;
  /** Whether a token is a word of saying. */
  readonly isSaying: (token: number) => boolean;
}

/** What a cue brings in, as ascending tokens without the marks at its ends; empty when this kind of complement is not there. */
export function cueContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const isSpeech = question.takes === "clause" && question.reports;
  const quotes = isSpeech
    ? [quotesBefore(tree, cue, question), quotesAfter(tree, cue, question)].find((found) => found.length > 0)
    : undefined;
  const content = trim(tree, quotes ?? upToBreak(tree, cue, { tokens: CONTENT[question.takes](tree, cue, question), question }));
  // "the pact, which the envoy praised": a relative pronoun alone says nothing.
  return content.length === 1 && /^W/.test(tree.sentence.fineTags[content[0] ?? 0] ?? "") ? [] : content;
}

/** What after a comma begins the writer's own words again. */
const BREAKS = /^(?:while|though|although|whereas|but|yet|according)$/i;

/** What after a comma tells more of the thing just named. */
const ASIDES = /^(?:which|who|whose|where|when|a|an|the)$/i;

/** What is said ends where the writer goes on: at a dash that no second one closes, at ", while", ", but the others". */
function upToBreak(
  tree: Tree,
  cue: number,
  { tokens, question }: { readonly tokens: readonly number[]; readonly question: ContentQuestion },
): readonly number[] {
  const { words, fineTags } = tree.sentence;
  const { isQuoted, isSaying, takes } = question;
  if ((tokens[0] ?? 0) < cue) return tokens;
  const isDash = (token: number): boolean =>
    /^(?:[—–]|--+)$/.test(words[token] ?? "") || (words[token] === "-" && tree.sentence.ends[token - 1] !== tree.sentence.starts[token]);
  const opens = opensSentence(tree, cue);
  const at = tokens.findIndex((token, i) => {
    if (i < 1 || isQuoted(token)) return false;
    if (words[token] === ";" || (opens && words[token] === "," && beginsClause(tree, token + 1))) return true;
    if (i < 2) return false;
    if (isDash(token)) return !tokens.slice(i + 1).some((other) => isDash(other));
    const next = words[token + 1] ?? "";
    if (words[token] === ":") return MARK.test(next);
    if (words[token] === "," && fineTags[token + 1] === "VBG" && (takes === "object" || takes === "after" || isSaying(token + 1)))
      return true;
    if (words[token] === "," && (takes === "object" || takes === "after") && ASIDES.test(next)) return true;
    return words[token] === "," && BREAKS.test(next) && !/^(?:that|not|rather)$/i.test(words[token + 2] ?? "");
  });
  return at < 0 ? tokens : tokens.slice(0, at);
}

const OPENERS = /^(?:while|as|if|after|when|before|since|although|though|because|once|until|by|in|despite|besides|without)$/i;

/** "Announcing the raid, the envoy …", "While she said so, …": the clause of the cue opens the sentence and is not its main one. */
function opensSentence(tree: Tree, cue: number): boolean {
  const { words, fineTags } = tree.sentence;
  if (/^(?:VBG|VBN)$/.test(fineTags[cue] ?? "") && (cue === 0 || (cue < 3 && OPENERS.test(words[0] ?? "")))) return true;
  return OPENERS.test(words[0] ?? "") && !/^(?:in|by)$/i.test(words[0] ?? "") && !words.slice(0, cue).includes(",");
}

/** Whether a subject with its verb stands at a token: "the envoy said". */
function beginsClause(tree: Tree, from: number): boolean {
  const end = Math.min(from + 12, tree.sentence.words.length);
  const verb = range(from, end).find((token) => /^(?:VERB|AUX|PUNCT)$/.test(upos(tree, token)));
  return verb !== undefined && verb > from && /^(?:VBD|VBZ|VBP|MD)$/.test(tree.sentence.fineTags[verb] ?? "") && !/^(?:and|or|but)$/.test(tree.sentence.words[from] ?? "");
}

const MARK = /^[“”"‘’'`]$/;

/**
 * “We will stay,” the envoy said, turning to the map. “For good.”: where quoted words end right before the cue and its speaker, they are what is
 * said, with quoted words that go on right behind.
 */
function quotesBefore(tree: Tree, cue: number, { isQuoted, speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const from = Math.min(cue, ...speaker);
  if (range(from, cue).some((token) => upos(tree, token) === "VERB") || /^that$/i.test(words[cue + 1] ?? "")) return [];
  let mark = from - 1;
  while (mark >= 0 && from - mark < 4 && !isQuoted(mark) && !MARK.test(words[mark] ?? "")) mark--;
  while (mark > 0 && MARK.test(words[mark - 1] ?? "") && !isQuoted(mark - 1)) mark--;
  if (mark < 1 || isQuoted(mark) || !isQuoted(mark - 1)) return [];
  let first = mark - 1;
  while (first > 0 && (isQuoted(first - 1) || MARK.test(words[first - 1] ?? ""))) first--;
  const before = range(0, first).filter((token) => upos(tree, token) !== "PUNCT");
  // A quotation of some words at the end of a clause of which the writer tells the rest is mixed, and the clause is what is said.
  if (before.length > (mark - first) / 4 && before.length > 3) return [];
  const quoted = range(first, mark).filter(isQuoted);
  return [...(before.length <= 3 ? before : []), ...quoted, ...quotesBehind(tree, Math.max(cue, ...speaker) + 1, isQuoted)];
}

/** Quoted words that go on after the cue with no other verb between. */
function quotesBehind(tree: Tree, from: number, isQuoted: (token: number) => boolean): readonly number[] {
  const start = [...tree.sentence.words.keys()].find((token) => token >= from && isQuoted(token));
  if (start === undefined || range(from, start).some((token) => upos(tree, token) === "VERB")) return [];
  return quotedRun(tree, start, isQuoted);
}

/** How many words may stand between a verb of saying and the words quoted: "said in a statement to reporters on Monday, “…". */
const MAX_BETWEEN = 14;

/** "The envoy said in Oslo: “We will stay.”": quoted words that a comma, a colon or nothing parts from the cue. */
function quotesAfter(tree: Tree, cue: number, { isQuoted, particles, speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const from = (particles.at(-1) ?? cue) + 1;
  let start = from;
  while (start < words.length && start - from < MAX_BETWEEN && !isQuoted(start)) start++;
  if (!isQuoted(start) || isQuoted(cue)) return [];
  const between = range(from, start).filter((token) => !MARK.test(words[token] ?? "") && !speaker.includes(token));
  const isOpen = between.length === 0 || /^[,:]$/.test(words[between.at(-1) ?? 0] ?? "");
  if (!isOpen || between.some((token) => /^(?:VERB|AUX|SCONJ)$/.test(upos(tree, token)))) return [];
  const run = quotedRun(tree, start, isQuoted);
  const next = words[(run.at(-1) ?? start) + 2] ?? "";
  return between.length > 0 || run.length > 5 || !/^\p{L}/u.test(next) || /^(?:and|but|or|in|on|at)$/.test(next) ? run : [];
}

/** Quoted tokens from one on, and those of marks that follow with nothing but a comma or "and" between. */
function quotedRun(tree: Tree, start: number, isQuoted: (token: number) => boolean): readonly number[] {
  const run: number[] = [];
  let gap = 0;
  for (let token = start; token < tree.sentence.words.length && gap < 5; token++) {
    if (isQuoted(token)) {
      run.push(token);
      gap = 0;
    } else if (/^(?:PUNCT|CCONJ)$/.test(upos(tree, token)) || MARK.test(tree.sentence.words[token] ?? "")) gap++;
    else break;
  }
  return run;
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);
}

const CONTENT: Readonly<Record<SpeechContent, (tree: Tree, cue: number, question: ContentQuestion) => readonly number[]>> = {
  clause: clauseContent,
  quote: quoteContent,
  infinitive: infinitiveContent,
  after: afterContent,
  object: objectContent,
};

const SUBORDINATORS = /^(?:that|whether|if|how|why|what|when|where|who|which)$/;

/** The clause below; "…, she said" the clause it is put into; a clause that the tree has hung elsewhere. */
function clauseContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const relations: readonly Relation[] = question.frame === "noun" ? ["ccomp", "acl"] : ["ccomp"];
  const inserted = question.frame === "say" && question.reports ? insertedContent(tree, cue, question) : [];
  if (inserted.length > 0) return inserted;
  const clauses = childrenBy(tree, cue, relations).filter((child) => question.frame !== "noun" || isThatClause(tree, child));
  const clause = clauses.find((child) => child > cue) ?? clauses[0];
  if (clause !== undefined) return toClauseEnd(tree, cue, without(subtree(tree, clause), question.speaker));
  if (question.frame === "noun") return nounClause(tree, cue);
  const marked = childrenBy(tree, cue, ["advcl", "xcomp", "parataxis", "dep"]).find((child) => child > cue && isThatClause(tree, child));
  if (marked !== undefined) return toClauseEnd(tree, cue, subtree(tree, marked));
  if (question.frame === "adjective") return [];
  const behind = thatContent(tree, cue, question);
  return behind.length > 0 || !question.reports ? behind : aroundContent(tree, cue, question);
}

/** "the claim that talks had failed": up to the next mark, where the tree has hung the clause elsewhere; not "the claim that angered them". */
function nounClause(tree: Tree, noun: number): readonly number[] {
  const { words } = tree.sentence;
  if (words[noun + 1] !== "that" || !/^(?:PRON|DET|PROPN|NOUN|ADJ|NUM)$/.test(upos(tree, noun + 2))) return [];
  const stop = words.findIndex((word, token) => token > noun && /^[,;:.—–]$/.test(word));
  const clause = range(noun + 1, stop < 0 ? words.length : stop);
  return hasVerb(tree, clause) ? clause : [];
}

/** "said in an interview at noon that": the clause behind "that" where the tree has lost it. */
function thatContent(tree: Tree, cue: number, { particles }: ContentQuestion): readonly number[] {
  const from = (particles.at(-1) ?? cue) + 1;
  const words = tree.sentence.words;
  const at = range(from, Math.min(from + MAX_BETWEEN, words.length)).find((token) => /^(?:that|whether|if)$/i.test(words[token] ?? ""));
  if (at === undefined || range(from, at).some((token) => /^(?:VERB|AUX|PUNCT)$/.test(upos(tree, token)))) return [];
  const rest = range(at, words.length);
  return hasVerb(tree, rest) ? rest : [];
}

/**
 * What follows the clause goes on with it, as far as the tree does not join it to the cue as a clause of its own ("said it was over and left",
 * "said it was over, while …"): trees often break a long clause.
 */
function toClauseEnd(tree: Tree, cue: number, tokens: readonly number[]): readonly number[] {
  const [first = 0, last = 0] = [tokens[0], tokens.at(-1)];
  if (first < cue) return tokens;
  const under = new Set(subtree(tree, cue));
  const apart = new Set(
    childrenBy(tree, cue, ["conj"])
      .filter((child) => child > last && isFinite(tree, child) && childrenBy(tree, child, ["nsubj"]).length === 0)
      .flatMap((child) => subtree(tree, child)),
  );
  let end = last;
  while (end + 1 < tree.sentence.words.length && !apart.has(end + 1) && (under.has(end + 1) || goesOn(tree, cue, end + 1))) end++;
  return [...tokens, ...range(last + 1, end + 1)];
}

/** What no mark parts from the clause is of it, whatever it hangs on; but not the verb behind a relative clause: "those who say so [were] few". */
function goesOn(tree: Tree, cue: number, token: number): boolean {
  const { words, starts, ends } = tree.sentence;
  if (words[token] === "-" && ends[token - 1] === starts[token]) return true;
  if (upos(tree, token) === "CCONJ") return words[token] === "but" || upos(tree, token + 1) === "AUX";
  const isRelative = /^acl/.test(relation(tree, cue));
  return upos(tree, token) !== "PUNCT" && !(isRelative && /^(?:VERB|AUX)$/.test(upos(tree, token)));
}

/** "suggests any deals should wait": an object that a finite verb follows is the subject of a clause. */
function isSubject(tree: Tree, object: readonly number[]): boolean {
  const next = (object.at(-1) ?? 0) + 1;
  return /^(?:MD|VBD|VBZ|VBP)$/.test(tree.sentence.fineTags[next] ?? "") && /^(?:VERB|AUX)$/.test(upos(tree, next));
}

function isThatClause(tree: Tree, clause: number): boolean {
  return SUBORDINATORS.test(word(tree, subtree(tree, clause)[0] ?? clause));
}

/** "The talks, the envoy said, had failed": a cue and its speaker between commas stand inside what is said. */
function insertedContent(tree: Tree, cue: number, { speaker }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const [first, last] = [Math.min(cue, ...speaker), Math.max(cue, ...speaker)];
  const isShort = last - first < speaker.length + MAX_INSERTED;
  if (speaker.length === 0 || !isShort || words[first - 1] !== "," || words[last + 1] !== "," || !isFinite(tree, cue)) return [];
  if (/^(?:who|which|that)$/i.test(words[first] ?? "")) return [];
  const left = range(clauseStart(tree, first - 1), first - 1);
  const right = range(last + 2, words.length);
  return hasVerb(tree, right) || hasVerb(tree, left) ? [...left, ...right] : [];
}

/** Helpers and adverbs that may stand between a speaker and an inserted verb: "Mr Lee has repeatedly said". */
const MAX_INSERTED = 4;

/** Where the clause that reaches up to a token begins: after the last mark that parts sentences. */
function clauseStart(tree: Tree, before: number): number {
  let start = before;
  while (start > 0 && !/^[;:]$/.test(tree.sentence.words[start - 1] ?? "")) start--;
  return start;
}

/** "The talks had failed, the envoy said": all of the sentence that does not hang on the word of saying. */
function aroundContent(tree: Tree, cue: number, { speaker, frame }: ContentQuestion): readonly number[] {
  const { words } = tree.sentence;
  const own = ownClause(tree, cue, speaker);
  const [first = cue, last = cue] = [own[0], own.at(-1)];
  const right = range(last + 1, words.length);
  const mark = words[first - 1] === "as" ? first - 2 : first - 1;
  const isInserted = first > 0 && /^[,”"’'?!—–-]$/.test(words[mark] ?? "");
  const endsThere = right.every((token) => upos(tree, token) === "PUNCT");
  if (isInserted && (endsThere || /^[,—–]$/.test(words[last + 1] ?? ""))) {
    const all = [...words.keys()];
    const rest = relation(tree, cue) === "parataxis" ? without(all, subtree(tree, cue)) : [];
    const left = range(clauseStart(tree, mark), mark);
    const clause = rest.length > 1 ? rest : hasVerb(tree, left) && !OPENERS.test(words[left[0] ?? 0] ?? "") ? left : [];
    return clause.length > 1 ? clause : [];
  }
  if (frame === "tell" || !isFinite(tree, cue) || speaker.length === 0 || TOPIC.test(words[cue + 1] ?? "")) return [];
  const under = new Set(subtree(tree, cue));
  const below = right.filter((token) => headOf(tree, cue) < 0 || under.has(token));
  if (below.length > 3 && hasVerb(tree, below)) return below;
  const isRelative = /^acl/.test(relation(tree, cue));
  return !isRelative && /^(?:PRON|DET|PROPN|NOUN|ADJ|NUM)$/.test(upos(tree, last + 1)) && hasVerb(tree, right) ? right : [];
}

/** "commented on", "reminisced about": what is said is not a clause. */
const TOPIC = /^(?:about|on|of|against|for|to|with|at)$/;

function isFinite(tree: Tree, verb: number): boolean {
  return /^(?:VBD|VBZ|VBP)$/.test(tree.sentence.fineTags[verb] ?? "") || childrenBy(tree, verb, ["aux"]).length > 0;
}

function hasVerb(tree: Tree, tokens: readonly number[]): boolean {
  return tokens.some((token) => /^(?:VERB|AUX)$/.test(upos(tree, token)));
}

/** The cue with its speaker, helpers, adverbs and phrases of time, place and medium. */
function ownClause(tree: Tree, cue: number, speaker: readonly number[]): readonly number[] {
  const parts = childrenBy(tree, cue, ["nsubj", "aux", "advmod", "obl", "iobj", "compound:prt"]).flatMap((child) => subtree(tree, child));
  return [...new Set([cue, ...parts, ...speaker])].toSorted((a, b) => a - b);
}

/** At most so many words stand between the verb and words that are quoted in its object: "called the new plan “…". */
const MAX_OBJECT = 8;

/** Quoted words beside the verb; where nothing parts them from it, with the words between: "called the plan “a disaster”". */
function quoteContent(tree: Tree, cue: number, question: ContentQuestion): readonly number[] {
  const beside = [quotesBefore(tree, cue, question), quotesAfter(tree, cue, question)].find((found) => found.length > 0);
  if (beside !== undefined || question.isQuoted(cue)) return beside ?? [];
  const from = (question.particles.at(-1) ?? cue) + 1;
  const start = range(from, Math.min(from + MAX_OBJECT, tree.sentence.words.length)).find(question.isQuoted);
  if (
    start === undefined ||
    range(from, start).some((token) => upos(tree, token) === "VERB" || /^[,:;]$/.test(tree.sentence.words[token] ?? ""))
  )
    return [];
  const run = quotedRun(tree, start, question.isQuoted);
  return without(range(from, (run.at(-1) ?? start) + 1), question.speaker);
}

function infinitiveContent(tree: Tree, cue: number, { frame, speaker }: ContentQuestion): readonly number[] {
  const relations: readonly Relation[] = frame === "noun" ? ["acl"] : ["xcomp", "ccomp", "advcl"];
  const clause = childrenBy(tree, cue, relations).find((child) => child > cue && isInfinitive(tree, child));
  return clause === undefined ? [] : without(subtree(tree, clause), speaker);
}

function isInfinitive(tree: Tree, clause: number): boolean {
  const tag = tree.sentence.fineTags[clause] ?? "";
  return (
    childrenBy(tree, clause, ["mark"]).some((mark) => word(tree, mark) === "to") || (tag === "VBG" && relation(tree, clause) === "xcomp")
  );
}

/** Behind the particle or preposition: "called for talks", "the call for talks", "critical of the pact". */
function afterContent(tree: Tree, cue: number, { frame, particles, speaker }: ContentQuestion): readonly number[] {
  if (frame === "noun" && speaker.length === 0) return [];
  const { words } = tree.sentence;
  const anchor = particles.at(-1) ?? cue;
  const phrases = childrenBy(tree, cue, ["obl", "nmod", "obj", "xcomp", "advcl", "ccomp", "acl"]).filter((child) => child > anchor);
  const fits = (child: number): boolean => {
    if (particles.length > 0) return true;
    if (frame === "say" || frame === "tell") return TOPIC.test(words[cue + 1] ?? "") && subtree(tree, child).includes(cue + 1);
    const before = caseOf(tree, child) || word(tree, subtree(tree, child)[0] ?? child);
    return (frame === "noun" ? NOUN_PREPOSITIONS : ADJECTIVE_PREPOSITIONS).test(before);
  };
  const first = phrases.find(fits);
  return first === undefined
    ? []
    : withPrepositions(
        tree,
        subtree(tree, first).filter((token) => token > anchor),
      );
}

const NOUN_PREPOSITIONS = /^(?:of|for|about|against|on|over|regarding)$/;
const ADJECTIVE_PREPOSITIONS = /^(?:of|about|for|with|at|to|that|by|in)$/;

/** The object with the reasons after it: "blamed the rebels for the raid"; the subject of a passive. */
function objectContent(tree: Tree, cue: number, { speaker }: ContentQuestion): readonly number[] {
  if (isPassive(tree, cue)) {
    const subject = childrenBy(tree, cue, ["nsubj:pass"])[0];
    return subject === undefined ? [] : subtree(tree, subject);
  }
  const object = childrenBy(tree, cue, ["obj"])[0];
  if (object === undefined || object < cue) return [];
  const phrase = subtree(tree, object);
  if (isSubject(tree, phrase)) return range(phrase[0] ?? object, tree.sentence.words.length);
  const reasons = childrenOf(tree, cue).filter(
    (child) => child > object && /^(?:obl|advcl|xcomp|nmod|acl)$/.test(relation(tree, child)) && isReason(tree, child),
  );
  const whole = [object, ...reasons].flatMap((child) => subtree(tree, child)).toSorted((a, b) => a - b);
  return without(withPrepositions(tree, whole), speaker);
}

const TIME =
  /^(?:\w+day|January|February|March|April|May|June|July|August|September|October|November|December|(?:19|20)\d\d|week|month|year|morning|night|afternoon|evening|times?)$/;

/** Phrases with a preposition that follow at once belong to the object, whatever the tree hangs them on: "his support | for the pact". */
function withPrepositions(tree: Tree, tokens: readonly number[]): readonly number[] {
  const next = (tokens.at(-1) ?? -1) + 1;
  if (!/^(?:of|for|to|with|on|against|about|from|by|between|over|toward|towards)$/.test(tree.sentence.words[next] ?? "")) return tokens;
  const phrase = subtree(tree, headOf(tree, next)).filter((token) => token >= next);
  const isWhole = phrase.length > 1 && phrase.every((token, i) => token === next + i) && !phrase.some((token) => TIME.test(tree.sentence.words[token] ?? ""));
  return isWhole ? withPrepositions(tree, [...tokens, ...phrase]) : tokens;
}

function isReason(tree: Tree, phrase: number): boolean {
  const before = caseOf(tree, phrase) || word(tree, subtree(tree, phrase)[0] ?? phrase);
  if (subtree(tree, phrase).some((token) => TIME.test(tree.sentence.words[token] ?? ""))) return false;
  return (
    relation(tree, phrase) === "xcomp" ||
    /^(?:for|of|as|over|to|that|with|from|on|by|about|against|into|toward|between|at|if)$/.test(before)
  );
}

function without(tokens: readonly number[], others: readonly number[]): readonly number[] {
  const taken = new Set(others);
  return tokens.filter((token) => !taken.has(token));
}

/** Without punctuation at its ends. */
function trim(tree: Tree, tokens: readonly number[]): readonly number[] {
  let [from, to] = [0, tokens.length];
  const isMark = (token: number | undefined): boolean => token !== undefined && upos(tree, token) === "PUNCT";
  while (from < to && isMark(tokens[from])) from++;
  while (to > from && isMark(tokens[to - 1])) to--;
  return tokens.slice(from, to);
}

import { quadOf } from "../model/index.ts";
import type { ActorRef, CameoCode, OperatorRow, Status } from "../model/index.ts";
import { combine, leaveOpen } from "./combine.ts";
import { JOIN, contentOf } from "./content-of.ts";
import { objectTokensOf } from "./find-objects.ts";
import { OWNER, agentsOf, ownersOf, patientsOf, sidesAt, sidesBroughtIn, subjectsOf, unique, without } from "./find-sides.ts";
import { partOf, triggersAt } from "./match-triggers.ts";
import { isGiving } from "./is-giving.ts";
import { nameEnd, nameThing } from "./name-thing.ts";
import { readNoun } from "./read-noun.ts";
import { isMutual } from "./read-verb.ts";
import type { Reading, Scene, Side } from "./scene.ts";
import { isAnybody, isKnown } from "./scene.ts";
import { isTransparent } from "./is-transparent.ts";
import { asWithheld, isToldNotTo } from "./withheld.ts";
import { specifyAct, specifyMade } from "./specify-act.ts";
import { childrenBy, hasTense, headOf, isInfinitive, isPassive, isSaidBehind, lemma, relation } from "./tree.ts";

interface Operator {
  readonly row: OperatorRow;
  readonly tokens: readonly number[];
  /** How to read what is wrapped. */
  readonly read: (scene: Scene, token: number) => readonly Reading[];
}

/** What an operator makes of the acts that it wraps; nothing where it wraps none. */
export function readOperator(scene: Scene, token: number, operator: Operator): readonly Reading[] {
  // looked for only where an act is wrapped
  let held: { readonly holders: readonly Side[]; readonly addressed: readonly Side[]; readonly row: OperatorRow } | null = null;
  const wrapped: Reading[] = [];
  for (const found of contentOf(scene, token, operator.row)) {
    const content = found.filter((inner) => canHold(scene, operator.row, inner));
    const readings = readThrough(scene, content, operator);
    for (const told of readings) {
      const inner = asWithheld(scene, told);
      held ??= heldBy(scene, token, { row: operator.row, wrapped: content });
      const { holders, addressed, row } = held;
      const isTold = isToldNotTo(scene, token, { row, inner });
      const code = isTold ? combine(scene.index, row.operation, inner) : combineAsTold(scene, row, { inner, holders });
      if (code === null) continue;
      const sides = isMutual(scene, token)
        ? { initiators: holders, recipients: [], reciprocal: true, needsRecipient: true }
        : (row.control === "object" || row.control === "other" || isTold) && code.reading.cameo !== RALLYING
          ? askedSides(inner, {
              holders,
              addressed: answered(scene, token, { row, inner, addressed, holders }),
              mutual: row.control !== "other",
            })
          : ownSides(scene, inner, {
              holders: deniesOfOthers(scene, row, { inner, holders }) ? [] : holders,
              addressed,
              ...kindOf(row, code.reading, inner),
            });
      const around = { ...sides, tokens: merge(operator.tokens, inner.tokens), head: token };
      const made = { ...inner, ...code.reading, ...around, rules: [...inner.rules, row.id, code.product] };
      const whole = code.reading.cameo === undefined ? made : specifyMade(scene, made);
      wrapped.push(row.operation === "refuse" ? { ...whole, refused: { ...inner, ...around } } : whole);
    }
    // "demanded an end to the sanctions": what is nearest is meant, though the two do not go together
    if (wrapped.length > 0 || (operator.row.control === "deed" && readings.length > 0)) return wrapped;
  }
  return [];
}

/** Who holds an operator, whom it is addressed to, and its row: an order to one's own forces is one of those who do it themselves. */
function heldBy(scene: Scene, token: number, { row, wrapped }: { readonly row: OperatorRow; readonly wrapped: readonly number[] }) {
  const parties = { holders: holdersOf(scene, token, row), addressed: addressedBy(scene, token, { row, wrapped }) };
  const isOwn = commandsOwn(row, { ...parties, objects: objectTokensOf(scene.tree, token) });
  return { ...parties, row: isOwn ? { ...row, operation: COMMAND, control: "subject" as const } : row };
}

/** "ordered his army to retake the town": what a state's own forces are told to do it does, and asks nobody for. */
function commandsOwn(
  { operation }: OperatorRow,
  { holders, addressed, objects }: Pick<Asked, "holders" | "addressed"> & { readonly objects: readonly number[] },
): boolean {
  const areOwn = (side: Side): boolean =>
    objects.includes(side.head) && side.actors.every(({ sector }) => FORCES.includes(sector)) && !isAnother(side, holders);
  return operation === "demand" && holders.length > 0 && addressed.length > 0 && addressed.every(areOwn);
}
const FORCES: readonly ActorRef["sector"][] = ["MIL", "COP", "SPY"];
/** The operation of those who order an act themselves ("ordered the arrest of"). */
const COMMAND = "order";

/** "warned the alliance that Russia could attack", "that Russia was jamming signals": who tells of what another may do or does threatens nobody. */
export function warnsOfOthers(scene: Scene, token: number, operator: Operator): boolean {
  if (operator.row.operation !== "threaten") return false;
  const told = contentOf(scene, token, operator.row).flatMap((content) => readThrough(scene, content, operator));
  const holders = told.length === 0 ? [] : holdersOf(scene, token, operator.row);
  return told.some((inner) => isAnothers(inner, holders)) || warnsOfFact(scene, token, operator.row);
}

/** What somebody else is doing, by a verb that some act has. */
function warnsOfFact(scene: Scene, token: number, row: OperatorRow): boolean {
  const isAct = (clause: number): boolean => triggersAt(scene, clause, scene.index.acts).length > 0;
  if (!childrenBy(scene.tree, token, ["ccomp"]).some(isAct) || !statesFact(scene, token)) return false;
  return isAnothers({ initiators: clauseSubjects(scene, token) }, holdersOf(scene, token, row));
}

/** "called on Arabs to unite against Israel": whom others are rallied against is who suffers it. */
const RALLYING: CameoCode = "113";

/** What an operator makes of an act: of what is another's own doing, another operation may say more. */
function combineAsTold(
  scene: Scene,
  { operation }: OperatorRow,
  { inner, holders }: { readonly inner: Reading; readonly holders: readonly Side[] },
): ReturnType<typeof combine> {
  if (operation === "threaten" && isAnothers(inner, holders)) return null;
  if (operation === "refuse" && inner.refused !== undefined) return leaveOpen(scene.index, inner.refused);
  // "blocked the EU's sanctions" stops them, "rejected Israel's annexation" only judges it
  if (operation === "block" && !isAnotherHarm(scene, inner, holders)) return null;
  if (operation === "refuse" && isAnotherHarm(scene, inner, holders)) return combine(scene.index, "condemn", inner);
  const goesOn = operation === "refuse" ? goingOn(scene, inner) : null;
  if (goesOn !== null) return goesOn;
  const accepted = operation === "consent" && isOfOthers(scene, inner, holders) ? combine(scene.index, "accept", inner) : null;
  return accepted ?? combine(scene.index, operation, inner);
}

/** "denied that Russian troops had shelled the town": the deed of whom another denies it. */
function deniesOfOthers(
  scene: Scene,
  { operation }: OperatorRow,
  { inner, holders }: { readonly inner: Reading; readonly holders: readonly Side[] },
): boolean {
  const isSaid = partOf(scene, inner.head) === "VERB" || isSaidBehind(scene.tree, inner.head);
  return operation === "deny" && isSaid && isAnothers(inner, holders);
}

/** "refused to halt gas sales": the act that is not to be stopped goes on, where it is no conflict. */
function goingOn({ index }: Scene, { rules: [act = "", operator = ""], contexts }: Reading): ReturnType<typeof combine> {
  const [row, stop] = [index.rowById.get(act), index.rowById.get(operator)];
  if (row === undefined || !("frame" in row) || stop === undefined || !("operation" in stop) || stop.operation !== "stop") return null;
  const { cameo, plover, mode } = row;
  return quadOf(plover) > 2 ? null : { reading: { cameo, plover, mode, contexts, status: "occurred" }, product: GOES_ON };
}
/** The id that `coder.rules` shows where somebody refuses to stop what he does. */
const GOES_ON = "goes-on";

/** "rejected Israel's annexation": who rejects the harm that another does condemns it; his own he would deny. */
function isAnotherHarm(scene: Scene, inner: Reading, holders: readonly Side[]): boolean {
  const isOther = inner.initiators.some((side) => isKnown(side) && isAnother(side, holders));
  return quadOf(inner.plover) === 4 && partOf(scene, inner.head) === "NOUN" && holders.length > 0 && isOther;
}

/** "agreed to mediation by Kenya": what a noun says another does. */
function isOfOthers(scene: Scene, inner: Reading, holders: readonly Side[]): boolean {
  return partOf(scene, inner.head) === "NOUN" && isAnothers(inner, holders);
}

/** "warned that Russia could attack": what somebody else does is no threat of those who tell of it. */
function isAnothers({ initiators }: Pick<Reading, "initiators">, holders: readonly Side[]): boolean {
  const isTabled = ({ actors }: Side): boolean => actors.some(isAnybody);
  return holders.some(isTabled) && initiators.length > 0 && initiators.every((side) => isTabled(side) && isAnother(side, holders));
}

/** Who orders as a deed names it by a noun; who blames or praises does not do so "to demand" something: that is his purpose. */
function canHold(scene: Scene, { control, operation }: OperatorRow, inner: number): boolean {
  if (control === "deed") return partOf(scene, inner) === "NOUN" && !isToldTo(scene, inner);
  return !judges({ operation }) || !isInfinitive(scene.tree, inner);
}

function judges({ operation }: Pick<OperatorRow, "operation">): boolean {
  return operation === "condemn" || operation === "praise";
}

/** "ordered the peacekeepers to leave": who is told to do something is no deed. */
function isToldTo(scene: Scene, noun: number): boolean {
  const does = childrenBy(scene.tree, headOf(scene.tree, noun), ["xcomp"]).some((verb) => verb > noun);
  return does && sidesAt(scene, noun, "who").length > 0;
}

/** What an operator says when it wraps no act: the thing that it names, asked, promised or refused, or its own word where that has a code. */
export function readBare(scene: Scene, token: number, operator: Omit<Operator, "read">): readonly Reading[] {
  const { row } = operator;
  const holders = holdersOf(scene, token, row);
  const addressed = addressedBy(scene, token, { row });
  const asked = addressed.length > 0 || row.control === "subject" ? addressed : without(clauseSubjects(scene, token), holders);
  const heads = new Set(asked.map((side) => side.head));
  const content = isGiving(row) ? contentOf(scene, token, row).map((group) => group.filter((inner) => !heads.has(inner))) : [];
  const thing = nameThing(scene, content, row);
  // what is only wanted is asked for where it is said of whom; "boycotted Russian vodka" refuses nobody anything
  const given = row.operation === "refuse" ? addressedBy(scene, token, { row: withoutOwner(row) }) : asked;
  if (thing !== null && (given.length > 0 || (row.cameo !== null && row.operation !== "refuse")))
    return bareReading(scene, token, { operator, ...thing, holders, addressed: asked });
  if (row.control === "object" && asked.length === 0 && statesFact(scene, token)) return [];
  const alone = { code: nameEnd(scene, content, row) ?? row.cameo, status: null, rules: [row.id] };
  return bareReading(scene, token, { operator, ...alone, holders, addressed: asked }).map((reading) => specifyAct(scene, reading));
}

/** "insisted that its plan was sound" tells what is, "insisted that the plan be dropped" what should be. */
function statesFact({ tree }: Scene, token: number): boolean {
  if (/^(?:demand|request|order|require|ask|urge|recommend|propose)$/.test(lemma(tree, token))) return false;
  const clauses = childrenBy(tree, token, ["ccomp"]).filter((clause) => clause > token);
  return clauses.some((clause) => [clause, ...childrenBy(tree, clause, ["aux", "aux:pass", "cop"])].some((verb) => hasTense(tree, verb)));
}

function merge(a: readonly number[], b: readonly number[]): readonly number[] {
  return [...new Set([...a, ...b])].sort((x, y) => x - y);
}

function withoutOwner(row: OperatorRow): OperatorRow {
  return { ...row, prepositions: row.prepositions.filter((name) => name !== OWNER) };
}

interface Bare {
  readonly operator: Omit<Operator, "read">;
  /** Null: the word says nothing by itself. */
  readonly code: CameoCode | null;
  readonly status: Status | null;
  readonly rules: readonly string[];
  readonly holders: readonly Side[];
  readonly addressed: readonly Side[];
}

/** The operator's own words as an act: "threatened Iran", "rejected the offer of Iran", "asked Japan for a loan". */
function bareReading(scene: Scene, token: number, { operator, code, status, rules, holders, addressed }: Bare): readonly Reading[] {
  if (code === null) return [];
  const cameo = scene.index.tables.cameo.get(code);
  // "two men sought in the case": nobody is asked for anything
  const describes = relation(scene.tree, token) === "acl" && isPassive(scene.tree, token) && operator.row.operation === "appeal";
  if (cameo === undefined || describes) return [];
  const { plover, mode, contexts } = cameo;
  const recipients = without(addressed, holders);
  const mutual = isMutual(scene, token) || (operator.row.prepositions.includes("with") && operator.row.control === "subject");
  const rest = {
    status,
    reciprocal: mutual,
    needsRecipient: true,
    tokens: operator.tokens,
    rules,
    head: token,
    sure: 0.8,
  };
  return [{ cameo: code, plover, mode, contexts, initiators: holders, recipients, ...rest }];
}

/** What the operator makes of the act, as far as it decides on the sides. */
function kindOf(row: OperatorRow, made: Partial<Reading>, inner: Reading): Pick<Held, "recoded" | "hostile" | "together"> {
  const plover = made.plover ?? inner.plover;
  const hostile = quadOf(plover) > 2;
  return { recoded: made.cameo !== undefined, hostile, together: row.prepositions.includes("with") };
}

/** "demanded that Iran shelve its plan": who must do what no row knows. */
function clauseSubjects(scene: Scene, token: number): readonly Side[] {
  return childrenBy(scene.tree, token, ["ccomp", "xcomp"])
    .filter((clause) => clause > token)
    .flatMap((clause) => (isPassive(scene.tree, clause) ? agentsOf(scene, clause) : subjectsOf(scene, clause)));
}

interface Held {
  readonly holders: readonly Side[];
  readonly addressed: readonly Side[];
  /** Whether the operator makes another act of what it wraps. */
  readonly recoded: boolean;
  /** Whether that act is conflict: threats and refusals run one way, whatever they wrap. */
  readonly hostile: boolean;
  /** Whether several holders do it with one another: "the two sides agreed to …". */
  readonly together: boolean;
}

type Sides = Pick<Reading, "initiators" | "recipients" | "besides" | "reciprocal" | "needsRecipient">;

/**
 * Who vows, refuses or stops does so himself: the operator's subject, where it has one. A noun with a doer of its own ("agreed to American
 * mediation", "rejects French mediation") is that doer's, and the operator answers him.
 */
function ownSides(scene: Scene, inner: Reading, { holders, addressed, recoded, hostile, together }: Held): Sides {
  const initiators = holders.length > 0 ? holders : inner.initiators;
  const others = inner.initiators.filter((side) => isAnother(side, initiators));
  const nominal = partOf(scene, inner.head) === "NOUN";
  const isMine = (side: Side): boolean => initiators.length > 1 && together && !isAnother(side, initiators);
  // "India and China agreed to leave Ladakh": what they agree on is between them, and no place of one of theirs is a third
  const found = [nominal ? others : [], inner.recipients, addressed, others]
    .map((sides) => without(sides, initiators).filter((side) => !isMine(side)))
    .find((sides) => sides.length > 0);
  // who breaks off talks does so alone; who goes on with talks does so with the other
  const mutual = found === undefined || (inner.recipients.length > 0 && !(recoded && holders.length > 0));
  const among = found === undefined && initiators.flatMap((side) => side.actors).length > 1;
  const reciprocal = inner.reciprocal ? mutual && (!hostile || among) : among && together;
  return { initiators, recipients: found ?? [], reciprocal, needsRecipient: inner.needsRecipient };
}

/** The same actor or two of one country: "Trump" and "American". */
function isSameParty(a: Side, b: Side): boolean {
  return a.actors.some((x) => b.actors.some((y) => (x.id !== null && x.id === y.id) || (x.country !== null && x.country === y.country)));
}

function isAnother(side: Side, holders: readonly Side[]): boolean {
  return !holders.some((own) => isSameParty(own, side));
}

interface Asked {
  readonly holders: readonly Side[];
  readonly addressed: readonly Side[];
  /** Whether the act may be one of both: who demands talks with Z asks Z, who wants to talk with Z does not. */
  readonly mutual: boolean;
}

interface Judged extends Pick<Asked, "holders" | "addressed"> {
  readonly row: OperatorRow;
  readonly inner: Reading;
}

/** "condemned the Russian strike | on Kharkiv": who judges what a noun tells judges whoever did it, wherever the parser hung the rest. */
function answered({ tree }: Scene, token: number, { row, inner, holders, addressed }: Judged): readonly Side[] {
  const isOwnObject = judges(row) && objectTokensOf(tree, token).includes(inner.head);
  return isOwnObject && inner.initiators.some((side) => isAnother(side, holders)) ? inner.initiators : addressed;
}

/** "X urged Y to stop shelling Z": X asks Y, and Z is not a side. */
function askedSides(inner: Reading, { holders, addressed, mutual }: Asked): Sides {
  const groups = [addressed, inner.initiators, mutual && inner.reciprocal ? inner.recipients : []].map((sides) => without(sides, holders));
  // "demanded talks with Iran over the sinking of its ship": nobody asks his own where another is named
  const found = groups.find((sides) => sides.some((side) => isAnother(side, holders))) ?? groups.find((sides) => sides.length > 0);
  const recipients = found ?? [];
  return { initiators: holders, recipients, besides: without(inner.recipients, recipients), reciprocal: false, needsRecipient: true };
}

/** Who holds an operator: the subject of a verb or adjective, the owner of a noun. */
function holdersOf(scene: Scene, token: number, row: OperatorRow): readonly Side[] {
  if (partOf(scene, token) !== "NOUN") {
    // "Israel is opposed to": a state that is put as a passive is its subject's
    const named =
      partOf(scene, token) === "ADJ" && isPassive(scene.tree, token) ? childrenBy(scene.tree, token, ["nsubj:pass", "nsubj"]) : [];
    const stated = agentsOf(scene, token).length > 0 ? [] : named.flatMap((child) => sidesAt(scene, child, "any"));
    const joined = row.operation === JOIN ? patientsOf(scene, token, "who") : [];
    const own = stated.length > 0 ? stated : unique([...subjectsOf(scene, token), ...joined]);
    return own.length > 0 || !isPassive(scene.tree, token) ? own : agentsOf(scene, token);
  }
  const asAct = {
    id: row.id,
    triggers: [],
    frame: "direct",
    objects: [],
    prepositions: [...row.prepositions],
    cameo: "010",
    plover: "SUPPORT",
    mode: null,
  } as const;
  const rest = { contexts: [], reciprocal: false, needsRecipient: false, mustName: false, yes: "", no: "", origin: "" } as const;
  const match = readNoun(scene, { ...asAct, ...rest }, token);
  return "why" in match ? [] : match.initiators;
}

/**
 * Whom an operator is addressed to: its object when that is somebody, a phrase with one of its prepositions, the owner of its object.
 * The phrases of what it wraps are that act's own: "condemned Russia's invasion of Ukraine"; help is
 * asked "from" somebody wherever that stands.
 */
function addressedBy(
  scene: Scene,
  token: number,
  { row, wrapped = [] }: { readonly row: OperatorRow; readonly wrapped?: readonly number[] },
): readonly Side[] {
  const { tree } = scene;
  const verbal = partOf(scene, token) !== "NOUN";
  const objects = verbal ? objectTokensOf(scene.tree, token) : [];
  const given = verbal ? childrenBy(tree, token, ["iobj"]).flatMap((child) => sidesAt(scene, child, "who")) : [];
  if (given.length > 0) return given;
  const direct = unique(objects.flatMap((object) => sidesAt(scene, object, "who")));
  if (direct.length > 0) return direct;
  const phrases = sidesBroughtIn(scene, [...objects, token], {
    prepositions: row.prepositions.filter((name) => name !== OWNER),
    scope: "any",
    closed: row.prepositions.includes("from") ? [] : wrapped,
  });
  if (phrases.length > 0) return phrases;
  return row.prepositions.includes(OWNER) ? unique(objects.flatMap((object) => ownersOf(scene, object))).filter(isKnown) : [];
}

const MAX_THROUGH = 3;

/** Reads a content word, looking through words that add nothing: light verbs, containers, plans ("an effort to mediate", "a series of strikes"). */
function readThrough(
  scene: Scene,
  group: readonly number[],
  { depth = 0, ...operator }: Operator & { readonly depth?: number },
): readonly Reading[] {
  const readings: Reading[] = [];
  for (const token of group) {
    const own = operator.read(scene, token);
    if (own.length > 0) readings.push(...own);
    else if (depth < MAX_THROUGH && isTransparent(scene, token)) {
      for (const next of contentOf(scene, token)) {
        const inner = readThrough(scene, next, { ...operator, depth: depth + 1 });
        readings.push(...inner);
        if (inner.length > 0) break;
      }
    }
  }
  return readings;
}

import type { CameoCode, Mention, OperatorRow, PloverType, ProductRow, Quad, Status } from "../model/index.ts";
import { PLOVER } from "../model/index.ts";
import type { RuleIndex } from "./compile-rules.ts";
import type { Scene } from "./find-sides.ts";
import { mentionsAfter, mentionsAt, patientsOf, subjectsOf } from "./find-sides.ts";
import type { FoundAct } from "./match-acts.ts";
import { childrenBy, headOf, lemma, relation, upos } from "./tree.ts";

/** An act after the words that wrap it: its code, status and sides. */
export interface WrappedAct {
  readonly plover: PloverType;
  readonly mode: string | null;
  readonly cameo: CameoCode;
  /** Null: no operator set it; tense and negation decide. */
  readonly status: Status | null;
  readonly initiators: readonly Mention[];
  readonly recipients: readonly Mention[];
  readonly tokens: readonly number[];
  readonly rules: readonly string[];
  /** The verb whose tense tells when: the outermost operator, else the trigger. */
  readonly verb: number;
}

const MAX_OPERATORS = 3;

/** Climbs from the act through the operators that govern it, innermost first, and lets each change code, status and sides. */
export function applyOperators(scene: Scene, act: FoundAct, index: RuleIndex): WrappedAct {
  let wrapped: WrappedAct = {
    plover: act.row.plover,
    mode: act.row.mode,
    cameo: act.row.cameo,
    status: null,
    initiators: act.initiators,
    recipients: act.recipients,
    tokens: act.tokens,
    rules: [act.row.id],
    verb: act.trigger,
  };
  let token = act.trigger;
  for (let depth = 0; depth < MAX_OPERATORS; depth++) {
    const step = governor(scene, token, index);
    if (step === null) break;
    const product = index.tables.products.find((row) => row.operation === step.row.operation && fits(row.act, wrapped.plover));
    if (product !== undefined) wrapped = applyProduct(scene, wrapped, { ...step, product });
    token = step.token;
  }
  return wrapped;
}

interface Step {
  readonly token: number;
  readonly row: OperatorRow;
}

/** The operator right above a token; light nouns between ("plans to", "an agreement to") are looked through. */
function governor(scene: Scene, token: number, index: RuleIndex): Step | null {
  const { tree } = scene;
  let current = token;
  for (let hops = 0; hops < 2; hops++) {
    const head = headOf(tree, current);
    if (head < 0 || !GOVERNED.has(relation(tree, current))) return null;
    const row = index.operators
      .get(`${lemma(tree, head)}/${upos(tree, head)}`)
      ?.find((candidate) => candidate.frame === "any" || isClause(scene, current) === (candidate.frame === "clause"));
    if (row !== undefined) return { token: head, row };
    if (upos(tree, head) === "VERB" && !LIGHT.has(lemma(tree, head))) return null;
    current = head;
  }
  return null;
}

const GOVERNED = new Set(["xcomp", "ccomp", "acl", "obj", "nsubj:pass", "obl", "nmod", "advcl", "conj"]);
const LIGHT = new Set("make take give have begin start continue seek try move help be".split(" "));

function isClause(scene: Scene, token: number): boolean {
  return ["xcomp", "ccomp", "acl", "advcl"].includes(relation(scene.tree, token)) || upos(scene.tree, token) === "VERB";
}

function fits(pattern: string, plover: PloverType): boolean {
  if (pattern === "*" || pattern === plover) return true;
  const quad: Quad | undefined = PLOVER.find((row) => row.type === plover)?.quad;
  return pattern.startsWith("quad:") && pattern.slice(5).split(",").includes(String(quad));
}

function applyProduct(scene: Scene, act: WrappedAct, step: Step & { readonly product: ProductRow }): WrappedAct {
  const { product, row, token } = step;
  const sides = row.operation === "demand" || row.operation === "accuse" ? addressedSides(scene, act, token) : ownSides(scene, act, token);
  return {
    plover: product.plover ?? act.plover,
    mode: product.plover === null ? act.mode : product.mode,
    cameo: product.cameo ?? act.cameo,
    status: product.status ?? act.status,
    ...sides,
    tokens: [...new Set([token, ...act.tokens])].sort((a, b) => a - b),
    rules: [...act.rules, row.id, product.id],
    verb: token,
  };
}

/** Who vows, refuses or stops is the operator's subject, where it has one. */
function ownSides(scene: Scene, act: WrappedAct, token: number): Pick<WrappedAct, "initiators" | "recipients"> {
  const subjects = subjectsOf(scene, token);
  const initiators = subjects.length > 0 ? subjects : act.initiators;
  const recipients = act.recipients.filter((mention) => !initiators.includes(mention));
  return { initiators, recipients: recipients.length > 0 ? recipients : act.initiators.filter((mention) => !initiators.includes(mention)) };
}

/** "X urged Y to stop shelling Z": X asks Y, and Z is not a side. */
function addressedSides(scene: Scene, act: WrappedAct, token: number): Pick<WrappedAct, "initiators" | "recipients"> {
  const initiators = subjectsOf(scene, token);
  const direct = patientsOf(scene, token).filter((mention) => !initiators.includes(mention));
  const named =
    direct.length > 0
      ? direct
      : mentionsAfter(scene, token, ["on", "to", "from", "upon", "of"]).filter((mention) => !initiators.includes(mention));
  const clause = childrenBy(scene.tree, token, ["ccomp", "xcomp"])
    .flatMap((child) => childrenBy(scene.tree, child, ["nsubj"]))
    .flatMap((child) => mentionsAt(scene, child));
  const addressed =
    named.length > 0 ? named : clause.length > 0 ? clause : act.initiators.filter((mention) => !initiators.includes(mention));
  return { initiators: initiators.length > 0 ? initiators : act.initiators, recipients: addressed };
}

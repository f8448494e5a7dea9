import { Fault } from "../lib/fault.ts";
import type { CodedEvent, Decision, NewDecision, Store } from "../model/index.ts";
import { recordDecision } from "../record-outcomes.ts";
import { loadActorTables } from "../tables/load-actor-tables.ts";
import { loadRuleTables } from "../tables/load-rule-tables.ts";
import { loadPart } from "../tables/load-tables.ts";
import type { EventChanges } from "./change-event.ts";
import { changeEvent } from "./change-event.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { findEvent } from "./find-event.ts";
import { wordsForActor } from "./show/words-for.ts";
import { recordPath, withRecord } from "./use-record.ts";

export interface DecideFlags {
  readonly why: string;
  readonly by?: string;
  readonly record?: string;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export interface CorrectFlags extends DecideFlags, EventChanges {
  readonly asCoded?: boolean;
}

export async function runCorrect(context: CliContext, flags: CorrectFlags, [input]: readonly [string]): Promise<void> {
  await decide(context, flags, (store) => {
    const { event } = findEvent(store, input);
    if (flags.asCoded === true) return { ...said(flags), kind: "restore", eventId: event.id };
    const tables = { actors: loadPart(loadActorTables).actors, cameo: loadPart(loadRuleTables).cameo };
    return { ...said(flags), kind: "correct", event: changeEvent(event, flags, tables) };
  });
}

export async function runReject(context: CliContext, flags: DecideFlags, [input]: readonly [string]): Promise<void> {
  await decide(context, flags, (store) => ({ ...said(flags), kind: "reject", eventId: findEvent(store, input).event.id }));
}

export async function runMerge(context: CliContext, flags: DecideFlags, inputs: readonly [string, string]): Promise<void> {
  await decide(context, flags, (store) => {
    const [a, b] = [storyOf(store, inputs[0]), storyOf(store, inputs[1])];
    if (a.id === b.id) throw new Fault("usage/same-story", "Both are one story already", { why: `it is ${a.id}` });
    return { ...said(flags), kind: "merge", articleIds: [a.first, b.first] };
  });
}

export async function runSplit(context: CliContext, flags: DecideFlags, [input, ...articleIds]: readonly string[]): Promise<void> {
  await decide(context, flags, (store) => {
    const story = storyOf(store, input ?? "");
    const strangers = articleIds.filter((id) => !story.members.some(({ articleId }) => articleId === id));
    const next = `Its articles: ${story.members.map(({ articleId }) => articleId).join(", ")}`;
    if (articleIds.length === 0) throw new Fault("usage/article", "No article is named that tells another happening", { next });
    if (strangers.length > 0) throw new Fault("usage/article", `The story has no article "${strangers.join('", "')}"`, { next });
    if (articleIds.length === story.members.length) throw new Fault("usage/article", "That is the whole story", { next });
    return { ...said(flags), kind: "split", articleIds };
  });
}

/** A story by its id, or by that of an article of it. */
function storyOf(store: Store, input: string): NonNullable<ReturnType<Store["story"]>> {
  const story = store.story(input) ?? store.storyOf(input);
  if (story !== null) return story;
  throw new Fault("usage/story", `There is no story "${input}"`, {
    next: "Ids of stories and articles stand in demarche export and in --json",
  });
}

function said({ why, by }: DecideFlags): { readonly why: string; readonly by: string | null } {
  if (why.trim() === "") throw new Fault("usage/why", "A decision needs a reason", { next: 'Write --why "…"' });
  return { why: why.trim(), by: by ?? null };
}

async function decide(context: CliContext, flags: DecideFlags, decisionFor: (store: Store) => NewDecision): Promise<void> {
  await withRecord(recordPath(flags, context.env), "write", (store) => {
    const decision = decisionFor(store);
    const before = "articleIds" in decision ? null : store.event(decision.kind === "correct" ? decision.event.id : decision.eventId);
    const made = recordDecision(store, decision);
    if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/decision/1", ...made }, 2)}\n`);
    else if (flags.quiet !== true) context.out.write(`${wordsForDecision(made, before?.event ?? null)}\n`);
  });
}

function wordsForDecision(made: Decision, before: CodedEvent | null): string {
  if (made.kind === "merge") return `One story of two (decision ${made.id})`;
  if (made.kind === "split") return `${made.articleIds.length} set apart (decision ${made.id})`;
  const was = before === null ? "" : sideWords(before);
  if (made.kind === "correct" && made.event !== null) return `${was}\n  is now ${sideWords(made.event)} (decision ${made.id})`;
  return made.kind === "reject" ? `${was}\n  is rejected (decision ${made.id})` : `${was}\n  is as it was coded (decision ${made.id})`;
}

function sideWords({ initiator, recipient, cameo, plover, status, when }: CodedEvent): string {
  return `${wordsForActor(initiator)} → ${wordsForActor(recipient)} ${plover} ${cameo}, ${status}, ${when?.value ?? "day unknown"}`;
}

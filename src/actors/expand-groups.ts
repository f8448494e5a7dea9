import type { Actor, ActorId, ActorRef } from "../model/index.ts";
import { refOf } from "./draft.ts";
import type { Draft, Scene } from "./draft.ts";
import { REACH } from "./find-antecedent.ts";
import { holdsOn } from "./hold-office.ts";
import { relationOf, topOf } from "./line.ts";
import { listedStates, statesOf } from "./listed-states.ts";

/** Somebody whom several give is a little less sure than one who is named. */
const SURE = 0.9;

/**
 * Groups become their members, so that each answers for what the group does: those that it has on the day ("the G7", "Baltic states"); of groups
 * of which nobody can say who belongs ("Gulf states") those that the text listed before, where all of them may be meant. Others stay one group.
 */
export function expandGroups(scene: Scene, drafts: readonly Draft[]): readonly Draft[] {
  const isGroup = ({ actors }: Draft): boolean => actors.length === 1 && actors[0]?.kind === "grouping";
  if (!drafts.some(isGroup)) return drafts;
  const lists = listedStates(scene.lines, drafts);
  return drafts.map((draft) => {
    const [group] = draft.actors;
    if (!isGroup(draft) || group === undefined || group.id === null || onlyDescribes(scene, draft)) return draft;
    const members = membersOn(scene, group.id);
    const meant = members.length > 1 ? members.map((member) => refOf(member, scene)) : listedBefore(scene, draft, lists);
    if (meant.length < 2) return draft;
    const actors = meant.map((member): ActorRef => ({ ...member, sector: group.sector, role: group.role }));
    return { ...draft, actors, confidence: draft.confidence * SURE };
  });
}

/** "the G7 summit": the name tells which summit, and nobody acts. */
function onlyDescribes({ lines }: Scene, draft: Draft): boolean {
  const line = lines[draft.line];
  return line !== undefined && draft.basis === "name" && relationOf(line, topOf(line, draft.first, draft.last)) === "compound";
}

function membersOn({ index, day }: Scene, group: ActorId): readonly Actor[] {
  const isMember = ({ links }: Actor): boolean =>
    links.some(({ kind, to, since, until }) => kind === "member of" && to === group && holdsOn({ from: since, to: until }, day));
  return (index.membersOf.get(group) ?? []).filter(isMember);
}

/** Of a group that is some of the members of an organisation: those of them in the latest list before, where they are most of it. */
function listedBefore(scene: Scene, draft: Draft, lists: readonly (readonly Draft[])[]): readonly ActorRef[] {
  const whole = scene.index.actorById.get(draft.actors[0]?.id ?? "")?.links.find(({ kind }) => kind === "some of")?.to;
  if (whole === undefined) return [];
  const members = new Set(membersOn(scene, whole).map(({ id }) => id));
  const near = lists.filter(([first]) => first !== undefined && draft.line - first.line <= REACH && isBefore(first, draft));
  const belonging = near.map((list) => ({ all: statesOf(list), own: statesOf(list).filter(({ id }) => id !== null && members.has(id)) }));
  return belonging.findLast(({ all, own }) => own.length > 1 && own.length * 2 > all.length)?.own ?? [];
}

function isBefore(a: Draft, b: Draft): boolean {
  return a.line < b.line || (a.line === b.line && a.first < b.first);
}

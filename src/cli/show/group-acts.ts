import type { ActorRef, CodedEvent } from "../../model/index.ts";

/** What one act of one sentence gave, as one line: its sides are lists, since compound sides make an event a pair. */
export interface ActGroup {
  /** The first of its events; what is not about the sides is the same in all. */
  readonly event: CodedEvent;
  readonly events: readonly CodedEvent[];
  /** Of a reciprocal act all its sides; `recipients` is then empty. */
  readonly initiators: readonly ActorRef[];
  readonly recipients: readonly ActorRef[];
}

/** Joins the events of each act, in order of the first; those that are not every initiator with every recipient stay apart. */
export function groupActs(events: readonly CodedEvent[]): readonly ActGroup[] {
  const byAct = Map.groupBy(events, (event) => [event.actId, event.cameo, event.status, event.reciprocal].join(" "));
  return [...byAct.values()].flatMap((group) => {
    const [event] = group;
    if (event === undefined) return [];
    const initiators = unique(group.map(({ initiator }) => initiator));
    const recipients = unique(group.flatMap(({ recipient }) => recipient ?? []));
    if (event.reciprocal) return [{ event, events: group, initiators: unique([...initiators, ...recipients]), recipients: [] }];
    if (group.length === initiators.length * Math.max(1, recipients.length)) return [{ event, events: group, initiators, recipients }];
    return group.map((one) => ({
      event: one,
      events: [one],
      initiators: [one.initiator],
      recipients: one.recipient === null ? [] : [one.recipient],
    }));
  });
}

function unique(actors: readonly ActorRef[]): readonly ActorRef[] {
  return [...new Map(actors.map((actor) => [actor.id ?? `${actor.kind} ${actor.country ?? ""} ${actor.name}`, actor])).values()];
}

import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import type { Actor, ActorRef, CameoRow, CodedEvent, Day, Status } from "../model/index.ts";
import { findCountry } from "./find-country.ts";

/** What a person changes of an event; what is left out stays. */
export interface EventChanges {
  readonly initiator?: string;
  /** "-": nobody. */
  readonly recipient?: string;
  readonly cameo?: string;
  readonly status?: Status;
  readonly day?: Day;
}

export interface ChangeTables {
  readonly actors: readonly Actor[];
  readonly cameo: ReadonlyMap<string, CameoRow>;
}

/**
 * An event with a person's changes: sides by country, the code with the type, quad class and Goldstein value that go with it.
 *
 * Throws the faults "usage/country", "usage/cameo", and "usage/no-change" when it is as it was.
 */
export function changeEvent(event: CodedEvent, changes: EventChanges, tables: ChangeTables): CodedEvent {
  const changed: CodedEvent = {
    ...event,
    ...(changes.initiator === undefined ? {} : { initiator: sideOf(changes.initiator, tables.actors) }),
    ...(changes.recipient === undefined ? {} : { recipient: changes.recipient === "-" ? null : sideOf(changes.recipient, tables.actors) }),
    ...(changes.cameo === undefined ? {} : codesOf(changes.cameo, tables.cameo)),
    ...given({ status: changes.status }),
    ...(changes.day === undefined
      ? {}
      : { when: { value: changes.day, day: changes.day, precision: "day", basis: "expression", span: null } }),
  };
  if (JSON.stringify(changed) !== JSON.stringify(event)) return changed;
  throw new Fault("usage/no-change", "Nothing would change", {
    why: "the event is so already, or no flag says what is wrong",
    next: "Name what is wrong: --recipient UKR",
  });
}

function sideOf(input: string, actors: readonly Actor[]): ActorRef {
  const country = findCountry(input, actors);
  const state = actors.find(({ id }) => id === country);
  return { id: country, name: state?.name ?? country, kind: state?.kind ?? "state", country, sector: null, role: null };
}

function codesOf(code: string, cameo: ReadonlyMap<string, CameoRow>): Pick<CodedEvent, "cameo" | "plover" | "mode" | "quad" | "goldstein"> {
  const row = cameo.get(code);
  if (row === undefined)
    throw new Fault("usage/cameo", `There is no CAMEO code "${code}"`, { next: 'Give it as text, "054": data/rules/cameo.tsv lists them' });
  return { cameo: row.code, plover: row.plover, mode: row.mode, quad: row.quad, goldstein: row.goldstein };
}

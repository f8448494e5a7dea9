import type { CodedEvent } from "../../api/contract.ts";

type Plover = CodedEvent["plover"];

/** Quad class of each type, in the order of PLOVER's own manual. A type that is missing here does not compile. */
const QUAD_OF: Readonly<Record<Plover, CodedEvent["quad"]>> = {
  AGREE: 1,
  CONSULT: 1,
  SUPPORT: 1,
  CONCEDE: 1,
  COOPERATE: 2,
  AID: 2,
  RETREAT: 2,
  REQUEST: 3,
  ACCUSE: 3,
  REJECT: 3,
  THREATEN: 3,
  PROTEST: 4,
  SANCTION: 4,
  MOBILIZE: 4,
  COERCE: 4,
  ASSAULT: 4,
};

export const PLOVER_TYPES = Object.keys(QUAD_OF) as readonly Plover[]; // the keys of that record and no others

export function typesOfQuads(quads: readonly number[]): readonly Plover[] {
  return PLOVER_TYPES.filter((type) => quads.includes(QUAD_OF[type]));
}

import { QUAD_NAMES } from "../model/index.ts";
import type { ActorRef, PloverType, Span } from "../model/index.ts";
import type { Cell, Column } from "../lib/column.ts";
import type { ForeignEvent, ForeignTables } from "./foreign-row.ts";

type Row = ForeignEvent;

/**
 * The 40 columns of the POLECAT files, in order (Harvard Dataverse doi:10.7910/DVN/AJGVIT). What has no counterpart in the record is
 * missing: Wikipedia ids, districts, coordinates, GeoNames, lists of all that a story names.
 */
export function polecatColumns(tables: ForeignTables): readonly Column<Row>[] {
  return [
    column("Event ID", ({ event }) => event.id),
    column("Event Date", ({ event }) => event.when?.day ?? null),
    column("Event Type", ({ event }) => event.plover),
    column("Event Mode", ({ event }) => event.mode),
    column("Intensity", ({ event }) => intensityOf(event.plover, event.mode)),
    column("Quad Code", ({ event }) => QUAD_NAMES[event.quad - 1]?.toUpperCase() ?? null),
    column("Contexts", ({ event }) => event.contexts.join("; ")),
    ...sideColumns("Actor", ({ event }) => ({ actor: event.initiator, words: event.evidence.initiator }), tables),
    ...sideColumns("Recipient", ({ event }) => ({ actor: event.recipient, words: event.evidence.recipient }), tables),
    column("Placename", ({ event }) => event.place?.name ?? null),
    ...none("City", "District", "Province"),
    column("Country", ({ event }) => event.place?.country ?? null),
    ...none("Latitude", "Longitude", "GeoNames ID"),
    column("Raw Placename", ({ event, article }) => wordsAt(article?.text, event.place?.span ?? null)),
    column("Feature Type", () => null),
    column("Source", ({ article }) => article?.outlet ?? null),
    column("Publication Date", ({ article }) => article?.published?.day ?? null),
    ...none("Story People", "Story Organizations", "Story Locations"),
    column("Language", ({ article }) => article?.language ?? null),
    column("Version", ({ event }) => `demarche ${event.coder.version}`),
  ];
}

function column(name: string, cell: (row: Row) => Cell): Column<Row> {
  return { name, meaning: "", type: "text", cell };
}

function none(...names: readonly string[]): readonly Column<Row>[] {
  return names.map((name) => column(name, () => null));
}

interface Side {
  readonly actor: ActorRef | null;
  readonly words: Span | null;
}

function sideColumns(side: "Actor" | "Recipient", pick: (row: Row) => Side, { codesOf }: ForeignTables): readonly Column<Row>[] {
  const of = (name: string, cell: (actor: ActorRef) => string | null): Column<Row> =>
    column(name, (row) => {
      const { actor } = pick(row);
      return actor === null ? null : cell(actor);
    });
  return [
    of(`${side} Name`, ({ name }) => name),
    of(`${side} Country`, ({ country }) => country),
    of(`${side} COW`, ({ country }) => (country === null ? null : (codesOf(country)?.cow ?? null))),
    of(`Primary ${side} Sector`, ({ sector }) => sector),
    of(`${side} Sectors`, ({ sector }) => sector),
    of(`${side} Title`, ({ role }) => role),
    column(`${side} Name Raw`, (row) => wordsAt(row.article?.text, pick(row).words)),
    column(`Wikipedia ${side} ID`, () => null),
  ];
}

function wordsAt(text: string | undefined, span: Span | null): string | null {
  return text === undefined || span === null ? null : text.slice(span.start, span.end);
}

/** A mode's score, else its type's. */
function intensityOf(type: PloverType, mode: string | null): number {
  return (mode === null ? undefined : MODE_SCORES[type]?.[mode]) ?? TYPE_SCORES[type];
}

/** Scores of PLOVER's types and modes (openeventdata/PLOVER manual 0.8; ACCUSE is printed there without its sign). */
const TYPE_SCORES: Readonly<Record<PloverType, number>> = {
  AGREE: 2.5,
  CONSULT: 2.5,
  SUPPORT: 5,
  CONCEDE: 4.5,
  COOPERATE: 9.5,
  AID: 10,
  RETREAT: 6.5,
  REQUEST: 0,
  ACCUSE: -3,
  REJECT: -2,
  THREATEN: -3.5,
  PROTEST: -5,
  SANCTION: -6,
  MOBILIZE: -5.5,
  COERCE: -7,
  ASSAULT: -9,
};

const MODE_SCORES: Readonly<Partial<Record<PloverType, Readonly<Record<string, number>>>>> = {
  CONSULT: { visit: 4, "third-party": 1, multilateral: 4, phone: 1.5 },
  RETREAT: { withdraw: 8, release: 6.5, disarm: 10, ceasefire: 7.5, access: 6.5, resign: 4.5 },
  REQUEST: { assist: 0.5, change: -1, yield: -1, meet: 0 },
  ACCUSE: { disapprove: -2, investigate: -3.5, allege: -3.5 },
  REJECT: { assist: -1.5, change: -2, yield: -2, meet: -2 },
  THREATEN: { restrict: -3, arrest: -3.5, relations: -3.5, expel: -3.5, territory: -4, violence: -3.5 },
  PROTEST: { demo: -5, riot: -7, strike: -5, hunger: -4.5, boycott: -4.5, obstruct: -4.5 },
  SANCTION: { convict: -6, expel: -5.5, withdraw: -6, discontinue: -6 },
  MOBILIZE: { troops: -6.5, weapons: -6.5, police: -5.5, militia: -6 },
  COERCE: {
    seize: -7,
    restrict: -7,
    censor: -6.5,
    curfew: -6.5,
    "martial-law": -7.5,
    arrest: -7,
    deport: -7,
    withhold: -7,
    misinformation: -6.5,
    cyber: -7,
  },
  ASSAULT: {
    abduct: -8.5,
    beat: -7.5,
    torture: -8.5,
    sexual: -8.5,
    targeted: -9.5,
    destroy: -8.5,
    primitive: -8,
    firearms: -9,
    explosives: -9,
    "suicide-attack": -9.5,
    aerial: -9.5,
    drone: -9.5,
    "heavy-weapons": -9.5,
    "crowd-control": -7.5,
    unconventional: -10,
  },
};

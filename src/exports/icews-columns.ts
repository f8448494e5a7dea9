import type { ActorRef, CameoCode } from "../model/index.ts";
import { numberOfId } from "../lib/hash.ts";
import type { Cell, Column } from "../lib/column.ts";
import type { ForeignEvent, ForeignTables } from "./foreign-row.ts";
import { SECTOR_NAMES } from "./sector-names.ts";

type Row = ForeignEvent;

/**
 * The 20 columns of the ICEWS event files, in order (Harvard Dataverse doi:10.7910/DVN/28075). What has no counterpart in the record is
 * missing: the sentence's number, district, province, coordinates.
 */
export function icewsColumns({ nameOf, cameoName }: ForeignTables): readonly Column<Row>[] {
  const country = (code: string | null | undefined): string | null => (code === null || code === undefined ? null : nameOf(code));
  return [
    column("Event ID", ({ event }) => numberOfId(event.id)),
    column("Event Date", ({ event }) => event.when?.day ?? null),
    column("Source Name", ({ event }) => actorName(event.initiator, nameOf)),
    column("Source Sectors", ({ event }) => sectorOf(event.initiator)),
    column("Source Country", ({ event }) => country(event.initiator.country)),
    column("Event Text", ({ event }) => cameoName(event.cameo)),
    column("CAMEO Code", ({ event }) => event.cameo),
    column("Intensity", ({ event }) => INTENSITY[event.cameo] ?? event.goldstein),
    column("Target Name", ({ event }) => (event.recipient === null ? null : actorName(event.recipient, nameOf))),
    column("Target Sectors", ({ event }) => (event.recipient === null ? null : sectorOf(event.recipient))),
    column("Target Country", ({ event }) => country(event.recipient?.country)),
    column("Story ID", ({ event }) => numberOfId(event.articleId)),
    column("Sentence Number", () => null),
    column("Publisher", ({ article }) => article?.outlet ?? null),
    column("City", ({ event: { place } }) => (place === null || place.name === country(place.country) ? null : place.name)),
    column("District", () => null),
    column("Province", () => null),
    column("Country", ({ event }) => country(event.place?.country)),
    column("Latitude", () => null),
    column("Longitude", () => null),
  ];
}

function column(name: string, cell: (row: Row) => Cell): Column<Row> {
  return { name, meaning: "", type: "text", cell };
}

/** The four codes in which the scale of ICEWS is another than GDELT's, which the record has. */
const INTENSITY: Readonly<Record<CameoCode, number>> = { "016": -5, "022": 3.4, "164": -6.5, "165": -7 };

/** ICEWS names unnamed officials by what they are and their country: "Military (Vietnam)". */
function actorName(actor: ActorRef, nameOf: ForeignTables["nameOf"]): string {
  if (actor.kind !== "unnamed" || actor.country === null) return actor.name;
  return `${sectorOf(actor) ?? actor.name} (${nameOf(actor.country)})`;
}

function sectorOf({ sector }: ActorRef): string | null {
  return sector === null ? null : SECTOR_NAMES[sector];
}

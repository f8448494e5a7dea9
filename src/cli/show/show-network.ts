import type { Bloc, CountryCode, Member, Network } from "../../model/index.ts";
import type { Screen } from "./screen.ts";
import { countOf } from "./show-reading.ts";
import type { Cell } from "./table-of.ts";
import { tableOf } from "./table-of.ts";
import { wrapText } from "./wrap-text.ts";

export interface NetworkView {
  readonly network: Network;
  readonly blocs: readonly Bloc[];
  /** Whose neighbours are shown; null for the whole network. */
  readonly country: CountryCode | null;
  readonly neighbours: readonly Member[];
  readonly slices: readonly { readonly start: string | null; readonly network: Network }[];
  readonly nameOf: (country: CountryCode) => string;
  readonly method: string;
  /** 0 shows all. */
  readonly limit: number;
}

/** A network for people: who does most with whom, period by period where asked, and who treats others alike. */
export function showNetwork(view: NetworkView, screen: Screen): string {
  const { network, country, neighbours, slices, nameOf, method, limit } = view;
  const rows = country === null ? network.members : neighbours;
  const shown = limit === 0 ? rows : rows.slice(0, limit);
  const title =
    country === null
      ? `${countriesOf(network.members.length)}, ${countOf(network.ties.length, "directed tie")}`
      : `${nameOf(country)} and ${countriesOf(neighbours.length)}`;
  const lines = [
    screen.paint(title, "strong"),
    "",
    ...tableOf([HEAD, ...shown.map((member) => rowOf(member, nameOf))], "  "),
    ...(rows.length > shown.length ? [screen.paint(`  and ${rows.length - shown.length} more: --limit 0 lists all`, "faint")] : []),
    ...(slices.length > 1 ? ["", ...tableOf([SLICE_HEAD, ...slices.map((slice) => sliceRow(slice, country))], "  ")] : []),
    ...(country === null ? ["", ...blocLines(view, screen)] : []),
    "",
    ...wrapText([{ text: method, style: "faint" }], screen),
  ];
  return `${lines.join("\n")}\n`;
}

function countriesOf(count: number): string {
  return `${count} ${count === 1 ? "country" : "countries"}`;
}

const right = (text: string | number): Cell => ({ text: String(text), align: "right" });
const HEAD: readonly Cell[] = [{ text: "country" }, right("partners"), right("cooperation"), right("conflict"), right("net")];
const SLICE_HEAD: readonly Cell[] = [{ text: "from" }, right("countries"), right("cooperation"), right("conflict"), right("net")];

function rowOf({ country, partners, cooperation, conflict }: Member, nameOf: NetworkView["nameOf"]): readonly Cell[] {
  return [{ text: nameOf(country) }, right(partners), right(cooperation), right(conflict), right(cooperation - conflict)];
}

/** A period's sums: of the country where one is shown, else of all ties. */
function sliceRow({ start, network }: NetworkView["slices"][number], country: CountryCode | null): readonly Cell[] {
  const ties = network.ties.filter(({ from, to }) => country === null || from === country || to === country);
  const sum = (kind: "cooperation" | "conflict"): number => ties.reduce((total, tie) => total + tie[kind], 0);
  const [cooperation, conflict] = [sum("cooperation"), sum("conflict")];
  const countries = new Set(ties.flatMap(({ from, to }) => [from, to]));
  return [{ text: start ?? "" }, right(countries.size), right(cooperation), right(conflict), right(cooperation - conflict)];
}

function blocLines({ blocs, nameOf }: NetworkView, screen: Screen): readonly string[] {
  if (blocs.length === 0) return ["No two countries treat others alike enough to make a bloc"];
  return [
    screen.paint("Blocs by shared behaviour", "strong"),
    ...blocs.flatMap(({ members, likeness }) =>
      wrapText([{ text: `${members.map(nameOf).join(", ")} (likeness ${likeness.toFixed(2)})`, style: "plain" }], screen, { indent: "  " }),
    ),
  ];
}

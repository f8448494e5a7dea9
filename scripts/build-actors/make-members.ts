import { readTable } from "./read-table.ts";

/** Abbreviations of the factbook to ids of organisations.tsv and groupings.tsv; others are passed over. */
const IDS: Readonly<Record<string, string>> = {
  UN: "org:un",
  NATO: "org:nato",
  EU: "org:eu",
  AU: "org:au",
  ASEAN: "org:asean",
  ECOWAS: "org:ecowas",
  SADC: "org:sadc",
  EAC: "org:eac",
  IGAD: "org:igad",
  COMESA: "org:comesa",
  LAS: "org:arab-league",
  GCC: "org:gcc",
  OIC: "org:oic",
  OPEC: "org:opec",
  APEC: "org:apec",
  SAARC: "org:saarc",
  BIMSTEC: "org:bimstec",
  SCO: "org:sco",
  CSTO: "org:csto",
  CIS: "org:cis",
  EAEU: "org:eaeu",
  OAS: "org:oas",
  Mercosur: "org:mercosur",
  Caricom: "org:caricom",
  CELAC: "org:celac",
  CAN: "org:andean-community",
  SICA: "org:sica",
  "Pacific Alliance": "org:pacific-alliance",
  PIF: "org:pif",
  C: "org:commonwealth",
  OIF: "org:oif",
  CPLP: "org:cplp",
  NAM: "org:nam",
  "G-77": "org:g77",
  IAEA: "org:iaea",
  OPCW: "org:opcw",
  WHO: "org:who",
  ICCt: "org:icc",
  CE: "org:council-of-europe",
  OSCE: "org:osce",
  WTO: "org:wto",
  OECD: "org:oecd",
  IEA: "org:iea",
  AMU: "org:uma",
  ECO: "org:eco",
  BSEC: "org:bsec",
  AIIB: "org:aiib",
  "Arctic Council": "org:arctic-council",
  NC: "org:nordic-council",
  Benelux: "org:benelux",
  EFTA: "org:efta",
  NSG: "org:nsg",
  BRICS: "grouping:brics",
  "G-20": "grouping:g20",
  "G-7": "grouping:g7",
  Quad: "grouping:quad",
};

export interface MemberRow {
  readonly id: string;
  readonly to: string;
}

/** Members of organisations as the factbook has them last; the source gives no dates. */
export function makeMembers(folder: string, states: ReadonlySet<string>): readonly MemberRow[] {
  const rows = readTable(folder, "io_membership_factbook.tsv").flatMap((row) => {
    const to = IDS[row["organisation"] ?? ""];
    const id = row["iso3"] ?? "";
    return to === undefined || row["status"] !== "member" || !states.has(id) ? [] : [{ id, to }];
  });
  const unique = new Map(rows.map((row) => [`${row.to} ${row.id}`, row]));
  return [...unique.entries()].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, row]) => row);
}

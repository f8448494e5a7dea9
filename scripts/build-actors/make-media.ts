import { foldWord, keysOfName } from "../../src/actors/fold-word.ts";
import { readTable } from "./read-table.ts";

export interface MediaRow {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly aliases: string;
  readonly acronyms: string;
}

/** State media and what their states control: state_media.tsv (state-media-profiles, MIT). Names kept by hand come first. */
export function makeMedia(
  folder: string,
  known: { readonly states: ReadonlySet<string>; readonly taken: ReadonlySet<string> },
): readonly MediaRow[] {
  const rows = new Map<string, MediaRow & { readonly domains: Set<string> }>();
  for (const row of readTable(folder, "state_media.tsv")) {
    const country = row["iso3"] ?? "";
    const raw = (row["outlet"] ?? "").replace(/^[A-Z][a-z]+:\s*/, "");
    const short = /\(([A-Z][A-Z\d-]{1,7})\)/.exec(raw)?.[1] ?? "";
    const name = raw.replaceAll(/\s*\([^)]*\)/g, "").trim();
    const key = keysOfName(name).join(" ");
    if (!known.states.has(country) || key.length < 3 || known.taken.has(key) || isGeneric(name)) continue;
    const id = `outlet:${country.toLowerCase()}-${name
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .map(foldWord)
      .filter(Boolean)
      .join("-")}`;
    const domain = (row["domain"] ?? "").replace(/^www\./, "");
    const there = rows.get(id) ?? { id, name, country, aliases: "", acronyms: short, domains: new Set<string>() };
    if (/^[\w-]+(?:\.[\w-]+)+$/.test(domain)) there.domains.add(domain);
    rows.set(id, there);
  }
  return [...rows.values()]
    .map(({ domains, ...row }) => ({
      ...row,
      acronyms: [row.acronyms, ...[...domains].slice(0, 3)].filter((part) => part !== "" && !known.taken.has(part.toLowerCase())).join("|"),
    }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** Names of one common word, or a channel's number, say nothing without their country. */
function isGeneric(name: string): boolean {
  const words = name.split(/\s+/);
  return words.length === 1
    ? name.length < 6 ||
        /^(?:Granma|Liberty|Freedom|Observer|Standard|National|People|Justice|Horizon|Express|Chronicle|Victory|Republic|Patriot|Unity|Progress|Channel|Mirror)$/i.test(
          name,
        )
    : /^(?:TV|Radio|Channel|The|National|Television|State) (?:\d+|One|Two|Radio|Television|TV|News|Voice|Star|Sun|Times|Herald|Mirror|Post)$/i.test(
        name,
      );
}

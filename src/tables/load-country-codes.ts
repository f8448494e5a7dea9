import type { CountryCode, CountryCodes } from "../model/index.ts";
import { readTable } from "./read-table.ts";
import type { TableFolders } from "./read-table.ts";

/** Loads the codes that other lists give to countries: only exports need them. Throws as `loadActorTables` does. */
export function loadCountryCodes(folder: TableFolders): ReadonlyMap<CountryCode, CountryCodes> {
  const rows = readTable(folder, "actors/country-codes.tsv", { columns: ["id", "iso2", "fips", "cow", "origin"], unique: "id" });
  return new Map(rows.map(({ id, iso2, fips, cow }) => [id, { iso2, fips, cow }]));
}

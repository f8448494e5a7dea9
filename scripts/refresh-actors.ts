import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { formatTsv } from "../src/lib/tsv.ts";
import { loadActorTables } from "../src/tables/load-actor-tables.ts";
import { compareTerms } from "./refresh-actors/compare-terms.ts";
import { officeQueries } from "./refresh-actors/queries.ts";
import type { OfficeQuery } from "./refresh-actors/queries.ts";
import { readAnswer } from "./refresh-actors/read-answer.ts";

/**
 * `node scripts/refresh-actors.ts [--since DAY]`: asks Wikidata (CC0) for heads of state and government and foreign ministers in office since
 * DAY, and prints what data/actors lacks as rows for a person to look at and to put into persons.tsv and terms.tsv; then set the day in
 * checked.tsv. It changes no file and is never run by CI: its parts are tested against a recorded answer (test/refresh-actors.test.ts).
 */
const { values } = parseArgs({ options: { since: { type: "string" } } });
const COLUMNS = ["kind", "person", "name", "office", "role", "actor", "from", "to", "origin"] as const;
/** The service asks for a name and an address of whoever calls: https://www.mediawiki.org/wiki/Wikidata_Query_Service/User_Manual */
const AGENT = "demarche-refresh-actors/1 (https://www.npmjs.com/package/demarche)";
const PAUSE_MS = 2_000;

const tables = loadActorTables(fileURLToPath(new URL("../data", import.meta.url)));
const since = values.since ?? tables.checkedTo;
for (const query of officeQueries(since)) {
  const found = readAnswer(await ask(query));
  const rows = compareTerms(found, query.role, tables).map((news) => ({
    ...news,
    person: news.person ?? "",
    office: query.office,
    to: news.to ?? "",
    origin: "wikidata",
  }));
  process.stdout.write(formatTsv(COLUMNS, rows));
  process.stderr.write(`demarche: ${query.role}: ${found.length} terms asked for, ${rows.length} not in the tables\n`);
  await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
}

async function ask({ sparql, role }: OfficeQuery): Promise<string> {
  const url = `https://query.wikidata.org/sparql?format=json&query=${encodeURIComponent(sparql)}`;
  const response = await fetch(url, { headers: { accept: "application/sparql-results+json", "user-agent": AGENT } }).catch(() => null);
  if (response?.ok === true) return response.text();
  const answer = response === null ? "could not be reached" : `answered ${response.status} to the question for "${role}"`;
  process.stderr.write(`demarche: query.wikidata.org ${answer}. Nothing was changed; try again later\n`);
  return process.exit(1);
}

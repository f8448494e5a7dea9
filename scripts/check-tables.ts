import { loadTables } from "../src/tables/load-tables.ts";

// Loading checks: headers, cells, repeated ids, references between tables, missing examples. A fault names table and line.
const tables = loadTables();
process.stdout.write(
  `tables are sound: ${tables.actors.actors.length} actors, ${tables.actors.terms.length} terms, ${tables.rules.acts.length} acts, ` +
    `${tables.rules.operators.length} operators, ${tables.articles.furniture.length} furniture lines; version ${tables.version}\n`,
);

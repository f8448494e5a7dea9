import { DatabaseSync } from "node:sqlite";
import { Connection } from "../../src/record/connection.ts";
import { migrate } from "../../src/record/migrate.ts";
import { MIGRATIONS } from "../../src/record/migrations/index.ts";

/** Writes the rows of a record into a new one of an older schema, as a program of then would have left them: what it did not know is left out. */
export function writeOlderRecord(path: string, target: string, version: number): void {
  const connection = new Connection(target, { readOnly: false });
  migrate(connection, MIGRATIONS.slice(0, version));
  connection.close();
  const database = new DatabaseSync(target);
  try {
    database.exec("PRAGMA journal_mode = WAL; PRAGMA foreign_keys = OFF");
    database.prepare("ATTACH ? AS newer").run(path);
    database.exec("BEGIN");
    const tables = database.prepare("SELECT name FROM main.sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'").all();
    for (const name of tables.map((row) => String(row["name"]))) {
      if (name.startsWith("sentence_words")) continue;
      const columns = columnsOf(database, "main", name).filter((column) => columnsOf(database, "newer", name).includes(column));
      const list = columns.map((column) => `"${column}"`).join(", ");
      database.exec(`INSERT INTO main.${name} (${list}) SELECT ${list} FROM newer.${name}`);
    }
    database.exec(`INSERT INTO main.sentence_words (rowid, words)
      SELECT s.no, substr(a.text, s.start + 1, s."end" - s.start) FROM newer.sentences s JOIN newer.articles a ON a.no = s.article_no`);
    database.exec("COMMIT; DETACH newer");
  } finally {
    database.close();
  }
}

function columnsOf(database: DatabaseSync, schema: string, table: string): readonly string[] {
  return database
    .prepare(`SELECT name FROM pragma_table_info(?, ?)`)
    .all(table, schema)
    .map((row) => String(row["name"]));
}

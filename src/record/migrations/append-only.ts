/** Triggers that let rows of these tables be added and never changed or removed. */
export function appendOnly(tables: readonly string[]): string {
  return tables
    .flatMap((table) =>
      ["UPDATE", "DELETE"].map(
        (verb) => `CREATE TRIGGER ${table}_no_${verb.toLowerCase()} BEFORE ${verb} ON ${table} BEGIN
  SELECT RAISE(ABORT, 'rows of ${table} are only ever added');
END;`,
      ),
    )
    .join("\n");
}

import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { faultCode } from "../lib/fault-code.test-helper.ts";
import { checkRecord } from "./check-record.ts";
import { Connection } from "./connection.ts";
import { latestVersion, migrate, schemaOf } from "./migrate.ts";
import { MIGRATIONS } from "./migrations/index.ts";
import type { Migration } from "./migrations/migration.ts";
import { openRecord } from "./open-record.ts";

const folder = mkdtempSync(join(tmpdir(), "demarche-migrate-"));
after(() => rmSync(folder, { recursive: true, force: true }));
let made = 0;
const clock = () => "2024-01-01T00:00:00Z";
const second: Migration = {
  version: latestVersion() + 1,
  name: "test",
  sql: "CREATE TABLE extra (a TEXT) STRICT; INSERT INTO extra VALUES ('x')",
};

function withConnection<T>(path: string, work: (connection: Connection) => T): T {
  const connection = new Connection(path, { readOnly: false });
  try {
    return work(connection);
  } finally {
    connection.close();
  }
}

function newPath(): string {
  return join(folder, `${made++}.db`);
}

test("MIGRATIONS count from 1 without gaps", () => {
  assert.deepEqual(
    MIGRATIONS.map(({ version }) => version),
    MIGRATIONS.map((_, index) => index + 1),
  );
});

for (const version of Array.from({ length: latestVersion() }, (_, index) => index)) {
  test(`openRecord() brings a record of schema ${version} up to date, sound and with its rows`, () => {
    const path = newPath();
    withConnection(path, (connection) => {
      migrate(connection, MIGRATIONS.slice(0, version));
      if (version > 0) connection.exec("INSERT INTO commits (recorded_at) VALUES ('2023-01-01T00:00:00Z')");
    });
    const store = openRecord(path, { mode: "write", clock });
    assert.equal(store.summary().schemaVersion, latestVersion());
    assert.deepEqual(store.check(), []);
    store.close();
    assert.equal(
      withConnection(path, (connection) => connection.count("SELECT count(*) FROM commits")),
      Math.min(version, 1),
    );
  });
}

test("migrate() runs only the steps that are missing and is done when run again", () => {
  withConnection(newPath(), (connection) => {
    migrate(connection);
    migrate(connection, [...MIGRATIONS, second]);
    migrate(connection, [...MIGRATIONS, second]);
    assert.equal(connection.count("SELECT count(*) FROM extra"), 1);
    assert.deepEqual(schemaOf(connection), { kind: "record", version: second.version });
    assert.deepEqual(checkRecord(connection), []);
  });
});

test("migrate() leaves a record as it was when a step fails", () => {
  withConnection(newPath(), (connection) => {
    migrate(connection);
    const broken = { ...second, sql: `${second.sql}; INSERT INTO nowhere VALUES (1)` };
    assert.equal(
      faultCode(() => migrate(connection, [...MIGRATIONS, broken])),
      "record/broken",
    );
    assert.deepEqual(schemaOf(connection), { kind: "record", version: latestVersion() });
    assert.equal(connection.count("SELECT count(*) FROM sqlite_schema WHERE name = 'extra'"), 0);
  });
});

test("openRecord() refuses a schema from the future and leaves it alone", () => {
  const path = newPath();
  withConnection(path, (connection) => migrate(connection, [...MIGRATIONS, second]));
  assert.equal(
    faultCode(() => openRecord(path, { mode: "write", clock })),
    "record/newer",
  );
  assert.equal(
    faultCode(() => openRecord(path, { mode: "read", clock })),
    "record/newer",
  );
});

test("openRecord() for reading says that an empty file must be opened for writing first", () => {
  const path = newPath();
  withConnection(path, (connection) => connection.exec("VACUUM"));
  assert.equal(
    faultCode(() => openRecord(path, { mode: "read", clock })),
    "record/older",
  );
});

test("openRecord() does not take another program's database for a record", () => {
  const path = newPath();
  withConnection(path, (connection) => connection.exec("CREATE TABLE theirs (a)"));
  for (const mode of ["read", "write"] as const)
    assert.equal(
      faultCode(() => openRecord(path, { mode, clock })),
      "record/not-a-record",
    );
  assert.equal(
    withConnection(path, (connection) => connection.get("PRAGMA journal_mode")?.text("journal_mode")),
    "delete",
  );
});

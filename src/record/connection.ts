import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue, SQLOutputValue, StatementSync } from "node:sqlite";
import { Fault } from "../lib/fault.ts";
import { corruptFault, faultOf } from "./faults.ts";

export type Params = readonly SQLInputValue[];

/** One connection to the file: statements prepared once, rows whose columns are checked, SQLite's errors as faults. */
export class Connection {
  readonly path: string;
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();
  /** The last statement of each table: spelling it out for every row takes as long as running it. */
  readonly #inserts = new Map<string, { readonly names: readonly string[]; readonly sql: string }>();
  /** Of those that stream, the ones that do not run. */
  readonly #idle = new Map<string, StatementSync[]>();

  /** `location` is the path, or its address with options of SQLite. */
  constructor(path: string, options: { readonly readOnly: boolean; readonly location?: URL }) {
    this.path = path;
    this.#database = this.guard(() => new DatabaseSync(options.location ?? path, { readOnly: options.readOnly, timeout: 5000 }));
  }

  exec(sql: string): void {
    this.guard(() => this.#database.exec(sql));
  }

  /** Lets statements call a function of ours; it must give the same for the same. */
  define(name: string, call: (...values: SQLOutputValue[]) => SQLInputValue): void {
    this.guard(() => this.#database.function(name, { deterministic: true }, call));
  }

  /** Gives the number of the row that was inserted. */
  run(sql: string, ...params: Params): number {
    return this.guard(() => Number(this.#statement(sql).run(...params).lastInsertRowid));
  }

  /** Adds a row; columns are named in code, never by data. Gives its number. */
  insert(table: string, columns: Readonly<Record<string, SQLInputValue>>): number {
    const names = Object.keys(columns);
    const known = this.#inserts.get(table);
    const isSame = known?.names.length === names.length && known.names.every((name, at) => name === names[at]);
    const sql = isSame ? known.sql : insertInto(table, names);
    if (!isSame) this.#inserts.set(table, { names, sql });
    return this.run(sql, ...Object.values(columns));
  }

  get(sql: string, ...params: Params): Row | null {
    const columns = this.guard(() => this.#statement(sql).get(...params));
    return columns === undefined ? null : new Row(columns, this.path);
  }

  all(sql: string, ...params: Params): readonly Row[] {
    return this.guard(() => this.#statement(sql).all(...params)).map((columns) => new Row(columns, this.path));
  }

  /**
   * Streams rows; ends the reading when the caller stops early. Several may run at once, each with a statement of its own, which is kept for
   * the next: making one anew takes longer than reading a few rows.
   */
  *each(sql: string, ...params: Params): Generator<Row> {
    const idle = this.#idle.get(sql) ?? [];
    this.#idle.set(sql, idle);
    const statement = idle.pop() ?? this.guard(() => this.#database.prepare(sql));
    const rows = this.guard(() => statement.iterate(...params));
    try {
      for (let next = this.guard(() => rows.next()); next.done !== true; next = this.guard(() => rows.next()))
        yield new Row(next.value, this.path);
    } finally {
      rows.return?.();
      idle.push(statement);
    }
  }

  /** The first column of the only row, as a number. */
  count(sql: string, ...params: Params): number {
    const row = this.get(sql, ...params);
    return row === null ? 0 : row.first();
  }

  /** Ends the running transaction. SQLite may have rolled back by itself (a full disk); the first error is the one to tell. */
  rollBack(): void {
    try {
      this.exec("ROLLBACK");
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
    }
  }

  close(): void {
    this.#statements.clear();
    this.#idle.clear();
    this.guard(() => this.#database.close());
  }

  guard<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw faultOf(error, this.path);
    }
  }

  #statement(sql: string): StatementSync {
    const known = this.#statements.get(sql);
    if (known !== undefined) return known;
    const made = this.#database.prepare(sql);
    this.#statements.set(sql, made);
    return made;
  }
}

function insertInto(table: string, names: readonly string[]): string {
  return `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
}

/** One row, read column by column; a column of another type than asked for is the fault "record/corrupt". */
export class Row {
  readonly #columns: Readonly<Record<string, SQLOutputValue>>;
  readonly #path: string;

  constructor(columns: Readonly<Record<string, SQLOutputValue>>, path: string) {
    this.#columns = columns;
    this.#path = path;
  }

  text(name: string): string {
    const value = this.#columns[name];
    return typeof value === "string" ? value : this.wrong(name, value);
  }

  textOrNull(name: string): string | null {
    return this.#columns[name] === null ? null : this.text(name);
  }

  number(name: string): number {
    const value = this.#columns[name];
    return typeof value === "number" ? value : this.wrong(name, value);
  }

  numberOrNull(name: string): number | null {
    return this.#columns[name] === null ? null : this.number(name);
  }

  /** Whether the column has this very value. */
  holds(name: string, value: string | number | Uint8Array | null): boolean {
    const own = this.#columns[name];
    if (!(own instanceof Uint8Array) || !(value instanceof Uint8Array)) return own === value;
    return own.length === value.length && own.every((byte, index) => byte === value[index]);
  }

  bytes(name: string): Uint8Array {
    const value = this.#columns[name];
    return value instanceof Uint8Array ? value : this.wrong(name, value);
  }

  /** The first column as a number; 0 for the sum of nothing. */
  first(): number {
    return Number(Object.values(this.#columns)[0] ?? 0);
  }

  values(): readonly SQLOutputValue[] {
    return Object.values(this.#columns);
  }

  /** Throws the fault that tells of a value that may not be there. */
  wrong(name: string, value: unknown): never {
    throw corruptFault(this.#path, `column "${name}" holds ${typeof value === "string" ? `"${value}"` : typeof value}`);
  }
}

import { Fault } from "../lib/fault.ts";
import type { Instant } from "../model/index.ts";
import type { Connection } from "./connection.ts";
import { clearSums, createPendingSums, flushSums } from "./pending-sums.ts";
import type { PendingSums } from "./pending-sums.ts";

/** The writing side of a record: transactions, and the commit that rows of the running one belong to. */
export class Writer {
  readonly connection: Connection;
  readonly #clock: () => Instant;
  #isWriting = false;
  #commitNo: number | null = null;
  /** Written before the commit, and before anybody asks for sums. */
  readonly sums: PendingSums = createPendingSums();

  constructor(connection: Connection, clock: () => Instant) {
    this.connection = connection;
    this.#clock = clock;
  }

  /** All of `work` is on disk when this returns, or none of it. */
  write<T>(work: () => T): T {
    if (this.#isWriting)
      throw new Fault("record/nested-write", "Cannot write to the record inside a write", { where: this.connection.path });
    this.connection.exec("BEGIN IMMEDIATE");
    this.#isWriting = true;
    try {
      const result = work();
      this.flushSums();
      this.connection.exec("COMMIT");
      return result;
    } catch (error) {
      this.connection.rollBack();
      throw error;
    } finally {
      this.#isWriting = false;
      this.#commitNo = null;
      clearSums(this.sums);
    }
  }

  /** Brings the sums in the file in step with what the running transaction did. */
  flushSums(): void {
    flushSums(this.connection, this.sums, () => this.commitNo());
  }

  /** Runs `work` in the running transaction, or in one of its own. */
  within<T>(work: () => T): T {
    return this.#isWriting ? work() : this.write(work);
  }

  /**
   * The commit of the running transaction; its row is made with the first row that needs it, so that a transaction that changes nothing
   * leaves nothing. Time never runs back in a record, whatever the clock does.
   */
  commitNo(): number {
    if (this.#commitNo !== null) return this.#commitNo;
    const last = this.connection.get("SELECT recorded_at FROM commits ORDER BY no DESC LIMIT 1")?.text("recorded_at") ?? "";
    const now = this.#clock();
    this.#commitNo = this.connection.insert("commits", { recorded_at: now < last ? last : now });
    return this.#commitNo;
  }
}

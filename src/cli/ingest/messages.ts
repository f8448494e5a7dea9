import type { FaultParts } from "../../lib/fault.ts";
import { contentId } from "../../lib/hash.ts";
import type { Page, PageKey } from "../../model/index.ts";
import type { Outcome } from "../../record-outcomes.ts";
import type { PageFile } from "../../sources/index.ts";
import type { SharedTables } from "../../tables/load-tables.ts";

/** What the main thread and the workers say to one another. */
export interface Job {
  /** Place in the order of the input. */
  readonly index: number;
  readonly entry: PageFile | PageAtHand;
}

/** A page whose bytes the main thread has. */
export interface PageAtHand {
  readonly kind: "page";
  readonly page: Page;
}

export function placeOf({ entry }: Job): string {
  return entry.kind === "file" ? entry.from : entry.page.from;
}

/** What came of a job: an outcome to record, or nothing to do because the record holds the page already. */
export type Answer = { readonly kind: "outcome"; readonly outcome: Outcome } | { readonly kind: "known" };

export type WorkerMessage =
  | { readonly kind: "ready" }
  | { readonly kind: "answer"; readonly index: number; readonly answer: Answer }
  /** The worker cannot work at all: a table is missing, the record is not to be opened. */
  | { readonly kind: "fault"; readonly code: string; readonly what: string; readonly parts: FaultParts };

/** What a worker is started with. */
export interface WorkerSetup {
  readonly record: string;
  readonly shared: SharedTables;
  /** Whether lines that pages of a site have in common are left out; one thread then reads all pages, in their order. */
  readonly learnsSites: boolean;
}

/** The key of a page whose bytes were never seen: its place tells it apart. */
export function keyWithoutBytes(from: string): PageKey {
  return { id: contentId(), from, size: 0 };
}

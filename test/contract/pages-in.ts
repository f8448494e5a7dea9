import { existsSync } from "node:fs";
import { openRecord } from "../../src/record/index.ts";

/** How many pages a record holds that another process may just be making; 0 as long as it can't be opened. */
export function pagesIn(path: string): number {
  if (!existsSync(path)) return 0;
  try {
    const store = openRecord(path, { mode: "read", clock: () => "1970-01-01T00:00:00Z" });
    try {
      return store.summary().pages;
    } finally {
      store.close();
    }
  } catch {
    return 0; // it is being made
  }
}

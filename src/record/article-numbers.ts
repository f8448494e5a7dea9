import { Fault } from "../lib/fault.ts";
import type { Connection } from "./connection.ts";

/** The number of an article that must be there. */
export function numberOfArticle(connection: Connection, id: string): number {
  const row = connection.get("SELECT no FROM articles WHERE id = ?", id);
  if (row === null) throw unknownArticle(connection.path, id);
  return row.number("no");
}

export function unknownArticle(path: string, id: string): Fault {
  return new Fault("record/unknown-article", "Cannot find an article", { where: path, why: `article "${id}" is not in the record` });
}

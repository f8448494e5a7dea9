import type { Article, CodedEvent, ReportedAct } from "../model/index.ts";
import { hasFields } from "./parse-json.ts";

/** What of an article belongs to one printing of it. */
export type Printing = Omit<Article, "id" | "title" | "text">;

export function isEvent(value: unknown): value is CodedEvent {
  return hasFields(value, "id", "articleId", "initiator", "recipient", "evidence", "attribution", "coder");
}

export function isPrinting(value: unknown): value is Printing {
  return hasFields(value, "pageId", "from", "outlet", "published");
}

export function areIds(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((id) => typeof id === "string");
}

export function areCounts(value: unknown): value is Readonly<Record<string, number>> {
  return typeof value === "object" && value !== null && Object.values(value).every((count) => typeof count === "number");
}

/** What acts of before do not have. */
type Later = "confidence" | "through";
export type StoredAct = Omit<ReportedAct, Later> & Partial<Pick<ReportedAct, Later>>;

export function areActs(value: unknown): value is readonly StoredAct[] {
  return Array.isArray(value) && value.every((act) => hasFields(act, "eventId", "initiator", "recipient", "plover"));
}

import { addDays } from "../lib/day.ts";
import { isDone } from "../model/index.ts";
import type { Happening } from "../model/index.ts";
import { countOrigins } from "./count-origins.ts";

/** A happening before it is weighed against those that say otherwise. */
export interface FoldedHappening extends Omit<Happening, "confidence" | "against"> {
  /** Who tells it, and how sure the reading of each telling is. */
  readonly told: readonly { readonly voice: string; readonly confidence: number }[];
}

/** Days that two accounts may differ by and still be about one act. */
const WINDOW_DAYS = 1;

/**
 * Gives each happening of a story its confidence and those that contradict it: the same sides and type, done according to some and denied by
 * others, on the same days or on days not known. Both stay, side by side.
 *
 * Confidence is the chance that at least one origin was read right, if their readings err independently, times the share of origins that
 * say so: (1 - product of (1 - p)) x n / (n + m), where p is the surest reading of an origin, n the origins that tell it and m those that
 * tell what contradicts it. It says how well the record knows, not how true the news is.
 */
export function weighHappenings(folded: readonly FoldedHappening[]): readonly Happening[] {
  return folded.map(({ told, ...happening }) => {
    const others = folded.filter((other) => contradict(happening, other));
    const surest = [...Map.groupBy(told, ({ voice }) => voice).values()].map((tellings) =>
      Math.max(...tellings.map(({ confidence }) => confidence)),
    );
    const support = 1 - surest.reduce((doubt, confidence) => doubt * (1 - confidence), 1);
    const otherOrigins = countOrigins(others.flatMap((other) => other.told.map(({ voice }) => voice)));
    const confidence = (support * happening.origins) / (happening.origins + otherOrigins);
    return { ...happening, confidence: Math.round(confidence * 1000) / 1000, against: others.map(({ id }) => id).sort() };
  });
}

type Compared = Omit<FoldedHappening, "told">;

function contradict(a: Compared, b: Compared): boolean {
  const isOpposite = (isDone(a.plover, a.status) && b.status === "denied") || (a.status === "denied" && isDone(b.plover, b.status));
  return isOpposite && a.plover === b.plover && sidesOf(a) === sidesOf(b) && areNear(a, b);
}

/** A side without a country is known by its name. */
function sidesOf({ initiator, recipient, initiatorName, recipientName }: Compared): string {
  return [initiator ?? initiatorName.toLowerCase(), recipient ?? recipientName?.toLowerCase() ?? "-"].join("\t");
}

function areNear(a: Compared, b: Compared): boolean {
  if (a.day === null || b.day === null) return true;
  return a.day <= addDays(b.day, WINDOW_DAYS) && b.day <= addDays(a.day, WINDOW_DAYS);
}

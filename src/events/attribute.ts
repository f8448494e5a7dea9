import { overlaps } from "../model/index.ts";
import type { Attribution, Quotation, Span, Voice } from "../model/index.ts";
import type { CodingInput } from "./coding-input.ts";
import { lengthOf } from "./quotation-draft.ts";

/** Who says so: the outlet first (the one whose words they are, when a page republishes them), then whoever's words the trigger stands in. */
export function attribute(triggers: readonly Span[], input: CodingInput, quoted: readonly Span[]): Attribution {
  const { article, quotations } = input;
  const [trigger = { start: 0, end: article.text.length }] = triggers;
  const inside = (span: Span): boolean => span.start <= trigger.start && trigger.end <= span.end;
  // "was criticised by Poland and Estonia": who acts by words is not who says that he did
  const isAct = ({ cue }: Quotation): boolean => triggers.some((word) => cue !== null && overlaps(word, cue));
  const holder = quotations
    .filter((quotation) => !isAct(quotation) && quotation.manner !== "intention" && quotation.content.some(inside))
    .sort((a, b) => lengthOf(a.content) - lengthOf(b.content))[0];
  const outlet = article.origin?.outlet ?? article.outlet;
  const own: readonly Voice[] = outlet === null ? [] : [{ kind: "outlet", name: outlet, actor: null, span: null }];
  return { chain: [...own, ...(holder?.voices ?? [])], medium: holder?.medium ?? null, quoted: quoted.some(inside) };
}

import type { AnswerFields, WebAnswer } from "./web-client.ts";

/** Redirects followed before giving up; browsers stop at 20, news sites seldom need more than three. */
const MAX_REDIRECTS = 10;

/** A server that is to be left alone until then, in milliseconds since 1970; why, where more is known than that it asked for patience. */
export interface Later {
  readonly kind: "later";
  readonly at: number;
  readonly why?: string;
}

export function whyLater({ why }: Later): string {
  return why ?? "the server wants to be left alone for a while";
}

/** What came of an address in the end, redirects followed. */
export type Fetched = { readonly url: string; readonly movedTo: string | null } & (
  | Exclude<WebAnswer, { readonly kind: "redirect" }>
  | Later
);

export type { AnswerFields };

/**
 * Follows redirects, each step by `get`.
 *
 * `url` is the address that answered; `movedTo` is how far the redirects were permanent, where that is another than the first: the address to
 * ask from now on.
 */
export async function followRedirects(address: string, get: (url: string) => Promise<WebAnswer | Later>): Promise<Fetched> {
  let url = address;
  let movedTo: string | null = null;
  let isPermanent = true;
  for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
    const answer = await get(url);
    if (answer.kind !== "redirect") return { ...answer, url, movedTo };
    url = answer.to;
    isPermanent &&= answer.isPermanent;
    if (isPermanent) movedTo = url;
  }
  return { kind: "failed", reason: "source/refused", why: `more than ${MAX_REDIRECTS} redirects`, url, movedTo: null };
}

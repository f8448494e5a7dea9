/**
 * Why a page yielded nothing. The list is closed: `status` and the record count skips by it.
 * The part before the slash is the stage that gave up.
 */
export type SkipReason =
  | "source/unreadable" // the file vanished or could not be read, or nobody answered
  | "source/empty" // no bytes
  | "source/too-large" // more bytes than the limit
  | "source/damaged" // a truncated or corrupt compressed file
  | "source/not-text" // binary rubbish, pictures, PDF
  | "source/refused" // an address that may not be fetched, or that answered no
  | "article/too-deep" // more nesting than the limit
  | "article/too-many-nodes" // more nodes than the limit
  | "article/too-slow" // took longer than the limit
  | "article/no-text" // nothing that reads like an article
  | "article/stub" // a paywall, a teaser or an error page
  | "text/language" // not a language that Demarche codes
  | "pipeline/crashed"; // a defect of ours: the page is kept and the defect shown

/** One page that yielded nothing, with its reason. Data, not an error. */
export interface Skip {
  readonly kind: "skip";
  readonly reason: SkipReason;
  /** The page's `from`. */
  readonly where: string;
  /** One clause with the figures: "12,400,112 bytes, limit 8,388,608". */
  readonly why: string;
}

/** Tells a skip from what a stage makes when it succeeds. */
export function isSkip(value: object): value is Skip {
  return "kind" in value && value.kind === "skip";
}

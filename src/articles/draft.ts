import type { BylineEvidence } from "./choose-byline.ts";
import type { DayClue } from "./day-clue.ts";
import type { Metadata } from "./read-metadata.ts";

/** What reading a page gives before its date, origin and language are found; the same of HTML and of plain text. */
export interface Draft {
  readonly metadata: Metadata | null;
  readonly title: string;
  /** Names that the page gives its site; empty where it says nothing of itself. */
  readonly sites: readonly string[];
  /** Who published it, by its own word or its address; null where neither tells. */
  readonly outlet: string | null;
  /** As the page has it, before names are taken apart. */
  readonly bylines: BylineEvidence;
  readonly paragraphs: readonly string[];
  readonly related: readonly string[];
  /** Lines that are not the body and may tell date, byline or source; nearest to the headline first. */
  readonly lines: readonly string[];
  /** What may tell the day of publication. */
  readonly clues: readonly DayClue[];
  /** © lines, those by the article first. */
  readonly copyright: readonly string[];
  /** Whether the page says that there is more behind a wall or on a further page. */
  readonly truncated: boolean;
  /** Parts left out, with how many of each. */
  readonly left: ReadonlyMap<string, number>;
}

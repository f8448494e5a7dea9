import { Fault } from "../lib/fault.ts";
import { given } from "../lib/given.ts";
import { isSkip } from "../model/index.ts";
import type { Page, Skip } from "../model/index.ts";
import { createReader } from "../pipeline.ts";
import { addHints, collect, MAX_PAGE_BYTES, pageOfBytes, readPage } from "../sources/index.ts";
import type { PageOptions } from "../sources/index.ts";
import { foldersWith, loadTables } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import { readVersion } from "./read-version.ts";
import { readingToJson } from "./reading-json.ts";
import { showReading } from "./show/show-reading.ts";

export interface ReadFlags {
  readonly json?: boolean;
  readonly url?: string;
  readonly date?: string;
  readonly rules?: string;
  readonly allowPrivate?: boolean;
  readonly quiet?: boolean;
}

export async function runRead(context: CliContext, flags: ReadFlags, [place]: readonly [string]): Promise<void> {
  const options = optionsOf(flags);
  const page = place === "-" ? addHints(await pageFromStdin(context), options) : await readPage(place, options);
  if (isSkip(page)) throw faultOfSkip(page);
  const tables = loadTables(foldersWith(flags.rules));
  const result = createReader(tables).read(page);
  if (flags.json === true) context.out.write(`${toSafeJson(readingToJson(page, result, tables.version), 2)}\n`);
  else if (!isSkip(result)) context.out.write(showReading(result, context.out, tables.rules.cameo));
  if (isSkip(result)) throw faultOfSkip(result);
}

function optionsOf(flags: ReadFlags): PageOptions {
  if (flags.url !== undefined && !URL.canParse(flags.url)) {
    throw new Fault("usage/url", `--url: "${flags.url}" is not an address`, { next: 'Write it as "https://example.org/news/1"' });
  }
  return {
    addresses: flags.allowPrivate === true ? "any" : "public",
    userAgent: `Demarche/${readVersion()}`,
    ...given({ url: flags.url, day: flags.date }),
  };
}

async function pageFromStdin(context: CliContext): Promise<Page | Skip> {
  const bytes = await collect(context.stdin, MAX_PAGE_BYTES);
  if (bytes !== null) return pageOfBytes(bytes, { from: "-" });
  const limit = MAX_PAGE_BYTES.toLocaleString("en-US");
  return { kind: "skip", reason: "source/too-large", where: "-", why: `more bytes than the limit, ${limit}` };
}

const NEXT: Readonly<Partial<Record<Skip["reason"], string>>> = {
  "source/unreadable": "Check the path or address",
  "source/damaged": "Fetch or unpack it again",
  "source/not-text": "Give it an HTML or text file",
  "source/too-large": "Cut it to the article",
  "source/refused": "Save the page and read the file, or see demarche read --help",
  "text/language": "Demarche reads English",
  "pipeline/crashed": "Report it with the page",
};

/** What is data in a run over many pages is the end of a run over one. */
export function faultOfSkip(skip: Skip): Fault {
  return new Fault("input/skipped", "Nothing to read", {
    where: skip.where,
    why: `${skip.why} (${skip.reason})`,
    next: NEXT[skip.reason] ?? "Give it a page with an article",
  });
}

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { contentId } from "../src/lib/hash.ts";
import type { Page } from "../src/model/index.ts";

/** The demo corpus: a folder a case. */
export const DEMO = fileURLToPath(new URL("../demo", import.meta.url));

/** The cases of the demo corpus, or of a folder that is laid out alike, in order. */
export function listCases(folder: string = DEMO): readonly string[] {
  return readdirSync(folder)
    .filter((slug) => existsSync(join(folder, slug, "events.tsv")))
    .sort();
}

/** The page of a case: HTML, or plain text. */
export function pageOfCase(slug: string, folder: string = DEMO): Page {
  const name = existsSync(join(folder, slug, "page.html")) ? "page.html" : "page.txt";
  const bytes = readFileSync(join(folder, slug, name));
  return { id: contentId(bytes), from: `${slug}/${name}`, bytes };
}

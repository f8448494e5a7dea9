import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gunzipSync } from "node:zlib";
import { goldRoot } from "../eval/harness.ts";
import { readRows } from "../eval/read-rows.ts";
import { decodeBytes } from "../src/articles/decode-bytes.ts";

/** A page of a bench: its bytes for us, its text for peers, and the words that are its article, "" where nobody has marked them. */
export interface BenchPage {
  readonly bytes: Uint8Array;
  readonly text: string;
  readonly url: string | null;
  readonly gold: string;
}

interface GoldRow {
  readonly set: string;
  readonly file: string;
  readonly url: string | null;
  readonly text: string | null;
}

/** Rows of the labelled pages, none where they are not on this machine. */
export function listGoldRows(gold: string | null): { readonly folder: string; readonly rows: readonly GoldRow[] } {
  const folder = gold ?? join(goldRoot(), "pages");
  const index = join(folder, "index.jsonl");
  if (!existsSync(index)) return { folder, rows: [] };
  return {
    folder,
    rows: readRows<GoldRow>(index),
  };
}

/** Pages of one labelled set, or of the demo where there are none. */
export function listBenchPages({ set, gold }: { readonly set: string; readonly gold: string | null }): readonly BenchPage[] {
  const { folder, rows } = listGoldRows(gold);
  const labelled = rows.filter((row) => row.set === set);
  if (labelled.length === 0) return listDemoPages();
  return labelled.map(({ file, url, text }) => {
    const bytes = gunzipSync(readFileSync(join(folder, file)));
    return { bytes, text: decodeBytes(bytes, undefined).text, url: url !== null && URL.canParse(url) ? url : null, gold: text ?? "" };
  });
}

/** HTML pages of the demo corpus. */
export function listDemoPages(): readonly BenchPage[] {
  const demo = fileURLToPath(new URL("../demo/", import.meta.url));
  return readdirSync(demo)
    .filter((slug) => existsSync(join(demo, slug, "page.html")))
    .sort()
    .map((slug) => {
      const bytes = readFileSync(join(demo, slug, "page.html"));
      const { paragraphs }: { readonly paragraphs?: readonly string[] } = JSON.parse(
        readFileSync(join(demo, slug, "article.json"), "utf8"),
      );
      return { bytes, text: decodeBytes(bytes, undefined).text, url: null, gold: (paragraphs ?? []).join("\n") };
    });
}

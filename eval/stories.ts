import { readFileSync } from "node:fs";
import { join } from "node:path";
import { contentId } from "../src/lib/hash.ts";
import { parseTsv } from "../src/lib/tsv.ts";
import { isSkip } from "../src/model/index.ts";
import type { Page, Report } from "../src/model/index.ts";
import { createReader } from "../src/pipeline.ts";
import { loadTables } from "../src/tables/load-tables.ts";
import { DAY_OF_NEWS_FILES, makeDayOfNews } from "./day-of-news.ts";
import { DEMO, pageOfCase } from "./demo-pages.ts";
import type { EvalReport, EvalRequest } from "./harness.ts";
import { missingReport } from "./harness.ts";
import { scoreStories } from "./score-stories.ts";
import type { StoryLabel } from "./score-stories.ts";

export interface StoryPage extends StoryLabel {
  readonly page: Page;
}

/**
 * Copies, stories and origins through the whole road from pages: of the demo corpus (or of `--gold FOLDER`), and of the day of news.
 */
export async function evaluate(request: EvalRequest): Promise<EvalReport> {
  const folder = request.gold ?? DEMO;
  const missing = missingReport(join(folder, "stories.tsv"));
  if (missing !== null) return missing;
  const corpora = { demo: readDemo(folder), "day of news": makeDayOfNews() };
  const reader = createReader(loadTables());
  const scored = Object.entries(corpora).map(([name, pages]) => {
    const reports = new Map<string, Report>();
    for (const { slug, page } of pages) {
      const reading = reader.code(page);
      if (!isSkip(reading)) reports.set(slug, reading.report);
    }
    return { name, ...scoreStories({ labels: pages, reports, shuffle }) };
  });
  return {
    figures: Object.fromEntries(
      scored.flatMap(({ name, figures }) => Object.entries(figures).map(([figure, value]) => [`${name}: ${figure}`, value])),
    ),
    lines: scored.flatMap(({ name, lines }) => [name, ...lines]),
    labelled: [join(folder, "stories.tsv"), ...DAY_OF_NEWS_FILES],
  };
}

/** The demo corpus with its labels. */
export function readDemo(folder: string = DEMO): readonly StoryPage[] {
  const file = join(folder, "stories.tsv");
  const labels = parseTsv(readFileSync(file, "utf8"), {
    where: file,
    columns: ["slug", "story", "copy_of", "voice", "layout"],
    unique: "slug",
  });
  return labels.map((label) => ({ ...label, page: pageOfCase(label.slug, folder) }));
}

function shuffle(reports: readonly Report[], seed: number): readonly Report[] {
  const place = new Map(reports.map(({ articleId }) => [articleId, contentId(String(seed), articleId)]));
  return [...reports].sort((a, b) => ((place.get(a.articleId) ?? "") < (place.get(b.articleId) ?? "") ? -1 : 1));
}

import type { Article, CountryCode, DyadPeriod, OutletRead, Tally } from "../model/index.ts";
import type { Cell, Column } from "../lib/column.ts";

/** The figures of a dyad, a row a period. */
export function seriesColumns(a: CountryCode, b: CountryCode): readonly Column<DyadPeriod>[] {
  const column = (name: string, meaning: string, cell: (row: DyadPeriod) => Cell): Column<DyadPeriod> => ({
    name,
    meaning,
    type: "number",
    cell,
  });
  const side = (from: string, pick: (row: DyadPeriod) => Tally): readonly Column<DyadPeriod>[] => [
    ...QUADS.map((quad, at) => column(`${from}_${quad}`, `Number of quad ${at + 1}`, (row) => pick(row).quads[at] ?? 0)),
    column(`${from}_goldstein_sum`, "Sum of the scale values", (row) => pick(row).goldsteinSum),
    column(`${from}_goldstein_mean`, "Their mean; empty when nothing was counted", (row) => pick(row).goldsteinMean),
  ];
  return [
    { ...column("start", "First day of the period", ({ start }) => start), type: "day" },
    ...side(`${a}_to_${b}`, ({ aToB }) => aToB),
    ...side(`${b}_to_${a}`, ({ bToA }) => bToA),
    ...side("both", ({ both }) => both),
    column("articles_read", "Articles published in the period that were read", ({ articlesRead }) => articlesRead),
  ];
}

const QUADS = ["verbal_cooperation", "material_cooperation", "verbal_conflict", "material_conflict"] as const;

/** What was read of each source, a row a period and source. */
export const READ_COLUMNS: readonly Column<OutletRead>[] = [
  { name: "start", meaning: "First day of the period", type: "day", cell: ({ day }) => day },
  { name: "outlet", meaning: "Who published them; empty where pages do not say", type: "text", cell: ({ outlet }) => outlet },
  {
    name: "articles_read",
    meaning: "Articles of it published in the period that were read",
    type: "integer",
    cell: ({ articles }) => articles,
  },
];

/** The articles behind a dossier. */
export function sourceColumns(): readonly Column<Article>[] {
  const column = (name: string, meaning: string, cell: (article: Article) => Cell): Column<Article> => ({
    name,
    meaning,
    type: "text",
    cell,
  });
  return [
    column("article_id", "Id of the article", ({ id }) => id),
    column("outlet", "Who published it", ({ outlet }) => outlet),
    column("title", "Its title", ({ title }) => title),
    column("published", "Day of publication", ({ published }) => published?.day ?? null),
    column("words_of", "Whose words they are, where the text says so", ({ origin }) => origin?.outlet ?? null),
    column("address", "Web address, else where it was read", ({ url, from }) => url ?? from),
  ];
}

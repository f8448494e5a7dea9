import type { Report } from "../model/index.ts";

/**
 * Orders reports by who told first: by day; on one day those that credit nobody else; then by instant, those that give none last; then by
 * id, so that no two are equal and the order in which they came does not matter. Undated reports come last. One that comes twice stands once.
 */
export function orderReports(reports: readonly Report[]): readonly Report[] {
  const unique = [...new Map(reports.map((report) => [report.articleId, report])).values()];
  const byRank = new Map(unique.map((report) => [rankOf(report), report]));
  return [...byRank.keys()].sort().flatMap((rank) => byRank.get(rank) ?? []);
}

function rankOf({ publishedAt, origin, outlet, articleId }: Report): string {
  const day = publishedAt?.slice(0, 10) ?? "9999-99-99";
  const credits = origin !== null && origin !== outlet ? "1" : "0";
  const instant = publishedAt !== null && publishedAt.length > 10 ? publishedAt : "~";
  return `${day} ${credits} ${instant} ${articleId}`;
}

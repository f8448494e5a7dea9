import type { Report, Story } from "../src/model/index.ts";
import { foldReports, testLink } from "../src/stories/index.ts";

/** Folds reports one by one as they come, as the record does: each with its near ones and all members of their stories. Stories by id. */
export function foldOnline(reports: readonly Report[]): readonly Story[] {
  const known = new Map<string, Report>();
  const byKey = new Map<number, string[]>();
  const storyOf = new Map<string, Story>();
  for (const report of reports) {
    const isLinked = testLink(report);
    const sharing = new Set(report.keys.flatMap((key) => byKey.get(key) ?? []));
    const near = [...sharing].flatMap((id) => known.get(id) ?? []).filter(isLinked);
    const members = new Set(near.flatMap(({ articleId }) => storyOf.get(articleId)?.members.map((member) => member.articleId) ?? []));
    const stories = foldReports([...[...members].flatMap((id) => known.get(id) ?? []), report]);
    for (const story of stories) for (const { articleId } of story.members) storyOf.set(articleId, story);
    known.set(report.articleId, report);
    for (const key of new Set(report.keys)) byKey.set(key, [...(byKey.get(key) ?? []), report.articleId]);
  }
  return [...new Set(storyOf.values())].sort((a, b) => (a.id < b.id ? -1 : 1));
}

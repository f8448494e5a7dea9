import { Connection } from "./connection.ts";

/** Every table as lines that do not name numbers of rows, commits or times: what these point at is named by its id. */
const DUMPS: Readonly<Record<string, string>> = {
  page: "SELECT id, place, url, content_type, size FROM pages",
  skip: "SELECT p.id, p.place, s.reason, s.place, s.why FROM skips s JOIN pages p ON p.no = s.page_no",
  article: "SELECT id, title, text, digest FROM articles",
  reading: `SELECT a.id, p.id, p.place, r.stands, r.published_day, r.outlet, r.printing, r.article, r.digest
    FROM readings r JOIN articles a ON a.no = r.article_no JOIN pages p ON p.no = r.page_no`,
  decision: "SELECT d.id, d.kind, d.why, d.by FROM decisions d",
  "decided event": "SELECT d.id, x.event_id, x.basis FROM decision_events x JOIN decisions d ON d.no = x.decision_no",
  "decided article": `SELECT d.id, a.id AS article FROM decision_articles x JOIN decisions d ON d.no = x.decision_no JOIN articles a ON a.no = x.article_no`,
  recoding: "SELECT a.id, x.version FROM recodings x JOIN articles a ON a.no = x.article_no",
  event: `SELECT r.digest, (SELECT id FROM decisions d WHERE d.no = e.decision_no) AS decision, e.id, e.initiator, e.recipient, e.day, e.precision, e.plover, e.cameo, e.quad, e.goldstein_tenths, e.status, e.event
    FROM events e JOIN readings r ON r.no = e.reading_no`,
  report: `SELECT r.digest, p.published_at, p.outlet, p.origin, p.voice, p.shingles, hex(p.signature), hex(p.lead), hex(p.terms), p.news_day, p.countries, hex(p.keys), p.acts
    FROM reports p JOIN readings r ON r.no = p.reading_no`,
  key: "SELECT r.digest, k.key FROM report_keys k JOIN readings r ON r.no = k.reading_no",
  sentence: `SELECT a.id, s.start, s."end" FROM sentences s JOIN articles a ON a.no = s.article_no`,
  story: "SELECT id, stands, first, origins FROM stories",
  member: "SELECT a.id, m.story_id, m.copy_of, m.similarity, m.voice FROM members m JOIN articles a ON a.no = m.article_no",
  happening: `SELECT id, story_id, stands, initiator, recipient, initiator_name, recipient_name, day, precision, plover, cameo, quad,
    goldstein_tenths, status, reports, origins FROM happenings`,
  folding: "SELECT event_id, happening_id FROM foldings",
  version: `SELECT v.address, v.shown_at, a.id, (SELECT b.id FROM versions f JOIN articles b ON b.no = f.article_no WHERE f.no = v.line) AS line
    FROM versions v JOIN articles a ON a.no = v.article_no`,
  superseded: "SELECT a.id, b.id AS by FROM superseded s JOIN articles a ON a.no = s.article_no LEFT JOIN articles b ON b.no = s.by_no",
  "foreign act": `SELECT f.digest, a.source, a.id, a.part, a.line, a.day, a.initiator, a.recipient, a.initiator_name, a.recipient_name, a.cameo, a.plover,
    a.quad, a.goldstein_tenths, a.reports, a.url FROM foreign_acts a JOIN foreign_files f ON f.no = a.file_no`,
  "foreign file": "SELECT f.digest, f.source, e.lines, e.acts, e.unread FROM foreign_files f LEFT JOIN foreign_ends e ON e.file_no = f.no",
  tally: "SELECT * FROM tallies",
  "tally a month": "SELECT * FROM month_tallies",
  "sum of a pair": "SELECT * FROM pair_sums WHERE happenings <> 0",
  "pair of a day": "SELECT * FROM day_pairs WHERE happenings <> 0",
  "sum of actors": "SELECT * FROM actor_sums WHERE happenings <> 0",
  "days read": "SELECT day, outlet, articles FROM days_read",
  "articles a day": "SELECT * FROM articles_a_day",
  total: "SELECT name, count FROM totals",
};

/**
 * Every row of the record at a path as a line of text, sorted, superseded ones included, without times.
 *
 * Two records with the same lines hold the same, however often the runs that made them were stopped. All lines are in memory: for tests
 * and for comparing records of some thousand pages.
 */
export function dumpRows(path: string): readonly string[] {
  const connection = new Connection(path, { readOnly: true });
  try {
    return Object.entries(DUMPS)
      .flatMap(([table, sql]) => connection.all(sql).map((row) => `${table} ${JSON.stringify(row.values())}`))
      .sort((a, b) => (a < b ? -1 : 1));
  } finally {
    connection.close();
  }
}

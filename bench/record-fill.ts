import { DatabaseSync } from "node:sqlite";
import type { SQLInputValue } from "node:sqlite";
import { contentId } from "../src/lib/hash.ts";
import type { Instant, Story } from "../src/model/index.ts";
import { PLOVER } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { columnsOfEvent } from "../src/record/put-event.ts";
import { columnsOfReport } from "../src/record/put-reading.ts";
import { columnsOfHappening } from "../src/record/put-stories.ts";
import { DONE } from "../src/record/filter-rows.ts";
import { rankPrinting } from "../src/record/rank-printing.ts";
import { foldReports } from "../src/stories/index.ts";
import { loadActorTables } from "../src/tables/load-actor-tables.ts";
import { loadRuleTables } from "../src/tables/load-rule-tables.ts";
import { loadPart } from "../src/tables/load-tables.ts";
import type { Sample } from "../test/contract/sample-readings.ts";
import { syntheticNews } from "../test/contract/synthetic-news.ts";
import type { SyntheticArticle, World } from "../test/contract/synthetic-news.ts";

export interface FillOptions {
  readonly articles: number;
  readonly progress: (line: string) => void;
}

/** Ten years, so many events an article as the demo corpus has. */
export const NEWS = { seed: 1, days: 3653, since: "2016-01-01", acts: 19 } as const;
export const EVENTS_AN_ARTICLE = 9.99;
/** Articles that one commit brought. */
const BATCH = 64;
/** Stories that still get copies (`syntheticNews` copies from the last fifty). */
const OPEN_STORIES = 50;

/**
 * Fills a new record with made-up news over ten years, with the same rows as recording and folding each article would give, but for links
 * between stories that are alike by chance: written straight into the tables, sums and indexes made at the end. `demarche check` finds it sound.
 */
export function fillRecord(path: string, { articles, progress }: FillOptions): void {
  openRecord(path, { mode: "write", clock: () => "2016-01-01T00:00:00Z" }).close();
  const database = new DatabaseSync(path, { enableForeignKeyConstraints: false });
  database.exec("PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF; PRAGMA cache_size = -500000; PRAGMA temp_store = FILE");
  const indexes = database
    .prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL")
    .all()
    .map((row) => ({ name: String(row["name"]), sql: String(row["sql"]) }));
  for (const { name } of indexes) database.exec(`DROP INDEX ${name}`);
  database.exec("CREATE TEMP TABLE keys_in_order (key INTEGER, reading_no INTEGER); BEGIN");
  const rows = createRows(database);
  let open = new Map<number, SyntheticArticle[]>();
  let made = 0;
  for (const article of syntheticNews({ ...NEWS, articles, world: worldOf() })) {
    open.set(article.story, [...(open.get(article.story) ?? []), article]);
    const [oldest] = open;
    if (open.size > OPEN_STORIES && oldest !== undefined) {
      putStory(rows, oldest[1]);
      open.delete(oldest[0]);
    }
    if (++made % 50_000 === 0) progress(`${made} articles`);
  }
  for (const samples of open.values()) putStory(rows, samples);
  open = new Map();
  database.exec("COMMIT");
  for (const { name, sql } of [...KEYS, ...indexes, ...SUMS]) {
    progress(name);
    database.exec(sql);
  }
  database.exec("PRAGMA journal_mode = WAL");
  database.close();
}

/** Whom news is most about; the others are in the order of the tables, which has nothing to do with the world's. */
const BUSIEST = [
  "USA",
  "RUS",
  "CHN",
  "UKR",
  "ISR",
  "IRN",
  "FRA",
  "GBR",
  "DEU",
  "TUR",
  "IND",
  "JPN",
  "PAK",
  "KOR",
  "PRK",
  "SYR",
  "POL",
  "EGY",
];

/** All states, and every type with the first of its codes. */
function worldOf(): World {
  const { actors } = loadPart(loadActorTables);
  const { cameo } = loadPart(loadRuleTables);
  const rows = [...cameo.values()];
  const types = PLOVER.flatMap(({ type }) => {
    const row = rows.find(({ plover }) => plover === type);
    return row === undefined ? [] : [{ plover: type, cameo: row.code, quad: row.quad, goldstein: row.goldstein }];
  });
  return {
    countries: [...new Set([...BUSIEST, ...actors.filter(({ kind, to }) => kind === "state" && to === null).map(({ id }) => id)])],
    types: [...types, ...types.map((type) => ({ ...type, status: "intended" as const }))],
  };
}

interface Rows {
  readonly database: DatabaseSync;
  /** Adds a row and gives its number. */
  readonly insert: (table: string, columns: Readonly<Record<string, SQLInputValue>>) => number;
  readonly commitNo: (recordedAt: Instant) => number;
}

function createRows(database: DatabaseSync): Rows {
  const statements = new Map<string, ReturnType<DatabaseSync["prepare"]>>();
  const insert: Rows["insert"] = (table, columns) => {
    const names = Object.keys(columns);
    const key = `${table} ${names.length}`;
    let statement = statements.get(key);
    if (statement === undefined) {
      statement = database.prepare(
        `INSERT INTO ${table} (${names.map((name) => `"${name}"`).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
      );
      statements.set(key, statement);
    }
    return Number(statement.run(...Object.values(columns)).lastInsertRowid);
  };
  let [articles, commit, latest] = [0, 0, ""];
  const commitNo = (recordedAt: Instant): number => {
    if (recordedAt > latest) latest = recordedAt;
    if (articles++ % BATCH === 0) commit = insert("commits", { recorded_at: latest });
    return commit;
  };
  return { database, insert, commitNo };
}

function putStory({ insert, commitNo }: Rows, samples: readonly Sample[]): void {
  let commit_no = 0;
  const numbers = new Map<string, number>();
  for (const sample of samples) {
    commit_no = commitNo(sample.reading.article.published?.instant ?? "");
    numbers.set(sample.reading.article.id, putArticle(insert, sample, commit_no));
  }
  for (const { id, first, origins, members, happenings } of foldAsOne(samples)) {
    insert("stories", { id, stands: 1, first, origins, commit_no });
    for (const { articleId, copyOf, similarity, voice } of members)
      insert("members", { article_no: numbers.get(articleId) ?? 0, story_id: id, copy_of: copyOf, similarity, voice, commit_no });
    for (const happening of happenings) {
      insert("happenings", { ...columnsOfHappening({ storyId: id, happening }), stands: 1, commit_no });
      for (const event_id of happening.eventIds) insert("foldings", { event_id, happening_id: happening.id, commit_no });
    }
  }
}

function foldAsOne(samples: readonly Sample[]): readonly Story[] {
  return foldReports(samples.map(({ reading }) => reading.report));
}

function putArticle(insert: Rows["insert"], { page, reading }: Sample, commit_no: number): number {
  const { article, sentences, events, report, version } = reading;
  const { id, title, text, ...printing } = article;
  const page_no = insert("pages", { id: page.id, place: page.from, content_type: page.contentType ?? null, size: page.size, commit_no });
  const article_no = insert("articles", { id, title, text, digest: contentId(title, text), commit_no });
  for (const { start, end } of sentences) {
    const rowid = insert("sentences", { article_no, start, end });
    insert("sentence_words", { rowid, words: text.slice(start, end) });
  }
  const reading_no = insert("readings", {
    page_no,
    article_no,
    stands: 1,
    published_day: article.published?.day ?? null,
    outlet: article.outlet,
    printing: rankPrinting(article),
    article: JSON.stringify(printing),
    digest: contentId(JSON.stringify(article), JSON.stringify(events)),
    version,
    commit_no,
  });
  for (const event of new Map(events.map((one) => [one.id, one])).values())
    insert("events", { reading_no, ...columnsOfEvent(event), commit_no });
  insert("reports", { reading_no, ...columnsOfReport(report) });
  for (const key of new Set(report.keys)) insert("keys_in_order", { key, reading_no });
  return article_no;
}

/** In the order of their table, which is written once from one end to the other. */
const KEYS = [{ name: "report keys", sql: "INSERT INTO report_keys SELECT key, reading_no FROM keys_in_order ORDER BY key, reading_no" }];

const NAMES = "initiator, recipient, day, precision, plover, status, quad";
const PAIRS = "initiator IS NOT NULL AND recipient IS NOT NULL AND initiator <> recipient";
const SUMS_OF = ["happenings", "happenings_tenths", "reports", "reports_tenths", "events", "events_tenths"].map((name) => `sum(${name})`);

const SUMS = [
  {
    name: "sums a day",
    sql: `INSERT INTO tallies SELECT ${NAMES}, sum(h), sum(ht), sum(r), sum(rt), sum(e), sum(et) FROM (
      SELECT ${NAMES}, 1 AS h, goldstein_tenths AS ht, reports AS r, reports * goldstein_tenths AS rt, 0 AS e, 0 AS et FROM happenings WHERE ${PAIRS}
      UNION ALL SELECT ${NAMES}, 0, 0, 0, 0, 1, goldstein_tenths FROM events WHERE ${PAIRS}) GROUP BY ${NAMES}`,
  },
  {
    name: "sums a month",
    sql: `INSERT INTO month_tallies SELECT initiator, recipient, substr(day, 1, 7) || '-01', 'month', plover, status, quad, ${SUMS_OF.join(", ")}
      FROM tallies GROUP BY 1, 2, 3, 4, 5, 6, 7`,
  },
  {
    name: "sums a year",
    sql: `INSERT INTO pair_sums SELECT initiator, recipient, substr(day, 1, 4), quad, sum(happenings) FROM tallies
      WHERE happenings > 0 AND (${DONE}) GROUP BY 1, 2, 3, 4`,
  },
  {
    name: "pairs of a day",
    sql: `INSERT INTO day_pairs SELECT day, initiator, recipient, quad, sum(happenings) FROM tallies
      WHERE day <> '' AND happenings > 0 AND (${DONE}) GROUP BY 1, 2, 3, 4`,
  },
  {
    name: "sums of actors",
    sql: `INSERT INTO actor_sums SELECT initiator_name, recipient_name, ifnull(initiator, ''), ifnull(recipient, ''), ifnull(substr(day, 1, 4), ''), quad, count(*)
      FROM happenings WHERE recipient_name IS NOT NULL AND initiator_name <> recipient_name AND (${DONE}) GROUP BY 1, 2, 3, 4, 5, 6`,
  },
  {
    name: "days read",
    sql: "INSERT INTO days_read SELECT published_day, outlet, count(*) FROM readings GROUP BY 1, 2",
  },
  { name: "articles a day", sql: "INSERT INTO articles_a_day SELECT day, sum(articles) FROM days_read GROUP BY 1" },
  {
    name: "totals",
    sql: ["pages", "articles", "events", "happenings", "stories"]
      .map((table) => `INSERT INTO totals SELECT '${table}', count(*) FROM ${table};`)
      .join("\n"),
  },
];

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page, Skip } from "../src/model/index.ts";
import { openRecord } from "../src/record/index.ts";
import { runSoak } from "../test/web/soak.ts";

/** The soak at full size: 200 feeds on 100 hosts, 20,000 items over 10 simulated days, faults, 5 restarts. */
export async function benchSoak(say: (line: string) => void): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "demarche-soak-"));
  try {
    const store = openRecord(join(folder, "soak.db"), { mode: "write", clock: () => "2024-05-01T00:00:00Z" });
    const started = performance.now();
    const report = await runSoak({ feeds: 200, items: 20_000, days: 10, seed: 20, restarts: 5, store, read: skipPage });
    const seconds = (performance.now() - started) / 1000;
    const { waiting, done, givenUp } = store.schedule.countListings();
    say(
      `${report.listed} items listed by 200 feeds; ${report.polls} polls, ${report.requests} requests; ${seconds.toFixed(0)} s for 13 simulated days`,
    );
    say(
      `never recorded: ${report.missing.length}; recorded too often: ${report.twice.length}; sent again: ${report.resent}; breaches of manners: ${report.breaches.length}`,
    );
    say(
      `listings: ${done} done, ${waiting} waiting, ${givenUp} given up; record: ${store.summary().pages} pages, ${store.check().length} faults`,
    );
    for (const line of [...report.missing, ...report.twice, ...report.breaches].slice(0, 20)) say(line);
    store.close();
    if (report.missing.length + report.twice.length + report.breaches.length > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The reading is not what is tested, and pages of one maker are so alike that folding would take all the time. */
function skipPage({ from }: Page): Skip {
  return { kind: "skip", reason: "article/stub", where: from, why: "not read" };
}

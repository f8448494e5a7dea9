import assert from "node:assert/strict";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { after, before, describe, test } from "node:test";
import { parquetReadObjects } from "hyparquet";
import type { Browser, Page } from "playwright-core";
import { openReplies, openReviews } from "../../src/api/index.ts";
import { openRecord } from "../../src/record/index.ts";
import { record } from "../contract/record-sample.ts";
import { sampleReading } from "../contract/sample-readings.ts";
import { CHROMIUM, DESKTOP, PHONE, findBarriers, openBrowser, openPage } from "./open-browser.ts";
import { openServer } from "./open-server.ts";
import type { OpenServer } from "./open-server.ts";
import { CHANGED, HOSTILE, REJECTED, makeSampleRecord } from "./sample-record.ts";
import type { SampleRecord } from "./sample-record.ts";

/** Runs code in the page. As text: these files are not checked with the browser's types. */
function inPage<T>(page: Page, code: string): Promise<T> {
  return page.evaluate<T>(code);
}

/** Texts with marks that turn the direction of writing, outside of an element that isolates them. */
const LOOSE_MARKS = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    const { textContent, parentElement } = walker.currentNode;
    if (/[\\u202a-\\u202e\\u2066-\\u2069]/.test(textContent) && parentElement.closest("bdi, title") === null) found.push(textContent);
  }
  return found;
})()`;

/** Without quoted cells, which a series has none of. */
function rowsOfCsv(csv: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = csv
    .trimEnd()
    .split("\r\n")
    .map((line) => line.split(","));
  return rows.map((cells) => Object.fromEntries(cells.map((cell, at) => [head[at] ?? "", cell])));
}

/** CI installs the browser (.ci/run): without it the tests fail there. */
const MAY_SKIP = process.env["CI"] === undefined;

/** The page in a real browser: every view by pointer and by keys, without barriers or complaints. Needs dist/web, which `npm test` builds. */
describe("the page", { skip: MAY_SKIP && CHROMIUM === null ? "no Chromium on this machine" : false }, () => {
  let sample: SampleRecord;
  let server: OpenServer;
  let browser: Browser;
  before(async () => {
    sample = makeSampleRecord();
    server = await openServer(sample.store);
    browser = await openBrowser();
  });
  /** What tests opened for themselves: a server that stays open would keep the process alive. */
  const opened: { close(): void }[] = [];
  const keep = <T extends { close(): void }>(one: T): T => {
    opened.push(one);
    return one;
  };
  after(async () => {
    await browser.close();
    for (const one of opened.toReversed()) one.close();
    server.close();
    sample.close();
  });

  /** Opens a view, does something, and holds the console to silence. */
  async function on(path: string, work: (page: Page) => Promise<void>, options: Parameters<typeof openPage>[1] = {}): Promise<void> {
    const { page, complaints } = await openPage(browser, options);
    try {
      await page.goto(server.address + path);
      await page.locator("h1").first().waitFor();
      await work(page);
      assert.deepEqual(complaints, []);
    } finally {
      await page.context().close();
    }
  }

  const happeningOf = (a: string, b: string): { readonly happening: string; readonly article: string } => {
    const [row] = sample.store.happenings({ countries: [a, b] });
    const [event] = sample.store.events({ happeningId: row?.happening.id ?? "" });
    return { happening: row?.happening.id ?? "", article: event?.event.articleId ?? "" };
  };

  test("no view has a barrier that axe-core finds, on a desktop in the light and on a phone in the dark, nor is any wider than the screen", async () => {
    const { happening, article } = happeningOf("RUS", "UKR");
    const views = [
      "/",
      "/?days=all",
      "/dyad/RUS/UKR?from=2023-01-01&to=2023-06-30",
      `/happening/${happening}`,
      `/article/${article}`,
      "/actor/PRK?day=2018-06-12",
      "/network?year=2023",
      "/network?of=organisations",
      "/network?of=actors&year=2023",
      "/dyad/RUS/UKR?with=PRK-USA,CHN-IND",
      "/sources",
      "/search?q=spokesman+ministry",
      "/docs",
      "/nowhere",
      "/dyad/FRA/TUV",
    ];
    for (const view of views) {
      for (const options of [
        { viewport: DESKTOP, scheme: "light" },
        { viewport: PHONE, scheme: "dark" },
      ] as const) {
        const look = async (page: Page): Promise<void> => {
          await page.locator(".loading").first().waitFor({ state: "detached" });
          assert.deepEqual(await findBarriers(page), [], view);
          const excess = await inPage<number>(page, "document.documentElement.scrollWidth - innerWidth");
          assert.ok(excess <= 0, `${view} is ${excess} pixels too wide`);
        };
        await on(view, look, options);
      }
    }
  });

  test("the overview leads to a pair by its list, by its map and by two names", async () => {
    await on("/?days=all", async (page) => {
      await page.locator(".pairs tbody tr").first().locator("th a").click();
      await page.waitForURL(/\/dyad\/[A-Z]{3}\/[A-Z]{3}$/);
      await page.goBack();
      await page.locator(".pair-line .target").last().waitFor({ state: "attached" });
      await page.locator(".land", { has: page.locator("title", { hasText: "Brazil:" }) }).click();
      await page.waitForURL("**/actor/BRA");
      await page.goBack();
      await page.getByLabel("First country").fill("norway");
      await page.getByLabel("Second country").fill("Atlantis");
      await page.keyboard.press("Enter");
      await page.getByText("No country is called “Atlantis”").waitFor();
      await page.getByLabel("Second country").fill("SWE");
      await page.keyboard.press("Enter");
      await page.waitForURL("**/dyad/NOR/SWE");
    });
  });

  test("every number of a pair's row opens its sentences", async () => {
    await on("/?days=365", async (page) => {
      const row = page.locator(".pairs tbody tr").first();
      const count =
        Number(await row.locator(".bar-number").first().innerText()) + Number(await row.locator(".bar-number").last().innerText());
      await row.locator(".bar").click();
      await page.locator(".happening").first().waitFor();
      const { pathname, searchParams } = new URL(page.url());
      const query = `countries=${pathname.split("/").slice(2).join(",")}&since=${searchParams.get("from")}&until=${searchParams.get("to")}`;
      const lines = await (await fetch(`${server.address}/api/happenings?format=jsonl&${query}`)).text();
      assert.equal(lines.trimEnd().split("\n").length, count);
    });
  });

  test("the timeline is read and brushed by pointer", async () => {
    await on("/dyad/RUS/UKR?by=month", async (page) => {
      const brush = page.getByRole("slider");
      const box = await brush.boundingBox();
      assert.ok(box);
      const across = (share: number): number => box.x + box.width * share;
      await page.mouse.move(across(0.3), box.y + 60);
      await page.getByText(/: Russia → Ukraine .*articles read/).waitFor();
      await page.mouse.down();
      await page.mouse.move(across(0.6), box.y + 60, { steps: 4 });
      await page.mouse.up();
      await page.getByText(/^Chosen: /).waitFor();
      const query = new URL(page.url()).searchParams;
      assert.ok((query.get("from") ?? "") < (query.get("to") ?? ""));
      const days = await page.locator(".happening time").evaluateAll((all) => all.map((time) => time.getAttribute("datetime") ?? ""));
      assert.ok(days.length > 0 && days.every((day) => day >= (query.get("from") ?? "") && day <= (query.get("to") ?? "")));
      await page.getByRole("button", { name: "Look closer" }).click();
      await page.waitForURL(/since=/);
      await page.getByRole("button", { name: "All days" }).click();
      await page.waitForURL((url) => !url.search.includes("since"));
    });
  });

  test("the timeline is read and brushed by keys, and speaks the figures", async () => {
    await on("/dyad/RUS/UKR?by=month", async (page) => {
      const brush = page.getByRole("slider");
      await brush.focus();
      await page.keyboard.press("Home");
      const first = await brush.getAttribute("aria-valuetext");
      assert.match(first ?? "", /^\w{3} \d{4}: Russia → Ukraine .*; Ukraine → Russia .*; .*read$/);
      await page.keyboard.press("ArrowRight");
      assert.notEqual(await brush.getAttribute("aria-valuetext"), first);
      await page.keyboard.press("Shift+ArrowRight");
      await page.keyboard.press("Shift+ArrowRight");
      await page.getByText(/^Chosen: /).waitFor();
      const query = new URL(page.url()).searchParams;
      assert.equal(Number(query.get("to")?.slice(5, 7)) - Number(query.get("from")?.slice(5, 7)), 2);
      await brush.focus();
      await page.keyboard.press("Escape");
      await page.waitForURL((url) => !url.search.includes("from"));
    });
  });

  test("a view is its address: period, count, types and brush stand in it, and opening it gives the same", async () => {
    let shown = "";
    let address = "";
    await on("/dyad/RUS/UKR", async (page) => {
      await page.getByRole("button", { name: "Week" }).click();
      await page.getByRole("button", { name: "Reports" }).click();
      await page.waitForURL(/by=week.*count=reports|count=reports.*by=week/);
      await page.locator(".multiple").first().click();
      await page.waitForURL(/types=/);
      await page.waitForTimeout(300); // the answers of the last change
      shown = await page.locator(".summary, .happening-title").allInnerTexts().then(String);
      address = page.url().replace(server.address, "");
    });
    await on(address, async (page) => {
      await page.locator(".happening").first().waitFor();
      assert.equal(await page.locator(".summary, .happening-title").allInnerTexts().then(String), shown);
    });
  });

  test("the view is downloaded as CSV, as a drawing that stands alone, and as a picture", async () => {
    await on("/dyad/RUS/UKR?by=month", async (page) => {
      const save = async (name: string | RegExp, role: "link" | "button"): Promise<Buffer> => {
        const [download] = await Promise.all([
          page.waitForEvent("download"),
          page.locator(".downloads").first().getByRole(role, { name, exact: true }).click(),
        ]);
        return readFileSync(await download.path());
      };
      const csv = (await save("CSV", "link")).toString();
      assert.match(csv, /^period,by,count,initiator,recipient,verbal_cooperation/);
      assert.equal(csv, await (await fetch(`${server.address}/api/dyads/RUS/UKR?by=month&format=csv`)).text());
      const parquet = await save("Parquet", "link");
      const rows = await parquetReadObjects({ file: new Uint8Array(parquet).buffer });
      assert.deepEqual(
        rows.map(({ period, initiator, verbal_conflict: count }) => `${period.toISOString().slice(0, 10)} ${initiator} ${count}`),
        rowsOfCsv(csv).map(({ period, initiator, verbal_conflict: count }) => `${period} ${initiator} ${count}`),
      );
      const svg = (await save("SVG", "button")).toString();
      assert.match(svg, /^<svg [^>]*xmlns="http:\/\/www.w3.org\/2000\/svg"/);
      assert.match(svg, /Russia – Ukraine/);
      assert.doesNotMatch(svg, /var\(|class=/);
      const png = await save("PNG", "button");
      assert.equal(png.subarray(1, 4).toString(), "PNG");
      assert.ok(png.length > 5000, `${png.length} bytes`);
    });
  });

  test("the figures stand in a table, each opening its sentences", async () => {
    await on("/dyad/RUS/UKR?by=year", async (page) => {
      await page.getByText("Figures as a table").click();
      const cell = page.locator(".figures tbody td.number a").first();
      const count = Number(await cell.innerText());
      await cell.click();
      await page.waitForURL(/from=.*types=/);
      await page.locator("#happenings .is-stale").waitFor({ state: "detached" });
      await page.locator(".happening").first().waitFor();
      assert.ok(count > 0 && (await page.locator(".happening").count()) > 0);
    });
  });

  test("a pair is set beside others on the same days, and the address keeps them", async () => {
    await on("/dyad/RUS/UKR?by=month&since=2023-01-01&until=2023-12-31", async (page) => {
      await page.getByLabel("First country").fill("China");
      await page.getByLabel("Second country").fill("india");
      await page.getByRole("button", { name: "Add" }).click();
      await page.waitForURL(/with=CHN-IND/);
      const strip = page.getByRole("img", { name: /^China – India: \d+ of cooperation/ });
      await strip.waitFor();
      const answer = JSON.parse(
        await (await fetch(`${server.address}/api/dyads/CHN/IND?by=month&since=2023-01-01&until=2023-12-31`)).text(),
      );
      const { aToB, bToA } = answer.series;
      const up = [aToB, bToA].flatMap(({ quads }) => [...quads[0], ...quads[1]]).reduce((sum: number, count: number) => sum + count, 0);
      assert.match((await strip.getAttribute("aria-label")) ?? "", new RegExp(`: ${up} of cooperation`));
      await page.getByRole("button", { name: "Remove China – India" }).click();
      await page.waitForURL((url) => !url.search.includes("with"));
    });
  });

  test("the network says who acts on whom, year by year, each cell opening its sentences", async () => {
    await on("/network", async (page) => {
      await page.getByLabel("Year").selectOption("2023");
      await page.waitForURL(/year=2023/);
      await page.locator(".is-stale").waitFor({ state: "detached" });
      const cell = page.locator(".matrix td a").first();
      const [, from = "", up = "", down = ""] =
        /^(.*) to .*: (\d+) of cooperation, (\d+) of conflict$/.exec((await cell.getAttribute("title")) ?? "") ?? [];
      assert.notEqual(from, "");
      await cell.click();
      await page.waitForURL(/\/dyad\/.*from=2023-01-01/);
      await page.locator(".happening").first().waitFor();
      const pair = new URL(page.url()).pathname.split("/").slice(2).join(",");
      const lines = await (
        await fetch(`${server.address}/api/happenings?format=jsonl&countries=${pair}&since=2023-01-01&until=2023-12-31`)
      ).text();
      assert.ok(lines.trimEnd().split("\n").length >= Number(up) + Number(down));
    });
  });

  test("the network of organisations leads from a cell to what the two did, and back to all that the organisation did", async () => {
    await on("/network", async (page) => {
      await page.getByLabel("Of").selectOption({ label: "organisations, armed groups" });
      await page.waitForURL(/of=organisations/);
      await page.locator(".matrix td a[title^='NATO to Russia: 0 of cooperation, 1 of conflict']").click();
      await page.waitForURL(/\/actor\/org:nato\?with=RUS$/);
      await page.locator(".happening").first().waitFor();
      assert.equal(await page.locator(".happening").count(), 2);
      await page.getByRole("link", { name: "All", exact: true }).click();
      await page.locator(".happening").nth(2).waitFor();
    });
  });

  test("a happening that a person rejected says so, by whom, why and since when, with its sentence", async () => {
    const [event] = sampleReading(REJECTED).reading.events;
    const id = sample.store.history(event?.id ?? "").find(({ what }) => what === "folded")?.about ?? "";
    await on(`/happening/${id}`, async (page) => {
      assert.match(await page.locator(".gone").innerText(), /It was rejected, and is in no list and no figure. Since 1 Jun 2024/);
      assert.match(await page.locator(".told .decided").innerText(), /Rejected 1 Jun 2024 by Ada: It is a play/);
      assert.match(await page.locator(".told blockquote").innerText(), /Malta expelled the envoy/);
      assert.deepEqual(await findBarriers(page), []);
    });
  });

  test("the months of one outlet stand beneath those of all", async () => {
    await on("/sources", async (page) => {
      const outlet = page.locator("#outlets-title + table tbody th a").first();
      const name = await outlet.innerText();
      await outlet.click();
      await page.locator("h3", { hasText: name }).waitFor();
      await page.locator("h3 ~ div svg").waitFor();
      assert.deepEqual(await findBarriers(page), []);
      await page.getByRole("link", { name: "all outlets" }).click();
      await page.locator("h3").waitFor({ state: "detached" });
    });
  });

  test("a reviewer judges by keys alone, and the verdicts count", async () => {
    const reviews = openReviews(`${sample.path}.reviews`, () => "2024-06-01T00:00:00Z");
    const other = keep(await openServer(sample.store, { reviews, token: "secret" }));
    const { page, complaints } = await openPage(browser);
    await page.goto(`${other.address}/review#token=secret`);
    await page.getByLabel("Reviewer").fill("Ada");
    await page.keyboard.press("Enter");
    await page.locator(".judge").waitFor();
    assert.ok(!page.url().includes("secret"));
    await page.locator("h1").click();
    for (const [keys, count] of [
      ["a", 1],
      ["r", 2],
    ] as const) {
      await page.keyboard.press(keys);
      await page.getByText(`${count} verdict${count === 1 ? "" : "s"} given`).waitFor();
    }
    await page.keyboard.press("s");
    await page.keyboard.press("c");
    await page.getByRole("combobox", { name: "Status" }).selectOption("denied");
    await page.getByRole("button", { name: "Give the correction" }).press("Enter");
    await page.getByText("3 verdicts given").waitFor();
    assert.deepEqual(
      reviews.all().map(({ verdict, status }) => [verdict, status]),
      [
        ["accept", null],
        ["reject", null],
        ["correct", "denied"],
      ],
    );
    assert.deepEqual(await findBarriers(page), []);
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test("a reader replies by keys, a person lets it through, and then it is shown", async () => {
    const replies = openReplies(`${sample.path}.replies`, () => "2024-06-01T00:00:00Z");
    const other = keep(await openServer(sample.store, { replies, token: "secret" }));
    const { happening, article } = happeningOf("RUS", "UKR");
    const { page, complaints } = await openPage(browser, { viewport: PHONE, scheme: "dark" });
    await page.goto(`${other.address}/happening/${happening}`);
    await page.getByText("Leave a note or a correction").focus();
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "a correction" }).check();
    await page.getByLabel("Your name").fill("Ingrid Ås");
    await page.getByLabel("E-mail address").fill("ingrid@private-mail.example");
    const text = `They met in Oslo. ${HOSTILE.script} ${HOSTILE.rightToLeft}`;
    await page.getByLabel("What you want to say").fill(text);
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole("button", { name: "Send" }).press("Enter");
    await page.getByText("Thank you.").waitFor();
    await page.getByLabel("Your name").fill("Ingrid Ås");
    await page.getByLabel("What you want to say").fill(text);
    await page.getByRole("button", { name: "Send" }).click();
    await page.getByText("The same was written here before").waitFor();
    assert.deepEqual([replies.waiting().length, replies.shown().length], [1, 0]);
    assert.ok(complaints.every((complaint) => complaint.includes("409")));
    complaints.length = 0;

    await page.goto(`${other.address}/review?reviewer=Mod#token=secret`);
    await page.getByRole("heading", { name: "1 reply to read" }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    await page.getByRole("button", { name: "Show it" }).click();
    await page.getByText("No reply waits").waitFor();

    await page.goto(`${other.address}/happening/${happening}`);
    await page.locator(".reply-text", { hasText: "They met in Oslo." }).waitFor();
    assert.deepEqual(await findBarriers(page), []);
    assert.ok((await page.locator(".reply-text").innerText()).includes(HOSTILE.script));
    assert.equal(await page.evaluate(() => Reflect.get(globalThis, "pwned")), undefined);
    assert.deepEqual(await inPage<readonly string[]>(page, LOOSE_MARKS), []);
    assert.ok(!(await page.content()).includes("private-mail"));
    await page.goto(`${other.address}/article/${article}`);
    await page.getByText("Leave a note or a correction").waitFor();
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test("the overview begins with the pairs that did more than usual, each leading to what led to it", async () => {
    await on("/?days=365", async (page) => {
      const first = page.locator("main h2").first();
      assert.equal(await first.innerText(), "More than usual");
      await page.locator(".home-alerts li").first().waitFor();
      const { alerts } = JSON.parse(await (await fetch(`${server.address}/api/alerts?days=365`)).text());
      assert.equal(await page.locator(".home-alerts li").count(), alerts.length);
      await page
        .getByRole("link", { name: /Estonia – Finland, Mar 2024/ })
        .first()
        .click();
      await page.waitForURL(/\/dyad\/EST\/FIN\?by=month&from=2024-03-01&to=2024-03-31/);
      await page.locator(".happening").first().waitFor();
    });
  });

  test("countries too small for a shape are points of the map, and their pairs lines", async () => {
    const news = {
      title: "Small",
      sentences: ["Malta thanked Singapore."],
      published: "2024-04-01",
      acts: [{ initiator: "MLT", recipient: "SGP" }],
    };
    const small = keep(makeSampleRecord(20, [news]));
    const other = keep(await openServer(small.store));
    const { page, complaints } = await openPage(browser);
    await page.goto(`${other.address}/?days=all`);
    for (const name of ["Malta", "Singapore"])
      await page.locator("circle.land", { has: page.locator("title", { hasText: `${name}: 1 happening` }) }).waitFor({ state: "attached" });
    await page
      .locator(".pair-line", { has: page.locator("title", { hasText: "Malta – Singapore" }) })
      .first()
      .waitFor({ state: "attached" });
    await page.locator("circle.land", { has: page.locator("title", { hasText: "Malta:" }) }).click();
    await page.waitForURL("**/actor/MLT");
    assert.deepEqual(complaints, []);
    await page.context().close();
  });

  test("another site shows a pair by the component, in a frame, and may frame nothing else", async () => {
    const site = createServer((_request, response) => {
      response.setHeader("Content-Type", "text/html");
      response.end(`<!doctype html><title>News</title><script type="module" src="${server.address}/embed.js"></script>
        <demarche-dyad a="UKR" b="RUS" by="year"></demarche-dyad><iframe name="whole" src="${server.address}/dyad/RUS/UKR"></iframe>`);
    }).listen(0, "127.0.0.1");
    await once(site, "listening");
    const bound = site.address();
    const { page, complaints } = await openPage(browser);
    try {
      await page.goto(`http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}/`);
      const embed = page.frameLocator("demarche-dyad iframe");
      await embed.getByRole("link", { name: "Russia – Ukraine" }).waitFor();
      await embed.locator(".chart path[d^=M]").first().waitFor({ state: "attached" });
      const refused = (complaint: string): boolean => complaint.includes("frame-ancestors");
      assert.ok(complaints.some(refused) && complaints.every(refused), String(complaints));
    } finally {
      await page.context().close();
      site.close();
      site.closeAllConnections();
    }
  });

  test("a happening leads to its article, where choosing an event marks its words", async () => {
    const { happening } = happeningOf("RUS", "UKR");
    await on(`/happening/${happening}`, async (page) => {
      for (const name of ["Reports and copies", "Why it is coded so"]) await page.getByRole("heading", { name }).waitFor();
      assert.ok((await page.locator(".told .mark-trigger").count()) > 0);
      await page.locator(".told figcaption a").first().click();
      await page.waitForURL(/\/article\/.*event=/);
      await page.locator(".mark-chosen").first().waitFor();
      await page.locator(".read-events button[aria-pressed=true]").focus();
      await page.keyboard.press("Enter");
      await page.locator(".mark-chosen").first().waitFor({ state: "detached" });
    });
  });

  test("a happening shows what a person corrected, what the coder had, and when", async () => {
    const corrected = [...sample.store.events({ countries: ["RUS", "UKR"] })].find(({ decision }) => decision !== null);
    await on(`/happening/${corrected?.happeningId}`, async (page) => {
      await page.getByText("They met at home The coder had Consult 042").waitFor();
      await page.locator(".history", { hasText: "corrected: They met at home" }).waitFor();
      assert.ok(!(await page.locator("body").innerText()).includes(HOSTILE.address));
    });
  });

  test("a pair names when it did more than usual, and opens what led to it", async () => {
    await on("/dyad/EST/FIN?by=week", async (page) => {
      await page.getByRole("heading", { name: "More than usual" }).waitFor();
      await page.getByRole("link", { name: "week of 11 Mar 2024" }).first().click();
      await page.waitForURL(/from=2024-03-11&to=2024-03-17/);
      await page.locator("#happenings .is-stale").waitFor({ state: "detached" });
      assert.ok((await page.locator(".happening").count()) >= 10);
      assert.deepEqual(await findBarriers(page), []);
    });
  });

  test("search is a key away and finds a pair, actors and sentences", async () => {
    await on("/sources", async (page) => {
      await page.keyboard.press("/");
      await page.keyboard.type("Russia Ukraine");
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "Russia – Ukraine" }).waitFor();
      await page.locator("#q").fill("Putin");
      await page.keyboard.press("Enter");
      await page.getByRole("link", { name: "Vladimir Putin" }).click();
      await page.getByRole("heading", { name: "Offices" }).waitFor();
      await page.locator("#q").fill("spokesman ministry");
      await page.keyboard.press("Enter");
      await page.locator(".hits mark").first().waitFor();
      await page.locator("#q").fill("zzzzzz");
      await page.keyboard.press("Enter");
      await page.getByText("Nothing has these words").waitFor();
    });
  });

  test("an article whose page was changed names its versions with their times, and an earlier one leads to what is shown now", async () => {
    const [old, present] = CHANGED.map((article) => sampleReading(article).reading.article.id);
    await on(`/article/${present}`, async (page) => {
      const versions = page.getByRole("region", { name: "Earlier versions" });
      assert.deepEqual(await versions.getByRole("listitem").allInnerTexts(), [
        "Boats and mackerel from 8 Mar 2024, 10:00 UTC",
        "this one from 8 Mar 2024, 12:00 UTC, shown now",
      ]);
      await versions.getByRole("link", { name: "Boats and mackerel" }).click();
      await page.waitForURL(`**/article/${old}`);
      await page.getByText("forty boats").waitFor();
      await page.getByText("1 event read from it").waitFor();
      await page.getByRole("link", { name: "the present version" }).click();
      await page.waitForURL(`**/article/${present}`);
      await page.getByText("thirty boats").waitFor();
    });
  });

  test("articles that mean harm are shown and do none", async () => {
    const { happening, article } = happeningOf("NOR", "SWE");
    for (const path of ["/", "/dyad/NOR/SWE", `/happening/${happening}`, `/article/${article}`, "/sources", "/search?q=Monday"]) {
      await on(path, async (page) => {
        await page.locator(".loading").first().waitFor({ state: "detached" });
        assert.equal(await page.evaluate(() => Reflect.get(globalThis, "pwned")), undefined, path);
        assert.deepEqual(await page.locator("main img, main script, main iframe, a[href^='javascript' i], [onerror]").count(), 0, path);
        const text = await page.locator("body").innerText();
        assert.ok(text.length < 100_000, `${path} shows ${text.length} letters`);
        assert.doesNotMatch(text, /[\w.]+@[\w-]+\.\w/, path);
        const loose = await inPage<readonly string[]>(page, LOOSE_MARKS);
        assert.deepEqual(loose, [], `${path} lets words of a page turn the text beside them`);
      });
    }
    await on(`/article/${article}`, async (page) => {
      assert.ok((await page.locator("main").innerText()).includes(HOSTILE.script));
    });
  });

  test("a view says that it is loading, that it failed, and tries again", async () => {
    const { page } = await openPage(browser);
    const seen = Promise.withResolvers<void>();
    let failing = true;
    await page.route("**/api/overview*", async (route) => {
      await seen.promise;
      if (failing) await route.abort();
      else await route.continue();
    });
    await page.goto(server.address);
    await page.getByText("Reading the record…").waitFor({ state: "attached" });
    seen.resolve();
    await page.getByRole("alert").getByText("The server does not answer").waitFor();
    failing = false;
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByRole("heading", { name: "Pairs" }).waitFor();
    await page.goto(`${server.address}/happening/nosuch`);
    await page.getByRole("alert").getByText("No happening of the record has or had that id").waitFor();
    await page.context().close();
  });

  test("an empty record says how to fill it", async () => {
    const empty = keep(makeSampleRecord(0, []));
    const other = keep(await openServer(empty.store));
    const { page } = await openPage(browser);
    await page.goto(other.address);
    await page.getByText("The record is empty").waitFor();
    await page.context().close();
  });

  test("a record that grows says so, and changes nothing under its reader's eyes until asked", async () => {
    const growing = keep(makeSampleRecord(20));
    const other = keep(await openServer(growing.store, { nowMs: () => performance.now() * 100 }));
    const { page } = await openPage(browser);
    await page.goto(`${other.address}/dyad/NOR/SWE`);
    await page.locator(".happening").first().waitFor();
    const before = await page.locator(".happening").count();
    const writer = openRecord(growing.path, { mode: "write", clock: () => "2024-06-02T00:00:00Z" });
    const news = {
      title: "New",
      sentences: ["Norway thanked Sweden."],
      published: "2024-04-01",
      acts: [{ initiator: "NOR", recipient: "SWE" }],
    };
    writer.write(() => record(writer, sampleReading(news)));
    writer.close();
    await page.getByRole("button", { name: "Show it" }).waitFor();
    assert.equal(await page.locator(".happening").count(), before);
    await page.getByRole("button", { name: "Show it" }).click();
    await page.locator(".happening", { hasText: "Norway thanked Sweden." }).waitFor();
    await page.getByRole("link", { name: "Sources" }).click();
    await page.locator("#now-title ~ ol li").first().getByText("New").waitFor();
    await page.context().close();
  });

  test("a print leaves out what is only for screens", async () => {
    await on("/dyad/RUS/UKR", async (page) => {
      await page.locator(".chart").first().waitFor();
      await page.emulateMedia({ media: "print" });
      assert.equal(await page.locator("header.head").isVisible(), false);
      assert.equal(await page.locator(".chart").first().isVisible(), true);
    });
  });

  test("the colours can be chosen against the system's, and stay chosen", async () => {
    await on("/sources", async (page) => {
      const paper = (): Promise<string> => inPage(page, "getComputedStyle(document.body).backgroundColor");
      const light = await paper();
      const button = page.getByRole("button", { name: /^Colours/ });
      await button.click();
      await page.locator("[data-theme=light]").waitFor();
      await button.click();
      await page.locator("[data-theme=dark]").waitFor();
      const dark = await paper();
      assert.notEqual(dark, light);
      await page.reload();
      await page.locator("[data-theme=dark]").waitFor();
      assert.equal(await paper(), dark);
    });
  });
});

import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { Agent, createServer, get } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { openRecord } from "../src/record/index.ts";
import { CHROMIUM, openBrowser } from "../test/web/open-browser.ts";
import { newsPage } from "../test/web/news-page.ts";
import { fillRecord } from "./record-fill.ts";

/**
 * `npm run bench serve [--events N] [--rate N] [--seconds N] [--record FILE]`: how soon a dyad's page is useful in a browser, and how fast the
 * API answers at a steady rate, from a cold start, alone and while `demarche watch` reads pages into the same record. Server and watch are
 * processes of their own, as a user's are; a request counts from when it was due, so that a server that stalls can't hide it. Beside it, in
 * the same run, the slowest answers by route, and the same rate asked of a bare `node:http` server that answers a constant of the same size. `--record` keeps the record for
 * another run, or takes one that is there (watch adds to it).
 */
const { values } = parseArgs({
  options: {
    events: { type: "string", default: "100000" },
    rate: { type: "string", default: "200" },
    seconds: { type: "string", default: "10" },
    record: { type: "string" },
  },
  strict: false,
});
const [events, rate, seconds] = [Number(values.events), Number(values.rate), Number(values.seconds)];
const folder = mkdtempSync(join(tmpdir(), "demarche-bench-"));
const path = typeof values.record === "string" ? values.record : join(folder, "record.db");
const MAIN = fileURLToPath(new URL("../src/cli/main.ts", import.meta.url));
const EVENTS_AN_ARTICLE = 10;
const children: ChildProcess[] = [];
try {
  await main();
} finally {
  for (const child of children) child.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function main(): Promise<void> {
  if (existsSync(path)) openRecord(path, { mode: "write", clock: () => "" }).close(); // brings an older schema up to date
  else fillRecord(path, { articles: Math.ceil(events / EVENTS_AN_ARTICLE), progress: () => {} });
  const store = openRecord(path, { mode: "read", clock: () => "" });
  const { events: held, happenings, articles } = store.summary();
  const ids = { happenings: [] as string[], articles: [] as string[] };
  for (const { happening } of store.happenings({ order: "latest", until: "9999-12-31" })) {
    const [first] = store.events({ happeningId: happening.id });
    ids.happenings.push(happening.id);
    ids.articles.push(first?.event.articleId ?? "");
    if (ids.happenings.length === 500) break;
  }
  say(`${held} events in ${articles} articles, ${happenings} happenings, ${Math.round(statSync(path).size / 1e6)} MB`);
  const first = await startServer();
  await checkAnswers(first.address);
  if (CHROMIUM !== null) await timePage(first.address);
  first.child.kill();
  const paths = requestPaths(ids);
  const alone = await measure(paths);
  const pages = store.summary().pages;
  const stopWatch = await startWatch();
  const watched = await measure(paths);
  await stopWatch();
  const peer = await loadPeer();
  say(`${rate} requests/s for ${seconds} s from a cold start, hardly any asked twice: ${alone}`);
  say(`the same again while watch writes, ${store.summary().pages - pages} pages meanwhile: ${watched}`);
  say(`bare node:http with a constant answer: ${peer}`);
  store.close();
}

/** A server of its own, from its start on; its processor time is that of the requests alone. */
async function measure(paths: Paths): Promise<string> {
  const { address, child } = await startServer();
  const before = cpuMs(child.pid);
  const times = await load(address, paths);
  const cpu = (cpuMs(child.pid) - before) / (rate * seconds);
  child.kill();
  return `${times}; the server took ${cpu.toFixed(1)} ms of processor time a request`;
}

/** A feed whose pages come four a second, and `demarche watch` that follows it; resolves once it has begun to write. Gives what ends it. */
async function startWatch(): Promise<() => Promise<void>> {
  const run = Date.now();
  const numbers = Array.from({ length: 4 * seconds + 200 }, (_, at) => (run % 1e9) * 1000 + at);
  const items = numbers.map((number) => `<item><title>Round ${number}</title><link>/${number}</link></item>`).join("");
  const reading = Promise.withResolvers<void>();
  const site = createServer((request, response) => {
    const number = Number(request.url?.slice(1));
    if (request.url === "/feed")
      response
        .setHeader("content-type", "application/rss+xml")
        .end(`<rss version="2.0"><channel><title>Wire</title>${items}</channel></rss>`);
    else if (Number.isFinite(number) && request.url !== "/") {
      reading.resolve();
      setTimeout(() => response.setHeader("content-type", "text/html; charset=utf-8").end(newsPage(number)), 250);
    } else response.writeHead(404).end();
  }).listen(0, "127.0.0.1");
  await once(site, "listening");
  const words = ["watch", `${addressOf(site)}/feed`, "--record", path, "--allow-private", "--pause", "0", "--workers", "1", "--quiet"];
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "ignore", "inherit"] });
  children.push(child);
  const ended = once(child, "exit").then(() => Promise.reject(new Error("watch ended before it read anything")));
  await Promise.race([reading.promise, ended]);
  return async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
    site.close();
    site.closeAllConnections();
  };
}

function addressOf(server: ReturnType<typeof createServer>): string {
  const bound = server.address();
  return `http://127.0.0.1:${typeof bound === "object" && bound !== null ? bound.port : 0}`;
}

/** The route of a request, by its number, and the address. */
type Paths = (at: number) => readonly [route: string, path: string];

interface Started {
  readonly address: string;
  readonly child: ChildProcess;
}

async function startServer(): Promise<Started> {
  const words = ["serve", "--record", path, "--port", "0", "--rate", "0", "--quiet"];
  const child = spawn(process.execPath, [MAIN, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  children.push(child);
  const [line] = await once(child.stdout, "data");
  return { address: String(line).trim().replace(/\/$/, ""), child };
}

/** A figure is worth nothing when the answer is wrong. */
async function checkAnswers(address: string): Promise<void> {
  const { series, types } = JSON.parse(await (await fetch(`${address}/api/dyads/RUS/UKR?by=month`)).text());
  const add = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);
  const counted = add([...series.aToB.quads, ...series.bToA.quads].flat());
  const listed = (await (await fetch(`${address}/api/happenings?format=jsonl&countries=RUS,UKR`)).text()).trimEnd().split("\n").length;
  const typed = add(types.flatMap(({ aToB, bToA }: { aToB: number[]; bToA: number[] }) => [...aToB, ...bToA]));
  if (counted + series.undated !== listed || typed !== counted) throw new Error(`${counted} counted, ${typed} by type, ${listed} listed`);
}

/** From the start of the navigation until the chart and the first sentence are on the screen; a new, empty profile each time. */
async function timePage(address: string): Promise<void> {
  const browser = await openBrowser();
  const times: number[] = [];
  for (let run = 0; run < 6; run++) {
    const page = await (await browser.newContext({ viewport: { width: 1280, height: 900 } })).newPage();
    await page.addInitScript(`(() => {
      const look = () => {
        if (document.querySelector(".chart path[d^=M]") && document.querySelector(".happening mark")) globalThis.usefulAt = performance.now();
        else requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    })()`);
    await page.goto(`${address}/dyad/RUS/UKR`);
    let usefulAt: number | null = null;
    while (usefulAt === null) usefulAt = await page.evaluate<number | null>("globalThis.usefulAt ?? null");
    times.push(usefulAt);
    await page.context().close();
  }
  await browser.close();
  const warm = times.slice(1).sort((a, b) => a - b);
  say(
    `dyad page useful: median ${Math.round(warm[2] ?? 0)} ms of ${warm.map((time) => Math.round(time)).join(", ")}; the first after the start ${Math.round(times[0] ?? 0)} ms`,
  );
}

/** What readers ask for: mostly dyads and their happenings, each with others of its kind, so that nothing is answered twice in a row. */
function requestPaths(ids: { readonly happenings: readonly string[]; readonly articles: readonly string[] }): Paths {
  const codes = ["RUS", "UKR", "USA", "CHN", "IND", "PAK", "IRN", "ISR", "KOR", "PRK", "JPN", "TUR"];
  const pairOf = (at: number): readonly [string, string] => [
    codes[at % 12] ?? "RUS",
    codes[(at + 1 + (Math.floor(at / 12) % 11)) % 12] ?? "UKR",
  ];
  const makers = Object.entries<(at: number) => string>({
    pair: (at) => `/api/dyads/${pairOf(at).join("/")}`,
    "list of a pair": (at) => `/api/happenings?countries=${pairOf(at).join(",")}&limit=25`,
    "pair by month": (at) => `/api/dyads/${pairOf(at + 5).join("/")}?by=month`,
    happening: (at) => `/api/happenings/${ids.happenings[at % ids.happenings.length] ?? ""}`,
    article: (at) => `/api/articles/${ids.articles[at % ids.articles.length] ?? ""}`,
    search: (at) => `/api/search?q=spokesman+ministry+${at % 40}`,
    overview: () => "/api/overview",
    latest: () => "/api/happenings?limit=12",
  });
  return (at) => {
    const [route, make] = makers[at % makers.length] ?? ["overview", () => "/api/overview"];
    return [route, make(Math.floor(at / makers.length))];
  };
}

async function load(address: string, pathOf: Paths): Promise<string> {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  const took: { readonly route: string; readonly ms: number }[] = [];
  const started = performance.now() + 100;
  const asked = Array.from({ length: rate * seconds }, async (_, at) => {
    const due = started + (at * 1000) / rate;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    const [route, path] = pathOf(at);
    const status = await ask(`${address}${path}`, agent);
    if (status !== 200) throw new Error(`${path} gave ${status}`);
    took.push({ route, ms: performance.now() - due });
  });
  await Promise.all(asked);
  agent.destroy();
  took.sort((a, b) => a.ms - b.ms);
  const routes = [...Map.groupBy(took, ({ route }) => route)];
  const byRoute = routes.length < 2 ? [] : routes.map(([route, times]) => `${route} ${shareOf(times, 0.99)}`).sort();
  const all = `p50 ${shareOf(took, 0.5)}, p90 ${shareOf(took, 0.9)}, p99 ${shareOf(took, 0.99)}, most ${shareOf(took, 1)}`;
  return byRoute.length === 0 ? all : `${all} (p99 by route: ${byRoute.join(", ")})`;
}

/** The time that a share of the requests, which are in order, did not take longer than. */
function shareOf(times: readonly { readonly ms: number }[], share: number): string {
  return `${(times[Math.min(times.length - 1, Math.floor(share * times.length))]?.ms ?? 0).toFixed(1)} ms`;
}

async function ask(url: string, agent: Agent): Promise<number> {
  const [response] = await once(get(url, { agent, headers: { "accept-encoding": "gzip" } }), "response");
  response.resume();
  await once(response, "end");
  return response.statusCode;
}

/** Processor time of a process so far, which other work on the machine does not lengthen. 0 where the system has no /proc. */
function cpuMs(pid: number | undefined): number {
  const path = `/proc/${pid}/stat`;
  if (!existsSync(path)) return 0;
  const fields = readFileSync(path, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10; // user and system time, in hundredths of a second
}

async function loadPeer(): Promise<string> {
  const body = JSON.stringify({ text: "x".repeat(5000) });
  const peer = createServer((_request, response) => void response.end(body)).listen(0, "127.0.0.1");
  await once(peer, "listening");
  const result = await load(addressOf(peer), (at) => ["constant", `/${at}`]);
  peer.close();
  return result;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

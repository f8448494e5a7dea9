import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { BenchPage } from "./articles-pages.ts";

/** An extractor of others: page → text. */
export type Peer = (page: BenchPage) => string | Promise<string>;

/** What `bench/peers/load.mjs` exports. */
interface PeerModule {
  readonly parseHTML: (html: string) => { readonly document: { readonly body: { readonly textContent: string } } };
  readonly Readability: new (document: unknown) => { readonly parse: () => { readonly textContent?: string | null } | null };
  readonly Defuddle: (html: string, url: string, options: { readonly useAsync: boolean }) => Promise<{ readonly content?: string }>;
}

const folder = new URL("peers/", import.meta.url);

/**
 * The peers that `bench/peers/package.json` names, installed there on first use so that nobody else has to have them; none, with a
 * word on why, where the registry can't be reached.
 */
export async function loadPeers(): Promise<Readonly<Record<string, Peer>>> {
  if (!install()) return {};
  const { parseHTML, Readability, Defuddle }: PeerModule = await import(new URL("load.mjs", folder).href);
  // Peers report on standard error what they make of broken data; a bench prints its own figures only.
  console.error = () => {};
  const textOf = (html: string): string => parseHTML(`<html><body>${html}</body></html>`).document.body.textContent;
  return {
    readability: ({ text }) => new Readability(parseHTML(text).document).parse()?.textContent ?? "",
    defuddle: async ({ text, url }) => textOf((await Defuddle(text, url ?? "https://example.com/", { useAsync: false })).content ?? ""),
  };
}

function install(): boolean {
  if (existsSync(new URL("node_modules/linkedom/package.json", folder))) return true;
  process.stdout.write("installing the peers of bench/peers/package-lock.json\n");
  const npm = process.platform === "win32" ? "npm.cmd" : "npm";
  const { status } = spawnSync(npm, ["ci", "--no-audit", "--no-fund", "--loglevel=error"], {
    cwd: fileURLToPath(folder),
    stdio: "inherit",
  });
  if (status !== 0) process.stdout.write("the peers could not be installed: measured without them\n");
  return status === 0;
}

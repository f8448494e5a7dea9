import { readFileSync, globSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "vite";

/**
 * Builds the page of src/web into dist/web and prints what it weighs. Exits 1 when the JavaScript that the first view waits for is more
 * than the limit: what is loaded later (the map) is printed and not limited.
 */
const FIRST_LOAD_LIMIT = 150_000;
const root = fileURLToPath(new URL("../src/web", import.meta.url));
const outDir = fileURLToPath(new URL("../dist/web", import.meta.url));

await build({
  root,
  configFile: false,
  logLevel: "warn",
  // JSX is Preact's; the browsers are those of the last two years.
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  build: {
    outDir,
    emptyOutDir: true,
    target: "es2023",
    cssTarget: ["chrome123", "firefox120", "safari17.5"], // the first with light-dark()
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: join(root, "index.html"), embed: join(root, "embed.ts") },
      // Other sites name embed.js in their pages, so its name stays.
      output: { entryFileNames: (chunk) => (chunk.name === "embed" ? "embed.js" : "assets/[name]-[hash].js") },
    },
  },
});

const html = readFileSync(join(outDir, "index.html"), "utf8");
const files = globSync("assets/*", { cwd: outDir }).sort();
const isFirst = (file: string): boolean => html.includes(file);
const weight = (file: string): number => gzipSync(readFileSync(join(outDir, file)), { level: 9 }).length;
for (const file of files)
  process.stdout.write(`${isFirst(file) ? "first" : "later"}  ${String(weight(file)).padStart(7)} bytes gzipped  ${file}\n`);
const first = files.filter((file) => file.endsWith(".js") && isFirst(file)).reduce((sum, file) => sum + weight(file), 0);
process.stdout.write(`JavaScript of the first load: ${first} bytes gzipped, limit ${FIRST_LOAD_LIMIT}\n`);
if (first > FIRST_LOAD_LIMIT || first === 0) process.exitCode = 1;

import assert from "node:assert/strict";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { fileURLToPath } from "node:url";

/**
 * What `npm pack` gives, installed in an empty folder as a user would: it needs dist/, which `npm test` builds before. Scripts stay off,
 * since `prepack` builds anew under the feet of the tests that run beside this one.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "demarche-package-"));
after(() => rmSync(folder, { recursive: true, force: true }));

interface Packed {
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}
const npm = (words: readonly string[], cwd: string): string =>
  execFileSync("npm", words, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const [packed]: readonly Packed[] = JSON.parse(npm(["pack", "--json", "--ignore-scripts", "--pack-destination", folder], root));
assert.ok(packed, "npm pack names what it made");
const tarball = join(folder, packed.filename);

test("the package holds the code, the tables and the licences, and no tests, demo pages or sources", () => {
  const paths = packed.files.map(({ path }) => path);
  const tops = [...new Set(paths.map((path) => path.replace(/\/.*/, "")))].sort();
  assert.deepEqual(tops, ["LICENSE", "NOTICE", "README.md", "data", "dist", "package.json"]);
  assert.ok(
    paths.includes("dist/web/index.html") && paths.some((path) => /^dist\/web\/assets\/index-.*\.js$/.test(path)),
    "the built page",
  );
  assert.deepEqual(
    paths.filter((path) => /\.test\.|(^|\/)(demo|eval|bench|test)\//.test(path)),
    [],
  );
});

test("the package passes publint and attw", () => {
  for (const words of [
    ["publint/src/cli.js", tarball, "--strict"],
    ["@arethetypeswrong/cli/dist/index.js", tarball, "--profile", "esm-only"],
  ]) {
    const [script = "", ...rest] = words;
    const run = spawnSync(process.execPath, [join(root, "node_modules", script), ...rest], { encoding: "utf8" });
    assert.equal(run.status, 0, `${script}\n${run.stdout}${run.stderr}`);
  }
});

test("the package installs in an empty folder, where its command and its library read a page", () => {
  writeFileSync(join(folder, "package.json"), `{"private":true,"type":"module"}\n`);
  npm(["install", tarball, "--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"], folder);
  const page = join(root, "demo/2018-06-12-singapore-summit-meridian/page.html");
  const command = JSON.parse(npm(["exec", "--", "demarche", "read", page, "--json"], folder));
  assert.ok(command.events.length > 0);
  writeFileSync(join(folder, "example.mjs"), readmeExample().replace('"page.html"', JSON.stringify(page)));
  const lines = execFileSync(process.execPath, ["example.mjs"], { cwd: folder, encoding: "utf8" }).trim().split("\n");
  assert.equal(lines.length, command.events.length);
});

/** The library example of the README, which must run as it stands. */
function readmeExample(): string {
  const example = /```ts\n([\s\S]*?)```/.exec(readFileSync(join(root, "README.md"), "utf8"))?.[1];
  assert.ok(example, "README.md has a library example");
  return example;
}

import { existsSync, globSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { cliPage } from "./docs-cli.ts";
import { httpPage } from "./docs-http.ts";

/**
 * `npm run docs`: writes the reference pages from the code and the tables. `--check` writes nothing and exits 1 when a page is not what
 * would be written.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const pages: Readonly<Record<string, () => string | Promise<string>>> = {
  "docs/cli.md": cliPage,
  "docs/api.md": apiPage,
  "docs/http.md": httpPage,
  "docs/data.md": dataPage,
};
const checking = process.argv.includes("--check");

for (const [file, make] of Object.entries(pages)) {
  const text = await make();
  const path = join(root, file);
  const current = existsSync(path) && readFileSync(path, "utf8") === text;
  if (!checking) writeFileSync(path, text);
  if (checking && !current) {
    process.stdout.write(`${file} is not what the code says: run npm run docs\n`);
    process.exitCode = 1;
  }
}

/** Names of src/index.ts with the docstring that stands above each where it is declared. */
function apiPage(): string {
  const index = readFileSync(join(root, "src/index.ts"), "utf8");
  const groups = [...index.matchAll(/export (type )?\{([^}]*)\} from "([^"]+)"/g)].map((match) => ({
    isType: match[1] !== undefined,
    names: (match[2] ?? "")
      .split(",")
      .map((name) => name.trim())
      .filter(Boolean),
    folder: dirname(join(root, "src", match[3] ?? "")),
  }));
  const sources = globSync("src/**/*.ts", { cwd: root })
    .filter((file) => !file.endsWith(".test.ts"))
    .sort();
  const section = (isType: boolean): string =>
    groups
      .filter((group) => group.isType === isType)
      .flatMap((group) => group.names)
      .sort((a, b) => (a < b ? -1 : 1))
      .map((name) => describeName(name, sources))
      .join("\n");
  return `${generated("src/index.ts and the docstrings")}# API\n\n\`import { … } from "demarche"\`\n\n## Values\n\n${section(false)}\n## Types\n\n${section(true)}`;
}

function describeName(name: string, sources: readonly string[]): string {
  const declaration = new RegExp(
    `(/\\*\\*(?:(?!\\*/)[\\s\\S])*\\*/\\n)?export (?:interface|type|function|const|class|async function) ${name}\\b[^\\n]*`,
  );
  for (const file of sources) {
    const match = declaration.exec(readFileSync(join(root, file), "utf8"));
    if (match === null) continue;
    const doc = (match[1] ?? "")
      .replaceAll(/^\/\*\*|\*\/$/gm, "")
      .replaceAll(/^ *\* ?/gm, "")
      .trim();
    const signature = match[0]
      .slice(match[1]?.length ?? 0)
      .replace(/ ?\{$/, "")
      .replace(/^export /, "");
    return `### ${name}\n\n\`\`\`ts\n${signature}\n\`\`\`\n\n${doc}\n\nIn [${file}](../${file}).\n`;
  }
  throw new Error(`scripts/docs.ts: no declaration of "${name}" found in src`);
}

/** The READMEs of data/, one after the other, under one head. */
function dataPage(): string {
  const readmes = globSync("data/*/README.md", { cwd: root }).sort();
  const parts = readmes.map((file) => readFileSync(join(root, file), "utf8").replaceAll(/^#/gm, "##").trim());
  return `${generated("data/*/README.md")}# Data\n\n${parts.join("\n\n")}\n`;
}

function generated(from: string): string {
  return `<!-- Generated from ${from} by npm run docs. Do not edit. -->\n\n`;
}

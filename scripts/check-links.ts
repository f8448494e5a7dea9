import { existsSync, globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Every relative link in a Markdown page leads to a file that is there. Prints those that do not; exits 1 when there are any. */
const root = fileURLToPath(new URL("..", import.meta.url));
const pages = globSync(["*.md", "docs/**/*.md", "src/**/*.md", "data/**/*.md", "demo/README.md"], { cwd: root });
const broken = pages.flatMap((page) => brokenLinks(page, readFileSync(join(root, page), "utf8")));
for (const line of broken) process.stdout.write(`${line}\n`);
process.stdout.write(`${pages.length} pages, ${broken.length} broken links\n`);
process.exitCode = broken.length > 0 || pages.length === 0 ? 1 : 0;

function brokenLinks(page: string, text: string): readonly string[] {
  const targets = [...text.replaceAll(/```[\s\S]*?```/g, "").matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
  return targets
    .filter((target) => !/^(?:[a-z]+:|#)/i.test(target))
    .filter((target) => !existsSync(join(root, dirname(page), target.replace(/#.*$/, ""))))
    .map((target) => `${page}: no such file: ${target}`);
}

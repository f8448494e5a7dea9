import { existsSync, readdirSync } from "node:fs";

/** `npm run bench [STAGE …]`: runs bench/STAGE.ts; without a stage, all of them. Each prints rates, ratios against a peer, versions and the machine. */
const all = readdirSync(new URL(".", import.meta.url))
  .filter((file) => file.endsWith(".ts") && file !== "run.ts" && !file.includes("-"))
  .map((file) => file.replace(".ts", ""));
const flagsAt = process.argv.findIndex((word, index) => index > 1 && word.startsWith("--"));
const named = process.argv.slice(2, flagsAt < 0 ? undefined : flagsAt);

for (const stage of named.length > 0 ? named : all) {
  const file = new URL(`${stage}.ts`, import.meta.url);
  if (!existsSync(file)) {
    process.stderr.write(`demarche: there is no bench "${stage}"; benches: ${all.join(", ")}\n`);
    process.exitCode = 2;
    break;
  }
  process.stdout.write(`\n== bench ${stage} · Node ${process.version} · ${process.platform} ${process.arch}\n`);
  await import(file.href);
}

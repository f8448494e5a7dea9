import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * `npm run kernels`: compiles kernels/text.ts (AssemblyScript) to data/models/text.wasm, which is committed, so that nobody needs a compiler
 * to run Demarche. With `--check` it compiles anew and fails unless the bytes are those committed. The compiler runs as a process of its
 * own: its types would stand in for the platform's everywhere. Beyond the second level of optimisation (and with `--converge`) the products of
 * `multiply` are put in another order, which takes a tenth longer; below it cells take a sixth longer.
 */
const root = fileURLToPath(new URL("..", import.meta.url));
const file = join(root, "data/models/text.wasm");
const OPTIONS = ["-O2", "--noAssert", "--runtime", "stub", "--importMemory", "--memoryBase", "64", "--enable", "simd,relaxed-simd"];

const built = compile();
if (!process.argv.includes("--check")) writeFileSync(file, built);
else if (!built.equals(readFileSync(file))) {
  process.stderr.write("demarche: data/models/text.wasm is not what kernels/text.ts compiles to: run npm run kernels\n");
  process.exitCode = 1;
}

function compile(): Buffer {
  const folder = mkdtempSync(join(tmpdir(), "demarche-"));
  try {
    const out = join(folder, "text.wasm");
    const compiler = join(root, "node_modules/assemblyscript/bin/asc.js");
    execFileSync(process.execPath, [compiler, "kernels/text.ts", "--outFile", out, ...OPTIONS], { cwd: root, stdio: "inherit" });
    return readFileSync(out);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

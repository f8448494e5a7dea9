import { readFileSync } from "node:fs";

/** The version of the package that this file is in: two folders up from src/cli and from dist/cli. */
export function readVersion(): string {
  const manifest: unknown = JSON.parse(readFileSync(new URL("../../package.json", import.meta.url), "utf8"));
  return typeof manifest === "object" && manifest !== null && "version" in manifest ? String(manifest.version) : "unknown";
}

const MAGIC = /[*?[{]/;

/** Whether a path is a pattern: it holds `*`, `?`, `[` or `{`. */
export function isGlob(path: string): boolean {
  return MAGIC.test(path);
}

/** The folder that every match of a pattern lies in: its leading segments without a wildcard, or ".". */
export function globRoot(pattern: string): string {
  const segments = pattern.split("/");
  const first = segments.findIndex((segment) => MAGIC.test(segment));
  const fixed = segments.slice(0, first === -1 ? segments.length - 1 : first);
  if (fixed.length === 0) return ".";
  return fixed.join("/") || "/";
}

/**
 * Turns a pattern into a test of whole paths: `*` and `?` within a segment, `**` over segments, `[a-z]`, `[!a-z]`, `{a,b}`.
 *
 * Own, because `fs.glob` is experimental in Node 22 and warns on every run (docs/decisions/033-own-glob.md).
 *
 * @example globPattern("pages/**\/*.html").test("pages/2024/a.html") // true
 */
export function globPattern(pattern: string): RegExp {
  let source = "";
  let depth = 0;
  for (let i = 0; i < pattern.length;) {
    const rest = pattern.slice(i);
    const [matched, part, change] = globPart(rest, depth);
    source += part;
    depth += change;
    i += matched.length;
  }
  return new RegExp(`^${source}${")".repeat(depth)}$`, "su");
}

/** The next piece of a pattern: what it consumes, its regular expression, and how it changes the depth of braces. */
function globPart(rest: string, depth: number): readonly [string, string, number] {
  if (rest.startsWith("**/")) return ["**/", "(?:[^/]+/)*", 0];
  if (rest.startsWith("**")) return ["**", ".*", 0];
  if (rest.startsWith("*")) return ["*", "[^/]*", 0];
  if (rest.startsWith("?")) return ["?", "[^/]", 0];
  if (rest.startsWith("{")) return ["{", "(?:", 1];
  if (depth > 0 && rest.startsWith("}")) return ["}", ")", -1];
  if (depth > 0 && rest.startsWith(",")) return [",", "|", 0];
  const set = /^\[(!?)([^\]/]+)\]/.exec(rest);
  if (set) return [set[0], `[${set[1] ? "^" : ""}${(set[2] ?? "").replaceAll(/[\\[\]^&]/g, "\\$&")}]`, 0];
  const char = String.fromCodePoint(rest.codePointAt(0) ?? 0);
  return [char, char.replace(/[\\^$.*+?()[\]{}|/]/, "\\$&"), 0];
}

/** Words before names: "By", "Written by", "Von", "Por". */
const LEAD =
  /^(?:(?:written|reported|posted|published|story|text|words|analysis|review|opinion|reporting)\s+(?:by|on)|by|von|vom|par|por|di|da|przez|автор|from|author|authors|autor|autorin|auteur|autore|συντάκτης)(?::|\s)\s*:?\s*/i;
const PARTS = /\s*[,;|•·/&]\s*|\s+(?:and|und|et|y|e|i|with|και|и|mit)\s+/i;
/** Words that are a job or a desk, not a name. */
const JOBS =
  /\b(?:staff|writer|reporter|correspondent|editor|editors?-in-chief|contributor|contributing|producer|columnist|journalist|desk|newsroom|team|bureau|chief|analyst|photographer|redaktion|redaktor|freelance|senior|digital|news director|follow|updated|published|posted|gmt|comments?|min read|min|read|share|email)\b/i;

/**
 * Names in a byline, in order, without "By", jobs, addresses and doubles.
 *
 * @example splitByline("By Ana Ruiz and Tom Berg, staff writers") // ["Ana Ruiz", "Tom Berg"]
 */
export function splitByline(...bylines: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (const byline of bylines) {
    if (/^(?:https?:|www\.|@)|^\d+$/i.test(byline.trim())) continue;
    const bare = byline
      .trim()
      .replace(LEAD, "")
      .replaceAll(/\([^)]*\)/g, " ")
      .replace(/\s+(?:for|at|in|of|from)\s+\p{Lu}.*$/u, "");
    for (const part of bare.split(PARTS)) {
      const name = part
        .replaceAll(/\s+/g, " ")
        .replace(/^[^\p{L}]+|[^\p{L}.)]+$/gu, "")
        .replace(LEAD, "")
        .trim();
      if (isName(name) && !names.some((known) => known.toLowerCase() === name.toLowerCase())) names.push(name);
    }
  }
  return names;
}

function isName(text: string): boolean {
  const words = text.split(" ");
  if (text.length < 3 || text.length > 60 || words.length > 6) return false;
  if (/[@<>{}\d]|https?:|\.(?:com|org|net|de|co)\b/i.test(text)) return false;
  return !JOBS.test(text) && !/^(?:admin|administrator|guest|unknown|null|none|undefined|webmaster|anonymous)$/i.test(text);
}

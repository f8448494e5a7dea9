/** Lemma of a word by UD conventions, from its Penn tag: the table of irregular forms first, then rules. `irregular` is keyed by "word TAG". */
export function lemmatise(
  word: string,
  tag: { readonly upos: string; readonly fine: string },
  irregular: ReadonlyMap<string, string>,
): string {
  const plain = word.replaceAll(/[’‘]/g, "'");
  const lower = plain.toLowerCase();
  const known = irregular.get(`${lower} ${tag.upos}`);
  if (known !== undefined) return known;
  if (tag.upos === "PROPN") return plain;
  if (tag.upos === "NOUN") return tag.fine === "NNS" ? singular(lower) : lower;
  if (tag.upos === "VERB" || tag.upos === "AUX") return verbLemma(lower, tag.fine);
  if (tag.fine === "JJR" || tag.fine === "RBR") return comparative(lower, /er$/);
  if (tag.fine === "JJS" || tag.fine === "RBS") return comparative(lower, /est$/);
  return lower;
}

function singular(word: string): string {
  if (/(?:ss|us|is)$/.test(word) || word.length < 4) return word;
  if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(?:s|x|z|ch|sh)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

function verbLemma(word: string, fine: string): string {
  if (fine === "VBZ") {
    if (/ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
    if (/(?:ss|x|z|ch|sh|o)es$/.test(word)) return word.slice(0, -2);
    return word.endsWith("s") && !word.endsWith("ss") ? word.slice(0, -1) : word;
  }
  if (fine === "VBG" && word.endsWith("ing") && word.length > 4) return restore(word.slice(0, -3));
  if ((fine === "VBD" || fine === "VBN") && word.endsWith("ed") && word.length > 3) {
    return /ied$/.test(word) && word.length > 4 ? `${word.slice(0, -3)}y` : restore(word.slice(0, -2));
  }
  return word;
}

/** Puts back what an ending took: "stopp" is "stop", "mov" is "move", "strik" is "strike". */
function restore(stem: string): string {
  if (/[aeiou].*[^aeiou][eo]ll$/.test(stem)) return stem.slice(0, -1);
  if (/([bdgklmnprtv])\1$/.test(stem) && !/(?:ll|ss|ff|zz)$/.test(stem)) return stem.slice(0, -1);
  if (
    /(?:[^aeiou]ll|[aeiou]{2}[dlmnprt]|[aeiou]w|[aeiou]y|[sxz]h|ch|ss|ff|ll|zz|[lrnt]d|nt|rt|st|ft|lt|ct|pt|xt|lp|mp|rk|nk|sk|rm|rn|lm|ck|er|en|on|it|or|et|op|up|el|al|ow|ain|ail|eal|eat|oad|oin|eed|ead|eek|ook|eak)$/.test(
      stem,
    )
  ) {
    return stem;
  }
  if (
    /(?:[^aeiou][aeiou][^aeiouwxy]|[aeiou]?[uvsczgi]|[^aeiou]l|rv|lv|ng|dg|iat|at|ut|ir|ur|ar|iv|us|as|os|is)$/.test(stem) &&
    !/(?:ing|ang|ong)$/.test(stem)
  ) {
    return `${stem}e`;
  }
  return stem;
}

function comparative(word: string, ending: RegExp): string {
  const stem = word.replace(ending, "");
  if (stem.length < 3 || stem === word) return word;
  return stem.endsWith("i") ? `${stem.slice(0, -1)}y` : restore(stem);
}

/** Forms in which a regular English verb or noun may show, the word itself among them. Irregular forms are in the lexicon. */
function inflect(lemma: string): readonly string[] {
  const stems = /[^aeiou]y$/.test(lemma) ? [lemma, `${lemma.slice(0, -1)}i`] : [lemma];
  const doubled = /[^aeiou][aeiou][bdgklmnprt]$/.test(lemma) ? [`${lemma}${lemma.at(-1) ?? ""}`] : [];
  const bare = lemma.endsWith("e") ? lemma.slice(0, -1) : lemma;
  return [
    lemma,
    ...stems.flatMap((stem) => [`${stem}s`, ...(/(?:[iosxz]|[cs]h)$/.test(stem) ? [`${stem}es`] : []), `${stem}ed`]),
    ...doubled.flatMap((stem) => [`${stem}ed`, `${stem}ing`]),
    `${bare}ed`,
    `${bare}ing`,
    `${lemma.endsWith("ie") ? `${lemma.slice(0, -2)}y` : lemma}ing`,
  ];
}

/** All forms of a word, irregular ones from the lexicon. */
export function formsOf(lemma: string, irregular: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...inflect(lemma), ...(irregular.get(lemma) ?? [])];
}

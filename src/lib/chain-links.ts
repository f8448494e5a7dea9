interface Link {
  readonly name: string;
  readonly joint?: true;
}

/** The links of a chain of voices, each with all who speak together. */
export function chainLinks<Voice extends Link>(chain: readonly Voice[]): readonly (readonly Voice[])[] {
  const starts = [...chain.keys()].filter((at) => at === 0 || chain[at]?.joint !== true);
  return starts.map((from, i) => chain.slice(from, starts[i + 1]));
}

/** The names of each link: "Reuters", "Ireland, Spain and Norway". */
export function linkNames(chain: readonly Link[], nameOf: (name: string) => string = (name) => name): readonly string[] {
  return chainLinks(chain).map((link) => listInWords(link.map(({ name }) => nameOf(name))));
}

function listInWords(names: readonly string[]): string {
  const [last = "", ...before] = names.toReversed();
  return before.length === 0 ? last : `${before.toReversed().join(", ")} and ${last}`;
}

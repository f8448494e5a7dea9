import { looseKey } from "./clean-title.ts";
import type { BylineFacts } from "./split-byline.ts";
import { MAX_NAME, splitByline } from "./split-byline.ts";

/** Where a page says who wrote it. */
export interface BylineEvidence {
  /** Its structured data and `<meta>`, each list of names by itself, the surest first. */
  readonly data: readonly (readonly string[])[];
  /** Authors that the data calls organisations. */
  readonly organisations: readonly string[];
  /** What a reader sees by the headline. */
  readonly visible: readonly string[];
}

export interface ChosenByline {
  readonly byline: readonly string[];
  /** Organisations that stand in any of the bylines: agencies among them are the origin. */
  readonly others: readonly string[];
}

/**
 * Who wrote the page. What a reader sees decides where it shares a name with the data, since data lists photographers and editors too;
 * persons go before organisations, and an organisation stands only where no person does.
 */
export function chooseByline({ data, organisations, visible }: BylineEvidence, facts: BylineFacts): ChosenByline {
  const seen = splitByline(visible, facts);
  const lists = data.map((list) => splitByline(list, facts));
  const said = lists.find(({ persons }) => persons.length > 0);
  const longer = lists.find(
    ({ persons }) => said !== undefined && persons.length > said.persons.length && said.persons.every((name) => has(persons, name)),
  );
  const persons = longer?.persons ?? said?.persons ?? [];
  const others = [...seen.others, ...lists.flatMap((list) => list.others), ...organisations.filter(isNameLong)];
  if (seen.persons.length > 0 && (persons.length === 0 || seen.persons.some((name) => has(persons, name))))
    return { byline: seen.persons, others };
  return { byline: persons.length > 0 ? persons : others.slice(0, 1), others };
}

/** No longer than a name is, and one line. */
function isNameLong(name: string): boolean {
  return name !== "" && name.length <= MAX_NAME && !/[<>\n]/.test(name);
}

function has(names: readonly string[], name: string): boolean {
  return names.some((each) => looseKey(each) === looseKey(name));
}

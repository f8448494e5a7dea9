const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["men", "man"],
  ["women", "woman"],
  ["children", "child"],
  ["people", "people"],
  ["policemen", "policeman"],
  ["gunmen", "gunman"],
  ["servicemen", "serviceman"],
  ["spokesmen", "spokesman"],
  ["militiamen", "militiaman"],
  ["congressmen", "congressman"],
  ["businessmen", "businessman"],
  ["fishermen", "fisherman"],
  ["families", "family"],
  ["secretaries", "secretary"],
  ["embassies", "embassy"],
  ["parties", "party"],
  ["authorities", "authority"],
  ["mercenaries", "mercenary"],
  ["paramilitaries", "paramilitary"],
  ["missionaries", "missionary"],
  ["adversaries", "adversary"],
  ["enemies", "enemy"],
  ["allies", "ally"],
  ["countries", "country"],
  ["territories", "territory"],
  ["navies", "navy"],
  ["armies", "army"],
  ["companies", "company"],
  ["ministries", "ministry"],
  ["premises", "premises"],
  ["media", "media"],
  ["deputies", "deputy"],
  ["proxies", "proxy"],
  ["spies", "spy"],
  ["beneficiaries", "beneficiary"],
]);

/**
 * A noun in lower case without its plural ending; other words mostly stay as they are.
 *
 * @example singular("troops") // "troop"
 */
export function singular(word: string): string {
  const irregular = IRREGULAR.get(word);
  if (irregular !== undefined) return irregular;
  if (word.length > 4 && word.endsWith("s") && !/(?:ss|us|is|ics)$/.test(word)) return word.slice(0, -1);
  return word;
}

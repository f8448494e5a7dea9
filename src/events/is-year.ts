import type { TimeMatch } from "./match-times.ts";

const YEAR_BEFORE =
  /^(?:in|since|of|by|from|until|till|to|after|before|during|through|throughout|for|between|around|about|circa|and|early|late|mid|as|on|the|a|an|its|his|her|their|'s|’s|[-–—(,:;[]|january|february|march|april|may|june|july|august|september|october|november|december)$/i;

/** What a number after it numbers or counts: "Resolution 1701", "over 1500". */
const NUMBERED =
  /^[$£€¥#+=×*/]$|^(?:no\.?|number|page|pages|p\.|pp\.|nearly|than|over|least|some|almost|approximately|route|highway|resolutions?|rule|article|section|law|decree|order|directive|flight|unit|room|boeing)$/i;

/** A number of four digits is a year unless it counts something ("2000 soldiers") or is money or a size. */
export function isYear({ sentence, first, last }: TimeMatch): boolean {
  const before = sentence.words[first - 1] ?? "";
  const next = sentence.words[last + 1] ?? "";
  if (NUMBERED.test(before) || isCounted(Number(sentence.words[first]), before, next)) return false;
  if (/^(?:%|percent|km|m|ft|metres|meters|miles|people|men|women|troops|dollars|euros|pounds|feet|per|€|calories|mg|kg)$/i.test(next))
    return false;
  if (Number(sentence.words[first]) < 1300 && !/^(?:in|since|of|by|from|until|circa|around|[-–—(])$/i.test(before)) return false;
  return YEAR_BEFORE.test(before) || !/^\p{Ll}+s$/u.test(next);
}

/** "about 2000 prisoners", "a force of 1500 rebels", but "the results of 2014 elections". */
function isCounted(number: number, before: string, next: string): boolean {
  const isMany = /^\p{Ll}{3,}(?:s|men|ren)$/u.test(next) && !/^(?:was|has|does|this|thus|its|his|across|towards)$/.test(next);
  return isMany && (/^(?:about|around)$/i.test(before) || (/^of$/i.test(before) && number < 1900));
}

import type { TextMeasure } from "./measure-text.ts";

/** Most words of a caption, and characters at its end in which it says whose picture it is. */
const MOST_CAPTION = 70;
const CREDIT_CHARS = 80;
/** "Photo: Ann Example", "(AP Photo/Ann Example)", "Credit: Example / Getty Images", "Image copyright Example". */
const CREDIT =
  /^image (?:copyright|caption)\b|\b(?:photo(?:graph)?s?|image|picture|credits?|foto|bild|crédits?|archiv)\b ?(?:by\b|von\b|:|\/|©)|\bgetty images\b|\bvia (?:ap|afp|reuters|getty)\b|\/ ?(?:ap|afp|reuters|getty|dpa)\b/i;
/** Words of those who ask something of the reader or tell what they earn by him. */
const APPEAL =
  /\bsubscri(?:be|ption)|\bsign up\b|\bnewsletters?\b|\baffiliate\b|\bcommission (?:from|on|if|when|at|for|through)\b|\bcompensation\b|\bindependently (?:selected|chosen|reviewed)\b|\bad ?block|\bcookies?\b|\bprivacy\b|\bfollow (?:us|him|her|me|them)\b|\bour (?:app|podcast|channel)\b|\bclick here\b|\bdonat(?:e|ion)|\b(?:abonnieren|anmelden|datenschutz|spenden)\b|\babonnez\b|\binscrivez\b|\bsuscr[ií]b|\bподпи(?:сывайтесь|шитесь|ска)/i;

/** Whether a line says whose picture it stands under. */
export function creditsPicture(text: string, { words, length }: TextMeasure): boolean {
  return words < MOST_CAPTION && CREDIT.test(length > CREDIT_CHARS ? text.slice(-CREDIT_CHARS) : text);
}

/** Whether a text asks something of the reader: to subscribe, to follow, to give. */
export function appealsToReader(text: string): boolean {
  return APPEAL.test(text);
}

/** Whether a block begins with the name of who wrote the article, as notes about him do: 2; only has it: 1; neither: 0. */
export function placeOfAuthor(text: string, authors: readonly string[]): number {
  let place = 0;
  for (const name of authors) {
    const at = text.indexOf(name);
    if (at >= 0) place = Math.max(place, at < 4 ? 2 : 1);
  }
  return place;
}

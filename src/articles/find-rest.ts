import type { PageBlocks } from "./list-blocks.ts";
import type { Metadata } from "./read-metadata.ts";

/** "Subscribe to keep reading", "This story is for subscribers": what stands where a page breaks off. */
const WALL =
  /\b(?:subscribe|sign in|log in|register|create (?:a free|an) account|become a (?:member|subscriber))\b.{0,40}\bto (?:continue|keep|finish) reading\b|\bto (?:continue|keep) reading\b.{0,60}\b(?:subscribe|sign|log|register)|\b(?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:paying )?(?:subscribers|members)\b|\bweiterlesen mit\b|\bnur für abonnenten\b|\b(?:réservé aux|il vous reste .{2,20} (?:de|à lire).{0,40}) abonnés|\bsolo para suscriptores\b|\bcontenuto riservato agli abbonati\b|\bтолько для подписчиков\b/iu;
/** Blocks after the body in which a wall is looked for; offers to subscribe stand on every page, farther down. */
const AFTER = 6;

/** Whether a page says by its body's end that the rest is for those who pay or sign in. */
export function findWall({ blocks }: PageBlocks, last: number): boolean {
  return last >= 0 && blocks.slice(last + 1, last + 1 + AFTER).some(({ text }) => text.length < 300 && WALL.test(text));
}

/** What may follow an article's own address on its next page: "?page=2", "/2", "-seite-2.html". */
const PAGE_NUMBER = /^[/,_-]?(?:page|seite|pagina|p|s)?[/=,_-]?\d{1,2}(?:\.\w+|\/)?$/i;
const PAGE_QUERY = /[?&](?:page|pagina|seite|p|pg|start)=\d+/i;

/** The address of the article's next page, when the page has one; links to the next article are none. */
export function findNextPage({ next }: Pick<Metadata, "next">, address: string | null): string | null {
  if (next === "" || address === null || !URL.canParse(next, address)) return null;
  const [own, other] = [new URL(address), new URL(next, address)];
  if (own.host !== other.host || own.href === other.href) return null;
  if (own.pathname === other.pathname) return PAGE_QUERY.test(other.search) ? other.href : null;
  const stem = own.pathname.replace(/(?:\.\w+|\/)$/, "");
  return stem.length > 1 && other.pathname.startsWith(stem) && PAGE_NUMBER.test(other.pathname.slice(stem.length)) ? other.href : null;
}

import type { PageBlocks } from "./list-blocks.ts";
import type { Metadata } from "./read-metadata.ts";

/** Begins and ends a word in any script; `\\b` knows only that of ASCII. */
const [FROM, TO] = [String.raw`(?<![\p{L}\p{N}])`, String.raw`(?![\p{L}\p{N}])`];
/** "Subscribe to keep reading", "This story is for subscribers": what stands where a page breaks off, in the languages of the labelled pages and their neighbours. */
const WALL_PHRASES = [
  "(?:subscribe|sign in|log in|register|create (?:a free|an) account|become a (?:member|subscriber)).{0,40} to (?:continue|keep|finish) reading",
  "to (?:continue|keep) reading.{0,60} (?:subscribe|sign|log|register)",
  "(?:article|story|content) is (?:only )?(?:for|available to|reserved for) (?:our )?(?:paying )?(?:subscribers|members)",
  "weiterlesen mit|nur für abonnenten|(?:jetzt )?(?:abonnieren|anmelden|registrieren),? (?:und|um) weiterzulesen|exklusiv für abonnenten",
  "réservée? (?:aux|à nos) abonnés|il vous reste .{2,20} de cet article à lire|abonnez-vous pour (?:lire|continuer)",
  "solo para suscriptores|exclusivo para suscriptores|suscríbete para (?:seguir|continuar) leyendo",
  "contenuto riservato agli abbonati|abbonati per continuare a leggere",
  "exclusivo para assinantes|assine para continuar (?:lendo|a ler)",
  "(?:alleen|exclusief) voor abonnees|lees verder met een abonnement",
  "(?:tekst|artykuł) (?:dostępny )?(?:tylko )?dla (?:prenumeratorów|subskrybentów)|(?:zaloguj się|wykup (?:dostęp|prenumeratę)),? (?:aby|żeby|by) (?:czytać dalej|przeczytać)",
  "только для подписчиков|(?:оформите подписку|войдите),? чтобы (?:читать дальше|продолжить чтение)",
  "(?:μόνο )?για συνδρομητές|συνδεθείτε για να (?:συνεχίσετε|διαβάσετε)",
];
/** Chinese writes without blanks: its words begin and end nowhere. */
const WALL = new RegExp(`${FROM}(?:${WALL_PHRASES.join("|")})${TO}|登录后(?:继续)?阅读|订阅后(?:可)?(?:继续)?阅读|付费阅读`, "iu");
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

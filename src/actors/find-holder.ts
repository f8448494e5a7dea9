import type { Actor, ActorId, Role, Term } from "../model/index.ts";
import type { Scene } from "./draft.ts";
import { HEADS, holdsOn, termsOn } from "./hold-office.ts";

export interface HolderQuery {
  readonly actor: ActorId;
  readonly role: Role | null;
  /** The role noun in the text: "president" does not fetch a prime minister who is head of government too. */
  readonly title: string;
}

/** Titles that an office must carry in its own name, so that of two heads the right one is found. */
const TITLED: readonly (readonly [title: RegExp, office: RegExp])[] = [
  [/president/, /president|chairman|presidency/i],
  [
    /prime minister|premier|^pm$|taoiseach/,
    /prime minister|premier|taoiseach|chairman of the council of ministers|head of government|^chancellor|president of the government/i,
  ],
  [/chancellor/, /chancellor/i],
  [/king|queen|monarch|emperor|sultan|emir/, /king|queen|monarch|emperor|sultan|emir|amir/i],
];

/** The one holder of the office on the day; null when the tables know none or cannot tell between several. */
export function findHolder(scene: Pick<Scene, "index" | "day">, { actor, role, title }: HolderQuery): Actor | null {
  if (role === null) return null;
  const held = termsOn(scene.index.termsByActor.get(actor) ?? [], scene.day);
  const leads = scene.index.tables.ledBy.find((row) => row.actor === actor && holdsOn(row, scene.day))?.role;
  const person =
    role === "leader"
      ? leaderOf(held, leads)
      : role === "head"
        ? onlyPerson(held.filter((term) => term.role === "head"))
        : holderOfTitle(held, title, role);
  return person === null ? null : (scene.index.actorById.get(person) ?? null);
}

function holderOfTitle(held: readonly Term[], title: string, role: Role): ActorId | null {
  const wanted = TITLED.find(([pattern]) => pattern.test(title))?.[1];
  const fitting =
    wanted === undefined
      ? held.filter((term) => term.role === role)
      : held.filter((term) => HEADS.includes(term.role) && wanted.test(term.office));
  const exact = fitting.filter((term) => !/vice|deputy|presidium|assembly/i.test(term.office));
  return onlyPerson(exact);
}

/** In a monarchy or a parliamentary republic the head of government leads: `Leadership` says where. */
function leaderOf(held: readonly Term[], leads: Role | undefined): ActorId | null {
  const order = leads === undefined ? HEADS : ["leader", leads, ...HEADS];
  const role = order.find((one) => held.some((term) => term.role === one));
  return role === undefined ? null : onlyPerson(held.filter((term) => term.role === role));
}

function onlyPerson(terms: readonly Term[]): ActorId | null {
  const people = new Set(terms.map((term) => term.person));
  const [person] = people;
  return people.size === 1 && person !== undefined ? person : null;
}

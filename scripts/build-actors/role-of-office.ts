import type { Role } from "../../src/model/index.ts";

/** The first pattern that fits gives the role. Order matters: a deputy minister is a deputy. */
const ROLES: readonly (readonly [RegExp, Role])[] = [
  [
    /^(?:mayor|governor of|head of .*(?:administration|oblast|izhevsk|chelyabinsk)|lieutenant governor|chairman of the .*regional|president of the academy|board of education)/i,
    "head",
  ],
  [/ambassador|permanent representative|envoy|charg/i, "envoy"],
  [/press secretary|spokes/i, "spokesperson"],
  [/deputy|vice|first deputy|under-?secretary|assistant secretary/i, "deputy"],
  [/^prime minister$|^premier(?: of the state council)?$|chairman of the council of ministers/i, "head of government"],
  [/minist(?:er|ry) of foreign affairs|^secretary of state$|foreign minister|external affairs/i, "foreign minister"],
  [/^minister of (?:national )?defen[cs]e$|^secretary of defen[cs]e$/i, "defence minister"],
  [/general secretary of the chinese communist party|^supreme leader$/i, "leader"],
  [/^president$|^head of the republic$/i, "head of state"],
  [
    /chief of (?:the )?(?:general|joint) ?staff|joint chiefs|chief of staff of the army|naval operations|commandant|supreme commander|commander-in-chief/i,
    "military chief",
  ],
  [/^minister|^secretary of|state councilor/i, "minister"],
  [
    /secretary-general|director-general|president of|chair|director|head of|commissioner|speaker|governor|prosecutor|attorney|judge|justice|chief|advisor|adviser|administrator|secretary|counsel|president/i,
    "head",
  ],
];

/** What kind of office a title names; null for one that says nothing about the state. */
export function roleOfOffice(office: string): Role | null {
  return ROLES.find(([pattern]) => pattern.test(office))?.[1] ?? null;
}

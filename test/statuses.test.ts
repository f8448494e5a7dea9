import assert from "node:assert/strict";
import { test } from "node:test";
import { GONE } from "../src/events/find-status.ts";
import type { PloverType, Status } from "../src/model/index.ts";
import { loadActorTables } from "../src/tables/load-actor-tables.ts";
import { loadPart } from "../src/tables/load-tables.ts";
import { createSentenceReader } from "./read-sentence-events.ts";

/** One act in many moods: what is done, meant, threatened, asked, denied, only supposed, or history. Read as of 15 May 2024. */
const CASES: readonly (readonly [text: string, initiator: string, recipient: string, plover: PloverType, status: Status])[] = [
  ["Israel bombed Syria on Monday.", "ISR", "SYR", "ASSAULT", "occurred"],
  ["Syria was bombed by Israel.", "ISR", "SYR", "ASSAULT", "occurred"],
  ["Israel has been bombing Syria for a week.", "ISR", "SYR", "ASSAULT", "occurred"],
  ["Japan lifted its sanctions on Myanmar.", "JPN", "MMR", "RETREAT", "occurred"],
  ["Peru recalled its ambassador to Mexico.", "PER", "MEX", "SANCTION", "occurred"],
  ["Norway will send tanks to Ukraine.", "NOR", "UKR", "AGREE", "intended"],
  ["Norway is going to send tanks to Ukraine.", "NOR", "UKR", "AGREE", "intended"],
  ["Norway pledged to send tanks to Ukraine.", "NOR", "UKR", "AGREE", "intended"],
  ["Norway is said to be sending tanks to Ukraine.", "NOR", "UKR", "AID", "occurred"],
  ["Norway agreed to send tanks to Ukraine.", "NOR", "UKR", "AGREE", "intended"],
  ["Norway said it would send tanks to Ukraine.", "NOR", "UKR", "AGREE", "intended"],
  ["The Polish president plans to visit Kenya.", "POL", "KEN", "AGREE", "intended"],
  ["Egypt is about to recall its ambassador from Iran.", "EGY", "IRN", "SANCTION", "intended"],
  ["Iran threatened to attack Israel.", "IRN", "ISR", "THREATEN", "threatened"],
  ["Iran vowed to attack Israel.", "IRN", "ISR", "THREATEN", "threatened"],
  ["Iran will attack Israel, its foreign minister warned.", "IRN", "ISR", "THREATEN", "threatened"],
  ["Serbia threatened Kosovo.", "SRB", "XKX", "THREATEN", "threatened"],
  ["The United States threatened China with sanctions.", "USA", "CHN", "THREATEN", "threatened"],
  ["Kenya urged Ethiopia to release the prisoners.", "KEN", "ETH", "REQUEST", "requested"],
  ["Estonia demanded that Russia withdraw its troops.", "EST", "RUS", "REQUEST", "requested"],
  ["Russia must withdraw its troops from Ukraine, Estonia said.", "EST", "RUS", "REQUEST", "requested"],
  ["Spain called on Morocco to resume talks.", "ESP", "MAR", "REQUEST", "requested"],
  ["Israel did not bomb Syria.", "ISR", "SYR", "ASSAULT", "denied"],
  ["Israel has never bombed Jordan.", "ISR", "JOR", "ASSAULT", "denied"],
  ["Israel denied bombing Syria.", "ISR", "SYR", "ASSAULT", "denied"],
  ["Iran denied that it had attacked Saudi Arabia.", "IRN", "SAU", "ASSAULT", "denied"],
  ["Israel may bomb Syria.", "ISR", "SYR", "THREATEN", "hypothetical"],
  ["If Israel attacks Syria, prices will rise.", "ISR", "SYR", "ASSAULT", "hypothetical"],
  ["Israel would bomb Syria in such a case.", "ISR", "SYR", "ASSAULT", "hypothetical"],
  ["Analysts wonder whether Turkey will invade Syria.", "TUR", "SYR", "COERCE", "hypothetical"],
  ["German troops invaded Poland in 1939.", "DEU", "POL", "COERCE", "background"],
  ["The Soviet Union sent aid to Cuba.", "SUN", "CUB", "AID", "background"],
  ["Iraq invaded Kuwait more than three decades ago.", "IRQ", "KWT", "COERCE", "background"],
  ["Since Russia's invasion of Ukraine, prices have risen.", "RUS", "UKR", "COERCE", "background"],
  ["Mourners marked the anniversary of Iraq's invasion of Kuwait.", "IRQ", "KWT", "COERCE", "background"],
];

const read = createSentenceReader();
for (const [text, initiator, recipient, plover, status] of CASES)
  test(`codeEvents() takes as ${status}: ${text}`, () => {
    const told = read(text).map((event) => [event.initiator.country, event.recipient?.country, event.plover, event.status].join(" "));
    assert.ok(told.includes([initiator, recipient, plover, status].join(" ")), `got ${told.join("; ") || "nothing"}`);
  });

test("states that ended are gone from the day that data/actors/states.tsv has", () => {
  const { actors } = loadPart(loadActorTables);
  const ends = [...GONE.keys()].map((id) => [id, actors.find((actor) => actor.id === id)?.to]);
  assert.deepEqual(ends, [...GONE]);
});

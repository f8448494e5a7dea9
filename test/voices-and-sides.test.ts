import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedEvent } from "../src/model/index.ts";
import { createSentenceReader, told } from "./read-sentence-events.ts";

interface Case {
  readonly text: string;
  /** All that it tells and nothing else. */
  readonly told: readonly string[];
  /** 15 May 2024 unless another day is given. */
  readonly day?: string;
  /** Who says so, outermost first. */
  readonly voices?: string;
}

/** Several who speak at once. */
const JOINT_SPEAKERS: readonly Case[] = [
  {
    text: "Ireland, Spain and Norway said on Wednesday that Israel had bombed a camp in Gaza.",
    told: ["ISR ASSAULT 195 PSE occurred"],
    voices: "Ireland and Spain and Norway",
  },
  {
    text: "Britain and Canada said in a joint statement that Iranian troops had killed a Kuwaiti sailor.",
    told: ["IRN ASSAULT 190 KWT occurred"],
    voices: "United Kingdom and Canada",
  },
  {
    text: "Iranian troops killed a Kuwaiti sailor, Bahrain and Oman said.",
    told: ["IRN ASSAULT 190 KWT occurred"],
    voices: "Bahrain and Oman",
  },
  {
    text: "According to France and Germany, Russia shelled a Ukrainian hospital on Monday.",
    told: ["RUS ASSAULT 194 UKR occurred"],
    voices: "France and Germany",
  },
  {
    text: "In a joint statement, the foreign ministers of Poland and Lithuania said Belarus had pushed migrants across the border.",
    told: [],
  },
  {
    text: "Australia and Japan accused China of ramming a Philippine boat.",
    told: ["AUS ACCUSE 1123 CHN occurred", "JPN ACCUSE 1123 CHN occurred"],
  },
  {
    text: "“Russia attacked Georgia,” Estonia and Latvia said in a joint declaration.",
    told: ["RUS ASSAULT 190 GEO occurred"],
    voices: "Estonia and Latvia",
  },
  {
    text: "Emmanuel Macron and Olaf Scholz said Russia had bombed a Ukrainian power plant.",
    told: ["RUS ASSAULT 195 UKR occurred"],
    voices: "Emmanuel Macron and Olaf Scholz",
  },
];

/** Who joins another in what he does. */
const JOINED: readonly Case[] = [{ text: "Peru joined in condemning Venezuela.", told: ["PER ACCUSE 111 VEN occurred"] }];

/** Envoys who are summoned to hear a protest: one act. */
const SUMMONED: readonly Case[] = [
  {
    text: "Poland's foreign ministry summoned the Russian ambassador to protest a missile's flight over its territory.",
    told: ["POL ACCUSE 114 RUS occurred"],
  },
  {
    text: "Iraq summoned the Turkish ambassador and handed him a note of protest over the shelling.",
    told: ["IRQ ACCUSE 114 TUR occurred"],
  },
  { text: "The Philippines summoned the Chinese envoy to condemn the use of water cannon.", told: ["PHL ACCUSE 114 CHN occurred"] },
  {
    text: "Germany summoned the Russian ambassador and expelled two Russian diplomats.",
    told: ["DEU ACCUSE 114 RUS occurred", "DEU SANCTION 161 RUS occurred"],
  },
];

/** Words that mean a state or body named before. */
const DEFINITES: readonly Case[] = [
  {
    text: "The European Union signed a trade pact with Kenya. The bloc also criticised Uganda.",
    told: ["KEN SUPPORT 057 org:eu occurred", "org:eu ACCUSE 111 UGA occurred", "org:eu SUPPORT 057 KEN occurred"],
  },
  {
    text: "Saudi Arabia recalled its envoy from Lebanon. The kingdom also banned Lebanese imports.",
    told: ["SAU COERCE 163 LBN occurred", "SAU SANCTION 161 LBN occurred"],
  },
  {
    text: "NATO held talks with Georgia on Monday. The alliance condemned Russia.",
    told: ["GEO CONSULT 040 org:nato occurred", "org:nato ACCUSE 111 RUS occurred", "org:nato CONSULT 040 GEO occurred"],
  },
  {
    text: "ECOWAS imposed sanctions on Niger after soldiers seized power. The junta closed the border with Benin.",
    told: ["NER COERCE 172 BEN occurred", "org:ecowas COERCE 163 NER occurred"],
  },
  {
    text: "Mali's generals broke off relations with Ukraine. The junta accused Ukraine of helping rebels.",
    told: ["MLI ACCUSE 112 UKR occurred", "MLI SANCTION 161 UKR occurred"],
  },
  {
    text: "ASEAN urged Myanmar to halt the bombing of villages. The bloc invited Japan to talks.",
    told: ["org:asean REQUEST 0256 MMR requested", "org:asean REQUEST 026 JPN requested"],
  },
];

/** Raids of missions. */
const RAIDS: readonly Case[] = [
  { text: "Danish police raided the office of a Russian firm.", told: ["DNK ACCUSE 090 RUS occurred"] },
  { text: "Israeli soldiers raided a Jordanian field hospital in Gaza.", told: ["ISR ASSAULT 190 JOR occurred"] },
];

/** Who acts for a body of states. */
const BODIES: readonly Case[] = [
  { text: "NATO chief Jens Stoltenberg urged Russia to withdraw its troops from Georgia.", told: ["org:nato REQUEST 0256 RUS requested"] },
  { text: "Stoltenberg visited Kyiv on Monday.", told: ["UKR CONSULT 043 org:nato occurred", "org:nato CONSULT 042 UKR occurred"] },
  {
    text: "UN Secretary-General António Guterres condemned Israel for the strike on the school.",
    told: ["org:un ACCUSE 111 ISR occurred"],
  },
  { text: "Guterres thanked Egypt.", told: ["org:un SUPPORT 051 EGY occurred"] },
  { text: "EU foreign policy chief Josep Borrell condemned Russia.", told: ["org:eu ACCUSE 111 RUS occurred"] },
  {
    text: "NATO chief Mark Rutte urged Russia to withdraw its troops from Ukraine.",
    told: ["org:nato REQUEST 0256 RUS requested"],
    day: "2025-03-05",
  },
  { text: "Mark Rutte visited Turkey on Monday.", told: ["NLD CONSULT 042 TUR occurred", "TUR CONSULT 043 NLD occurred"] },
  {
    text: "Mark Rutte visited Turkey on Monday.",
    told: ["TUR CONSULT 043 org:nato occurred", "org:nato CONSULT 042 TUR occurred"],
    day: "2025-03-05",
  },
  { text: "Kaja Kallas accused China of arming Russia.", told: ["EST ACCUSE 112 CHN occurred"] },
  {
    text: "The EU's top diplomat, Kaja Kallas, accused China of arming Russia.",
    told: ["org:eu ACCUSE 112 CHN occurred"],
    day: "2025-03-05",
  },
  { text: "The EU foreign policy chief criticised Hungary.", told: ["org:eu ACCUSE 111 HUN occurred"] },
  {
    text: "The NATO secretary general met the Turkish president in Ankara.",
    told: ["TUR CONSULT 040 org:nato occurred", "org:nato CONSULT 040 TUR occurred"],
  },
  {
    text: "Ursula von der Leyen, president of the European Commission, visited Tunisia.",
    told: ["TUN CONSULT 043 org:european-commission occurred", "org:european-commission CONSULT 042 TUN occurred"],
  },
  {
    text: "Iran's foreign minister met Rafael Grossi in Isfahan.",
    told: ["IRN CONSULT 040 org:iaea occurred", "org:iaea CONSULT 040 IRN occurred"],
  },
  { text: "North Korea denounced the UN secretary-general.", told: ["PRK ACCUSE 111 org:un occurred"] },
  {
    text: "Norway's Jens Stoltenberg met the Polish finance minister.",
    told: ["NOR CONSULT 040 POL occurred", "POL CONSULT 040 NOR occurred"],
    day: "2025-06-05",
  },
  {
    text: "The UN envoy to Yemen, Hans Grundberg, met Houthi leaders in Muscat.",
    told: ["YEM CONSULT 040 org:un occurred", "org:un CONSULT 040 YEM occurred"],
  },
  {
    text: "The head of the World Health Organization, Tedros Adhanom Ghebreyesus, praised Rwanda.",
    told: ["org:who SUPPORT 051 RWA occurred"],
  },
];

/** Groups whose members are known. */
const GROUPS: readonly Case[] = [
  {
    text: "Saudi Arabia, Bahrain and Egypt cut ties with Qatar on Monday. The three countries also closed their borders to Qatar.",
    told: [
      "BHR COERCE 172 QAT occurred",
      "BHR SANCTION 161 QAT occurred",
      "EGY COERCE 172 QAT occurred",
      "EGY SANCTION 161 QAT occurred",
      "SAU COERCE 172 QAT occurred",
      "SAU SANCTION 161 QAT occurred",
    ],
  },
  { text: "Gulf states expressed concern.", told: [] },
  { text: "Arab states condemned Israel.", told: ["grouping:arab-states ACCUSE 111 ISR occurred"] },
];

/** Pacts and truces, and those whom they bind. */
const PACTS: readonly Case[] = [
  {
    text: "Israel signed an accord with the United Arab Emirates on Monday. Iran condemned the accord.",
    told: ["ARE SUPPORT 057 ISR occurred", "IRN ACCUSE 111 ARE occurred", "IRN ACCUSE 111 ISR occurred", "ISR SUPPORT 057 ARE occurred"],
  },
  {
    text: "Armenia and Azerbaijan signed a truce on Monday. Both sides accused each other of violating it.",
    told: ["ARM ACCUSE 112 AZE occurred", "ARM RETREAT 0871 AZE occurred", "AZE ACCUSE 112 ARM occurred", "AZE RETREAT 0871 ARM occurred"],
  },
  { text: "Sudan violated the ceasefire with South Sudan.", told: ["SDN ASSAULT 196 SSD occurred"] },
  {
    text: "Britain and Rwanda concluded an agreement on migrants. The United Nations criticised the agreement.",
    told: [
      "GBR SUPPORT 057 RWA occurred",
      "RWA SUPPORT 057 GBR occurred",
      "org:un ACCUSE 111 GBR occurred",
      "org:un ACCUSE 111 RWA occurred",
    ],
  },
];

/** Politics at home, with foreign names beside. */
const AT_HOME: readonly Case[] = [
  { text: "Georgia's parliament overrode the president's veto of a law modelled on one in Russia.", told: [] },
  {
    text: "Pakistan's supreme court ordered the release of Imran Khan, who returned from Britain last year.",
    told: ["PAK RETREAT 0841 PAK occurred"],
  },
  {
    text: "Turkish police detained 50 members of the main opposition party, Reuters reported from Ankara.",
    told: ["TUR COERCE 173 members occurred"],
  },
];

const read = createSentenceReader();
const voicesOf = ({ attribution }: CodedEvent): string =>
  attribution.chain.map(({ name, joint }, i) => (i === 0 ? name : `${joint === true ? " and " : " > "}${name}`)).join("");

for (const { text, day, told: wanted, voices } of [
  ...JOINT_SPEAKERS,
  ...JOINED,
  ...SUMMONED,
  ...DEFINITES,
  ...RAIDS,
  ...BODIES,
  ...GROUPS,
  ...PACTS,
  ...AT_HOME,
]) {
  test(`"${text}"${day === undefined ? "" : ` of ${day}`} tells ${wanted.length === 0 ? "nothing" : wanted.join("; ")}`, () => {
    const events = read(text, day);
    assert.deepEqual(events.map(told).sort(), wanted);
    if (voices !== undefined) assert.deepEqual([...new Set(events.map(voicesOf))], [voices]);
  });
}

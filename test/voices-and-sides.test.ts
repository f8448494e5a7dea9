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
const JOINED: readonly Case[] = [
  {
    text: "Canada joined Britain in condemning Russia over the poisoning.",
    told: ["CAN ACCUSE 111 RUS occurred", "GBR ACCUSE 111 RUS occurred"],
  },
  {
    text: "Japan joined the United States in imposing sanctions on Iran.",
    told: ["JPN COERCE 163 IRN occurred", "USA COERCE 163 IRN occurred"],
  },
  {
    text: "Jordan joined Egypt in calling on Israel to lift the siege of Gaza.",
    told: ["EGY REQUEST 0256 ISR requested", "JOR REQUEST 0256 ISR requested"],
  },
  {
    text: "Kuwait joined Saudi Arabia and Bahrain in expelling the Lebanese ambassador.",
    told: ["BHR SANCTION 161 LBN occurred", "KWT SANCTION 161 LBN occurred", "SAU SANCTION 161 LBN occurred"],
  },
  { text: "Paraguay joins Brazil in recognising Palestine.", told: ["BRA SUPPORT 054 PSE occurred", "PRY SUPPORT 054 PSE occurred"] },
  { text: "Sweden refused to join Denmark in imposing sanctions on Mali.", told: ["SWE COERCE 163 MLI denied"] },
  { text: "Peru joined in condemning Venezuela.", told: ["PER ACCUSE 111 VEN occurred"] },
  { text: "Together with Poland, Lithuania condemned Belarus.", told: ["LTU ACCUSE 111 BLR occurred", "POL ACCUSE 111 BLR occurred"] },
  {
    text: "Chile, joined by Peru, condemned Venezuela for jailing a Chilean priest.",
    told: ["CHL ACCUSE 111 VEN occurred", "PER ACCUSE 111 VEN occurred"],
  },
];

/** Envoys who are summoned to hear a protest: one act. */
const SUMMONED: readonly Case[] = [
  { text: "India summoned the Canadian ambassador to protest against the arrest of a student.", told: ["IND ACCUSE 114 CAN occurred"] },
  {
    text: "Poland's foreign ministry summoned the Russian ambassador to protest a missile's flight over its territory.",
    told: ["POL ACCUSE 114 RUS occurred"],
  },
  {
    text: "Iraq summoned the Turkish ambassador and handed him a note of protest over the shelling.",
    told: ["IRQ ACCUSE 114 TUR occurred"],
  },
  { text: "Denmark called in the American chargé d'affaires to complain about the remarks.", told: ["DNK ACCUSE 114 USA occurred"] },
  { text: "The Philippines summoned the Chinese envoy to condemn the use of water cannon.", told: ["PHL ACCUSE 114 CHN occurred"] },
  {
    text: "Germany summoned the Russian ambassador and expelled two Russian diplomats.",
    told: ["DEU ACCUSE 114 RUS occurred", "DEU SANCTION 161 RUS occurred"],
  },
];

/** Words that mean a state or body named before. */
const DEFINITES: readonly Case[] = [
  {
    text: "Myanmar expelled the envoy of East Timor last year. The junta accused East Timor of meeting rebels.",
    told: ["MMR ACCUSE 112 TLS occurred", "MMR SANCTION 161 TLS background"],
  },
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
    text: "Syria's foreign minister met his Iranian counterpart in Damascus. The regime denied attacking Turkey.",
    told: ["IRN CONSULT 040 SYR occurred", "SYR ASSAULT 190 TUR denied", "SYR CONSULT 040 IRN occurred"],
  },
  {
    text: "ECOWAS imposed sanctions on Niger after soldiers seized power. The junta closed the border with Benin.",
    told: ["NER COERCE 172 BEN occurred", "org:ecowas COERCE 163 NER occurred"],
  },
  { text: "Niger's junta expelled the French ambassador. The bloc criticised the junta.", told: ["NER SANCTION 161 FRA occurred"] },
  {
    text: "Mali's generals broke off relations with Ukraine. The junta accused Ukraine of helping rebels.",
    told: ["MLI ACCUSE 112 UKR occurred", "MLI SANCTION 161 UKR occurred"],
  },
  {
    text: "Bahrain freed an Iranian sailor. The island kingdom also thanked Oman.",
    told: ["BHR RETREAT 0841 IRN occurred", "BHR SUPPORT 051 OMN occurred"],
  },
  {
    text: "ASEAN urged Myanmar to halt the bombing of villages. The bloc invited Japan to talks.",
    told: ["org:asean REQUEST 0256 MMR requested", "org:asean REQUEST 026 JPN requested"],
  },
];

/** Raids of missions. */
const RAIDS: readonly Case[] = [
  { text: "Ecuadorean police raided the Mexican embassy in Quito.", told: ["ECU ASSAULT 190 MEX occurred"] },
  {
    text: "Mexico broke off ties with Ecuador after police raided its embassy in Quito.",
    told: ["ECU ASSAULT 190 MEX occurred", "MEX SANCTION 161 ECU occurred"],
  },
  { text: "Nicaragua condemned the raid on the Mexican embassy by Ecuadorean police.", told: ["NIC ACCUSE 111 ECU occurred"] },
  { text: "Danish police raided the office of a Russian firm.", told: ["DNK ACCUSE 090 RUS occurred"] },
  { text: "Israeli soldiers raided a Jordanian field hospital in Gaza.", told: ["ISR ASSAULT 190 JOR occurred"] },
  { text: "Iranian agents broke into the Azerbaijani embassy.", told: ["IRN ASSAULT 190 AZE occurred"] },
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
    text: "The Baltic states closed their airspace to Belarus.",
    told: ["EST COERCE 172 BLR occurred", "LTU COERCE 172 BLR occurred", "LVA COERCE 172 BLR occurred"],
  },
  { text: "The E3 condemned Iran.", told: ["DEU ACCUSE 111 IRN occurred", "FRA ACCUSE 111 IRN occurred", "GBR ACCUSE 111 IRN occurred"] },
  {
    text: "The G7 imposed sanctions on Russia.",
    told: [
      "CAN COERCE 163 RUS occurred",
      "DEU COERCE 163 RUS occurred",
      "FRA COERCE 163 RUS occurred",
      "GBR COERCE 163 RUS occurred",
      "ITA COERCE 163 RUS occurred",
      "JPN COERCE 163 RUS occurred",
      "USA COERCE 163 RUS occurred",
    ],
  },
  {
    text: "The Quad criticised China.",
    told: ["AUS ACCUSE 111 CHN occurred", "IND ACCUSE 111 CHN occurred", "JPN ACCUSE 111 CHN occurred", "USA ACCUSE 111 CHN occurred"],
  },
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
  {
    text: "Saudi Arabia, Bahrain and the United Arab Emirates recalled their envoys from Qatar. The Gulf states accused Qatar of backing militants.",
    told: [
      "ARE ACCUSE 112 QAT occurred",
      "ARE SANCTION 161 QAT occurred",
      "BHR ACCUSE 112 QAT occurred",
      "BHR SANCTION 161 QAT occurred",
      "SAU ACCUSE 112 QAT occurred",
      "SAU SANCTION 161 QAT occurred",
    ],
  },
  {
    text: "Iran signed an accord with the United States, Russia, China, Britain, France and Germany. The six powers praised Oman.",
    told: [
      "CHN SUPPORT 051 OMN occurred",
      "CHN SUPPORT 057 IRN occurred",
      "DEU SUPPORT 051 OMN occurred",
      "DEU SUPPORT 057 IRN occurred",
      "FRA SUPPORT 051 OMN occurred",
      "FRA SUPPORT 057 IRN occurred",
      "GBR SUPPORT 051 OMN occurred",
      "GBR SUPPORT 057 IRN occurred",
      "IRN SUPPORT 057 CHN occurred",
      "IRN SUPPORT 057 DEU occurred",
      "IRN SUPPORT 057 FRA occurred",
      "IRN SUPPORT 057 GBR occurred",
      "IRN SUPPORT 057 RUS occurred",
      "IRN SUPPORT 057 USA occurred",
      "RUS SUPPORT 051 OMN occurred",
      "RUS SUPPORT 057 IRN occurred",
      "USA SUPPORT 051 OMN occurred",
      "USA SUPPORT 057 IRN occurred",
    ],
  },
  {
    text: "Mali, Niger and Burkina Faso left ECOWAS in January. The three Sahel states accused France of arming rebels.",
    told: [
      "BFA ACCUSE 112 FRA occurred",
      "BFA SANCTION 160 org:ecowas occurred",
      "MLI ACCUSE 112 FRA occurred",
      "MLI SANCTION 160 org:ecowas occurred",
      "NER ACCUSE 112 FRA occurred",
      "NER SANCTION 160 org:ecowas occurred",
    ],
  },
  {
    text: "Kuwait, Bahrain and Jordan broke off relations with Iran. The Gulf states also recalled their envoys from Lebanon.",
    told: [
      "BHR SANCTION 161 IRN occurred",
      "BHR SANCTION 161 LBN occurred",
      "JOR SANCTION 161 IRN occurred",
      "KWT SANCTION 161 IRN occurred",
      "KWT SANCTION 161 LBN occurred",
    ],
  },
  { text: "Gulf states expressed concern.", told: [] },
  { text: "Arab states condemned Israel.", told: ["grouping:arab-states ACCUSE 111 ISR occurred"] },
  {
    text: "Russia accused the G7 of theft.",
    told: [
      "RUS ACCUSE 1121 CAN occurred",
      "RUS ACCUSE 1121 DEU occurred",
      "RUS ACCUSE 1121 FRA occurred",
      "RUS ACCUSE 1121 GBR occurred",
      "RUS ACCUSE 1121 ITA occurred",
      "RUS ACCUSE 1121 JPN occurred",
      "RUS ACCUSE 1121 USA occurred",
    ],
  },
  {
    text: "The Nordic countries promised to send shells to Ukraine.",
    told: [
      "DNK AGREE 0332 UKR intended",
      "FIN AGREE 0332 UKR intended",
      "ISL AGREE 0332 UKR intended",
      "NOR AGREE 0332 UKR intended",
      "SWE AGREE 0332 UKR intended",
    ],
  },
  {
    text: "Britain, France and Germany said the E3 would impose sanctions on Iran.",
    told: ["DEU THREATEN 1312 IRN threatened", "FRA THREATEN 1312 IRN threatened", "GBR THREATEN 1312 IRN threatened"],
  },
];

/** Pacts and truces, and those whom they bind. */
const PACTS: readonly Case[] = [
  {
    text: "Israel signed an accord with the United Arab Emirates on Monday. Iran condemned the accord.",
    told: ["ARE SUPPORT 057 ISR occurred", "IRN ACCUSE 111 ARE occurred", "IRN ACCUSE 111 ISR occurred", "ISR SUPPORT 057 ARE occurred"],
  },
  {
    text: "Armenia and Azerbaijan agreed to a ceasefire on Tuesday. Iran welcomed the ceasefire.",
    told: ["ARM AGREE 0356 AZE intended", "AZE AGREE 0356 ARM intended", "IRN SUPPORT 051 ARM occurred", "IRN SUPPORT 051 AZE occurred"],
  },
  {
    text: "India and Pakistan accused each other of violating the ceasefire in Kashmir.",
    told: ["IND ACCUSE 1123 PAK occurred", "PAK ACCUSE 1123 IND occurred"],
  },
  {
    text: "Armenia and Azerbaijan signed a truce on Monday. Both sides accused each other of violating it.",
    told: ["ARM ACCUSE 112 AZE occurred", "ARM RETREAT 0871 AZE occurred", "AZE ACCUSE 112 ARM occurred", "AZE RETREAT 0871 ARM occurred"],
  },
  {
    text: "Ethiopia signed a deal with Somaliland giving it access to the sea. Somalia rejected the deal.",
    told: ["ETH SUPPORT 057 SOL occurred", "SOL SUPPORT 057 ETH occurred", "SOM REJECT 120 ETH occurred", "SOM REJECT 120 SOL occurred"],
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
  { text: "Polish opposition parties accused the government of copying Hungary.", told: ["POL ACCUSE 112 POL occurred"] },
  {
    text: "Pakistan's supreme court ordered the release of Imran Khan, who returned from Britain last year.",
    told: ["PAK RETREAT 0841 PAK occurred"],
  },
  { text: "Senegal's opposition leader was released from prison days after a visit by the French minister.", told: [] },
  { text: "Israel's attorney general criticised the government over the war in Gaza.", told: ["ISR ACCUSE 111 ISR occurred"] },
  {
    text: "Turkish police detained 50 members of the main opposition party, Reuters reported from Ankara.",
    told: ["TUR COERCE 173 members occurred"],
  },
  { text: "Ministers in London refused to publish the advice on arms sales to Israel.", told: [] },
  {
    text: "Brazil's Congress passed a bill curbing the powers of the court after Lula's trip to China.",
    told: ["BRA CONSULT 042 CHN occurred", "CHN CONSULT 043 BRA occurred"],
  },
  {
    text: "South Korea's opposition won a majority in parliament, days before the president flew to Japan.",
    told: ["JPN CONSULT 043 KOR occurred", "KOR CONSULT 042 JPN occurred"],
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

import assert from "node:assert/strict";
import { test } from "node:test";
import { createSentenceReader, told } from "./read-sentence-events.ts";

/** Sentences as wires print them, each with all that it tells and nothing else. Read as of 15 May 2024; an act of both is shown once a direction. */
const CASES: readonly (readonly [text: string, told: readonly string[]])[] = [
  [
    "The UN Security Council voted unanimously to impose an arms embargo on South Sudan.",
    ["org:un-security-council COERCE 163 SSD occurred"],
  ],
  ["The Security Council voted against a resolution on Gaza.", ["org:un-security-council REJECT 120 PSE occurred"]],
  ["Venezuela's national assembly voted to annex a region of Guyana.", ["VEN THREATEN 1382 GUY threatened"]],
  ["India will not take part in talks with Pakistan until the attacks stop.", ["IND REJECT 125 PAK occurred"]],
  ["Armenia and Azerbaijan exchanged prisoners on Wednesday.", ["ARM RETREAT 0841 AZE occurred", "AZE RETREAT 0841 ARM occurred"]],
  ["The Rapid Support Forces captured Wad Madani.", ["SDN COERCE 192 SDN occurred"]],
  ["Russian forces captured Bakhmut after months of fighting.", ["RUS COERCE 192 UKR occurred"]],
  ["Houthi rebels captured Saudi soldiers.", ["YEM COERCE 173 SAU occurred"]],
  ["India suspended visas for Canadians.", ["IND SANCTION 160 CAN occurred"]],
  ["The US threatened Georgia with sanctions over its foreign agents law.", ["USA THREATEN 1312 GEO threatened"]],
  ["No talks between Russia and Ukraine are planned.", ["RUS AGREE 036 UKR denied", "UKR AGREE 036 RUS denied"]],
  ["No agreement between Greece and Turkey was reached.", ["GRC SUPPORT 057 TUR denied", "TUR SUPPORT 057 GRC denied"]],
  ["Argentina blamed Iran for the 1994 bombing.", ["ARG ACCUSE 1123 IRN occurred"]],
  ["Macron called Abdelmadjid Tebboune on Tuesday.", []],
  ["World leaders sent condolences to Tehran.", []],
  ["Senator Marco Rubio of Florida denounced the accord as a concession to a tyranny.", []],
  ["Kim Jong Un and Moon Jae-in pledged to turn the armistice of 1953 into a peace treaty.", []],
  ["Hamas released 24 hostages on Friday under a deal brokered by Qatar.", ["PSE RETREAT 0841 hostages occurred"]],
  [
    "Spain and Norway said they would recognise a Palestinian state on 28 May.",
    ["ESP AGREE 032 PSE intended", "NOR AGREE 032 PSE intended"],
  ],
  ["Cuba freed Alan Gross, an American contractor jailed for five years.", ["CUB RETREAT 0841 USA occurred"]],
  ["Thousands rallied outside the Israeli embassy in Amman.", ["JOR PROTEST 141 ISR occurred"]],
  ["Robert Fico was shot in Handlova.", []],
  ["Talks between Serbia and Kosovo collapsed in Brussels.", ["SRB SANCTION 164 XKX occurred", "XKX SANCTION 164 SRB occurred"]],
  ["Ukraine's president on Wednesday signed a decree banning talks with Putin.", ["UKR REJECT 120 RUS occurred"]],
  ["Peru declared Colombian President Gustavo Petro persona non grata.", ["PER SANCTION 161 COL occurred"]],
  ["Two Russian diplomats were expelled from Austria on suspicion of espionage.", ["AUT SANCTION 161 RUS occurred"]],
  ["Hundreds of Afghan refugees were deported from Pakistan.", ["PAK COERCE 174 AFG occurred"]],
  ["Britain handed the Chagos Islands to Mauritius.", ["GBR RETREAT 0842 MUS occurred"]],
  ["France said it would close its base in Chad.", ["FRA AGREE 0356 TCD intended"]],
  [
    "Germany and Poland traded accusations over the failure to control the border.",
    ["DEU ACCUSE 112 POL occurred", "POL ACCUSE 112 DEU occurred"],
  ],
  ["Ukrainian forces shot down 24 of 30 drones launched by Russia overnight.", ["UKR ASSAULT 195 RUS occurred"]],
  ["A Ukrainian drone attack set fire to a fuel depot in Russia's Belgorod region.", ["UKR ASSAULT 1712 RUS occurred"]],
  ["The war between Russia and Ukraine has killed tens of thousands.", ["RUS ASSAULT 190 UKR occurred", "UKR ASSAULT 190 RUS occurred"]],
  [
    "Belarus, Russia's closest partner, praised China for what President Alexander Lukashenko called a brave gesture.",
    ["BLR SUPPORT 051 CHN occurred"],
  ],
  ["The remarks prompted Israel to declare the Brazilian president persona non grata.", ["ISR SANCTION 161 BRA occurred"]],
  ["Hundreds of people protested in Paris against the war.", ["FRA PROTEST 1412 - occurred"]],
  [
    "Anthony Albanese became the first Australian leader to visit Beijing since 2016.",
    ["AUS CONSULT 042 CHN occurred", "CHN CONSULT 043 AUS occurred"],
  ],
  ["Iran vowed to avenge the general.", []],
  ["Washington revoked the visas of 100 Guatemalan lawmakers.", ["USA COERCE 163 GTM occurred"]],
  ["Iran's supreme leader, Ali Khamenei, vowed that Israel would be punished severely.", ["IRN THREATEN 1313 ISR threatened"]],
  ["Israel killed a Hezbollah commander in Beirut, accusing him of a rocket attack on a village.", ["ISR ASSAULT 190 LBN occurred"]],
  [
    "Ecuadorean police attacked the Mexican embassy in Quito. Mexico broke off relations within hours. Peru condemned the raid.",
    ["ECU ASSAULT 190 MEX occurred", "MEX SANCTION 161 ECU occurred", "PER ACCUSE 111 ECU occurred"],
  ],
  [
    "Turkey's president, Recep Tayyip Erdogan, praised Hamas. Italy's deputy prime minister said he would protest formally to Ankara.",
    ["ITA ACCUSE 114 TUR occurred", "TUR SUPPORT 051 PSE occurred"],
  ],
  ["Russia sold India missiles.", ["RUS AID 072 IND occurred"]],
  ["Netanyahu vowed that Iran would pay for its big mistake.", []],
  ["Joe Biden opposed a strike on Iranian nuclear sites.", ["USA ASSAULT 190 IRN denied"]],
  ["Moldova's parliament voted to condemn Russia's invasion of Ukraine as illegal.", ["MDA ACCUSE 111 RUS occurred"]],
  ["Spain condemned the attack on Israel.", []],
  ["Jordan rejected Israel's annexation of the West Bank.", ["JOR ACCUSE 111 ISR occurred"]],
  ["Iran launched more than 300 drones and missiles at Israel.", ["IRN ASSAULT 195 ISR occurred"]],
  [
    "Several countries, including France and Japan, condemned the coup in Niger.",
    ["FRA ACCUSE 111 NER occurred", "JPN ACCUSE 111 NER occurred"],
  ],
  [
    "The pope called on Russia and Ukraine to exchange all prisoners.",
    ["VAT REQUEST 0253 RUS requested", "VAT REQUEST 0253 UKR requested"],
  ],
  ["Argentina's Javier Milei called Colombian President Gustavo Petro a terrorist murderer.", ["ARG ACCUSE 111 COL occurred"]],
  [
    "India and China agreed to pull back troops from two flashpoints in Ladakh.",
    ["CHN AGREE 0356 IND intended", "IND AGREE 0356 CHN intended"],
  ],
  ["Seoul suspended a military pact signed with Pyongyang in 2018.", ["KOR SANCTION 160 PRK occurred"]],
  ["The United States has a mutual defence treaty with Manila.", ["PHL SUPPORT 057 USA background", "USA SUPPORT 057 PHL background"]],
  ["Ukraine's ally Poland warned Belarus.", ["POL THREATEN 130 BLR threatened"]],
  ["France, whose soldiers were expelled from Mali, closed its last base there.", ["MLI COERCE 174 FRA occurred"]],
  ["The US State Department announced visa restrictions on members of the ruling Georgian Dream party.", ["USA COERCE 163 GEO occurred"]],
  ["Russia has sent military instructors to Niamey.", ["RUS AID 072 NER occurred"]],
  [
    "Prime Minister Irakli Kobakhidze of Georgia accused Western diplomats of financing violent protests.",
    ["GEO ACCUSE 112 grouping:the-west occurred"],
  ],
  ["Poland said it would no longer arm Ukraine.", ["POL REJECT 1222 UKR occurred"]],
  ["Mali will no longer cooperate with France.", ["MLI REJECT 121 FRA occurred"]],
  ["Pakistan retaliated with strikes on separatists inside Iran.", ["PAK ASSAULT 190 IRN occurred"]],
  ["China hit back with tariffs on American farm goods.", ["CHN COERCE 163 USA occurred"]],
  ["Ukraine denied that it had sold radar systems to Iraq.", ["UKR AID 072 IRQ denied"]],
  ["Iraq has begun to destroy its Al Samoud missiles.", []],
  ["Germany sent the frigate Hessen to the Red Sea to protect merchant ships from Houthi attacks.", []],
  ["Blinken urges Hamas to accept ceasefire offer", ["USA REQUEST 021 PSE requested"]],
  ["The leaders of the other 26 EU states decided to give Ukraine 50 billion euros without Hungary.", ["org:eu AID 071 UKR occurred"]],
  [
    "Iran denied a report that it had sent ballistic missiles to Russia, and summoned the British ambassador.",
    ["IRN ACCUSE 114 GBR occurred", "IRN AID 072 RUS denied"],
  ],
  [
    "Jake Sullivan said that a defence pact between the United States and Saudi Arabia was near.",
    ["SAU SUPPORT 057 USA intended", "USA SUPPORT 057 SAU intended"],
  ],
  ["Emmanuel Macron said that nothing should be ruled out in Ukraine.", []],
  [
    "Iraq on Sunday summoned the US chargé d'affaires to protest against air strikes that killed 16 people near the Syrian border.",
    ["IRQ ACCUSE 114 USA occurred"],
  ],
];

const read = createSentenceReader();

for (const [text, wanted] of CASES) {
  test(`"${text}" tells ${wanted.length === 0 ? "nothing" : wanted.join("; ")}`, () =>
    assert.deepEqual(read(text).map(told).sort(), wanted));
}

import assert from "node:assert/strict";
import { test } from "node:test";
import type { CodedEvent } from "../src/model/index.ts";
import { createSentenceReader } from "./read-sentence-events.ts";

/** Sides that stand in another sentence, in a list, or on both ends of an act. */
const read = createSentenceReader();
const told = ({ initiator, plover, recipient }: CodedEvent): string => `${nameOf(initiator)} ${plover} ${nameOf(recipient)}`;
const nameOf = (actor: CodedEvent["recipient"]): string => actor?.country ?? actor?.id ?? actor?.name ?? "-";
const pairs = (text: string): readonly string[] => [...new Set(read(text).map(told))].sort();

test("codeEvents() takes whoever did the act that 'the strike' means for whom its critics condemn", () => {
  const events = read("Israel bombed a depot in Syria on Monday. Jordan condemned the strike.");
  const answer = events.find(({ initiator }) => initiator.country === "JOR");
  assert.ok(answer !== undefined);
  assert.equal(told(answer), "JOR ACCUSE ISR");
  assert.ok(answer.coder.rules.includes("side-by-reference"));
});

test("codeEvents() takes whoever accused for whom a rejected charge comes from", () => {
  assert.ok(pairs("Rwanda was accused by Burundi of arming rebels. Rwanda rejected the accusation.").includes("RWA REJECT BDI"));
});

test("codeEvents() refers to nobody where nothing fitting was told, nor without 'the'", () => {
  assert.deepEqual(pairs("Peru sent tents to Chile. Jordan condemned the strike."), ["PER AID CHL"]);
  assert.deepEqual(pairs("Israel bombed a depot in Syria. Jordan condemned violence."), ["ISR ASSAULT SYR"]);
});

test("codeEvents() gives an act to each name of a list", () => {
  const severed = ["BHR SANCTION QAT", "EGY SANCTION QAT", "SAU SANCTION QAT"];
  assert.deepEqual(pairs("Saudi Arabia, Egypt and Bahrain severed diplomatic ties with Qatar."), severed);
});

test("codeEvents() reads 'each other' as both directions", () => {
  assert.deepEqual(pairs("India and Pakistan shelled each other on Friday."), ["IND ASSAULT PAK", "PAK ASSAULT IND"]);
});

test("codeEvents() tells a visit for guest and host as one act, and no journey within a country", () => {
  const visit = read("The French president visited Lebanon.");
  assert.deepEqual(visit.map(({ cameo }) => cameo).sort(), ["042", "043"]);
  assert.equal(new Set(visit.map(({ actId }) => actId)).size, 1);
  assert.deepEqual(pairs("The French president visited Marseille."), []);
});

test("codeEvents() takes two names of one party for one side of an act", () => {
  const met = read("Japan's foreign minister, Taro Kono, met the Chinese foreign minister, Wang Yi.").filter(
    ({ cameo }) => cameo === "040",
  );
  assert.equal(met.length, 2);
});

test("codeEvents() takes what the news comes years after for background", () => {
  const events = read("Greece reopened its embassy in Libya six years after gunmen attacked Greek diplomats there.");
  assert.deepEqual(
    events.filter(({ plover }) => plover === "ASSAULT").map(({ status }) => status),
    ["background"],
  );
});

test("codeEvents() codes who wants another to act as asking, and who wants to act himself as meaning to", () => {
  assert.deepEqual(pairs("Estonia wants Russia to withdraw its troops from Georgia."), ["EST REQUEST RUS"]);
  assert.deepEqual(pairs("Estonia wants to send tanks to Ukraine."), ["EST AGREE UKR"]);
});

test("codeEvents() takes whoever names another's wrong for its accuser, and a named wrong alone for nothing", () => {
  assert.deepEqual(pairs("Kuwait said Iranian meddling had to end."), ["KWT ACCUSE IRN"]);
  assert.deepEqual(pairs("Chad said Sudan was responsible for the massacre."), ["TCD ACCUSE SDN"]);
  assert.deepEqual(pairs("The provocation of Iran was on every front page."), []);
});

test("codeEvents() tells the main act first, whatever gave its sides", () => {
  const [first] = read("Iran threatened to launch an offensive in its war with Iraq.");
  assert.equal(first && told(first), "IRN THREATEN IRQ");
});

test("codeEvents() takes the public of a country for whom its emergency rule is for", () => {
  assert.deepEqual(pairs("The president of Chad declared a state of emergency."), ["TCD COERCE TCD"]);
});

test("codeEvents() takes who is opposed for who refuses", () => {
  assert.deepEqual(pairs("Israel is opposed to French mediation."), ["ISR REJECT FRA"]);
});

test("codeEvents() takes a noun that only names somebody for no act of his", () => {
  assert.deepEqual(
    pairs("Spain and its allies have begun expelling Belarusian diplomats.").filter((pair) => pair.includes("SUPPORT")),
    [],
  );
  assert.deepEqual(pairs("Spain has long been an ally of Morocco."), ["ESP SUPPORT MAR"]);
});

test("codeEvents() lets verbs that are joined share their 'will', whatever their form looks like", () => {
  const events = read("Russia will expel 60 American diplomats and shut the United States consulate in St Petersburg.");
  assert.ok(events.length > 1);
  assert.deepEqual([...new Set(events.map(({ status }) => status))], ["intended"]);
});

test("codeEvents() gives one role of two countries a side for each, wherever the second name stands", () => {
  assert.deepEqual(pairs("Lawmakers in Chad and Mali condemned Libya."), ["MLI ACCUSE LBY", "TCD ACCUSE LBY"]);
  assert.deepEqual(pairs("Kenyan and Ugandan lawmakers condemned Libya."), ["KEN ACCUSE LBY", "UGA ACCUSE LBY"]);
});

test("codeEvents() goes through a list with adjectives before its names, and one that ends in 'and others'", () => {
  const joined = ["BHR SANCTION QAT", "EGY SANCTION QAT", "SAU SANCTION QAT"];
  assert.deepEqual(pairs("Saudi Arabia, Egypt and tiny Bahrain severed diplomatic ties with Qatar."), joined);
  const severed = pairs("Ties with Qatar were severed by Egypt, Bahrain and other neighbours.");
  assert.ok(
    ["BHR SANCTION QAT", "EGY SANCTION QAT"].every((pair) => severed.includes(pair)),
    severed.join("; "),
  );
});

test("codeEvents() takes who is scheduled for who goes", () => {
  assert.deepEqual(pairs("The French president is scheduled to visit Lebanon."), ["FRA AGREE LBN"]);
});

test("codeEvents() takes who is helped for who does it", () => {
  assert.ok(!pairs("A Tunisian court jailed a Dane for helping militants join a group in Lebanon.").includes("TUN SUPPORT LBN"));
});

test("codeEvents() lets nobody ask himself: what stands in a demand's own content does not make it", () => {
  assert.ok(pairs("Activists are asking the Norwegian premier to help Mali.").every((pair) => !pair.startsWith("MLI")));
});

test("codeEvents() takes the authorities at home for who tries a politician, and guesses no doer out of another's name", () => {
  assert.deepEqual(pairs("China's former drug regulator was sentenced to death."), ["CHN COERCE CHN"]);
  assert.deepEqual(pairs("A Chinese sailor was sentenced to death."), []);
  assert.deepEqual(pairs("A Peruvian ambassador was arrested on Monday."), []);
});

test("codeEvents() lays mishaps at nobody's door", () => {
  assert.deepEqual(pairs("Twenty Dutch tourists were killed by the Malaysian crash."), []);
  assert.deepEqual(pairs("Twenty Dutch tourists were killed by Malaysian soldiers."), ["MYS ASSAULT NLD"]);
});

test("codeEvents() takes the place where a text was filed for nobody", () => {
  assert.deepEqual(pairs("NAIROBI: The Danish foreign minister praised Ghana."), ["DNK SUPPORT GHA"]);
  assert.deepEqual(pairs("CAIRO (AP) -- Denmark praised Ghana."), ["DNK SUPPORT GHA"]);
});

test("codeEvents() takes a missile launched at somebody for a strike, and one launched over the sea for a test", () => {
  assert.deepEqual(pairs("Georgian gunmen launched missiles at Armenia."), ["GEO ASSAULT ARM"]);
  assert.deepEqual(pairs("North Korea launched a ballistic missile."), ["PRK MOBILIZE -"]);
});

test("codeEvents() takes what a crowd destroys for a riot", () => {
  assert.deepEqual(pairs("The Russian building was demolished by Ukrainian protesters."), ["UKR PROTEST RUS"]);
  assert.deepEqual(pairs("The Russian building was demolished by Ukrainian soldiers."), ["UKR ASSAULT RUS"]);
});

test("codeEvents() takes 'their friendship' for that of the two who were spoken of", () => {
  const events = read("Kim Jong Un praised Russia in a letter to Vladimir Putin. He added that their friendship would grow stronger.");
  assert.ok(events.some((event) => told(event) === "PRK AGREE RUS" && event.status === "intended"));
});

test("codeEvents() takes governments named by their capitals for who condemned", () => {
  assert.ok(pairs("Iran was condemned in Paris and London.").includes("FRA ACCUSE IRN"));
});

test("codeEvents() reads nothing out of half a compound adjective", () => {
  assert.deepEqual(pairs("Kenya sent tents to rain-hit Uganda."), ["KEN AID UGA"]);
});

test("codeEvents() takes no backer for who acts", () => {
  const attacked = pairs("The Iran-backed militant group Hamas attacked Israel on Saturday.");
  assert.ok(attacked.includes("PSE ASSAULT ISR"), attacked.join("; "));
  assert.ok(!attacked.some((pair) => pair.startsWith("IRN")));
  assert.ok(pairs("A Saudi-led strike killed ten people in Yemen.").some((pair) => pair.startsWith("SAU ASSAULT")));
});

test("codeEvents() guesses nobody for who says 'I' or 'you'", () => {
  assert.deepEqual(pairs("“I joined the alliance of my own free will,” a driver told Reuters in France."), []);
});

test("codeEvents() takes nobody for held or jailed where a thing is held, nor whose flag is hung for who hangs", () => {
  assert.deepEqual(pairs("The French president held a campaign rally in Marseille."), []);
  assert.deepEqual(pairs("Students in Norway hung Libyan flags outside their windows."), []);
  assert.ok(pairs("Egyptian police held 20 demonstrators in Cairo.").some((pair) => pair.includes("COERCE")));
});

test("codeEvents() asks nobody for what is only said to be so", () => {
  assert.deepEqual(pairs("Norway insisted that its plan was sound, while Chile was silent."), []);
  assert.deepEqual(pairs("Norway insisted that Chile withdraw its troops."), ["NOR REQUEST CHL"]);
});

test("codeEvents() keeps to acts between countries where the text as a whole is of something else", () => {
  const review =
    "“The songs are catchy and the jokes are old,” our critic said. “Children will love the dog,” she added. The star said his dance took a year to learn. " +
    "“The costumes are lovely,” a fan told us after the show. The young designer said she sewed the dresses at night. The singer said the score was written on a beach. " +
    "“My favourite scene is the dinner with the fish,” she said. The cook said the recipe came from his mother. “The popcorn was fine,” she joked. " +
    "The band said the album would come out in May. “The second half drags,” another fan said. ";
  assert.deepEqual(pairs(`${review}The French police officer arrests a singer.`), []);
  assert.deepEqual(pairs(`${review}Peru recalled its ambassador to Mexico.`), ["PER SANCTION MEX"]);
  assert.notDeepEqual(pairs("The French police officer arrests a singer."), []);
});

test("codeEvents() reads the lead of a text apart from its dateline", () => {
  const lead =
    "Mexico severed diplomatic relations with Ecuador on Friday night after Ecuadorean police stormed the Mexican embassy in Quito.";
  assert.ok(pairs(`QUITO, April 6 (Reuters) - ${lead}`).includes("MEX SANCTION ECU"));
});

test("codeEvents() takes 'the presidents' and 'the foreign ministers' for those of the two states that a text is about", () => {
  const met = "Vladimir Putin and Xi Jinping met in Samarkand on Thursday.";
  assert.ok(pairs(`${met} The presidents agreed to coordinate on security.`).includes("CHN AGREE RUS"));
  assert.ok(pairs(`${met} The foreign ministers signed a protocol afterwards.`).includes("RUS SUPPORT CHN"));
});

test("codeEvents() takes 'the leaders' for those of all states listed before, and for none where nothing tells which", () => {
  const four = "Poland, Germany, France and Italy held talks in Milan. The leaders condemned Russia's annexation of Crimea.";
  for (const country of ["POL", "DEU", "FRA", "ITA"]) assert.ok(pairs(four).includes(`${country} ACCUSE RUS`));
  const third = "France met Chad, and Chad met Mali. Mali met Niger. The presidents condemned Togo.";
  assert.ok(!pairs(third).some((pair) => /^(?:FRA|TCD|MLI|NER) ACCUSE TGO$/.test(pair)));
});

test("codeEvents() takes 'the rivals' for the two of the lead, though others were named since", () => {
  const lead = "Iran and Saudi Arabia agreed on Friday to restore diplomatic relations.";
  const since = "Washington doubted that Tehran would keep the accord.";
  assert.ok(pairs(`${lead} ${since} Oman hosted earlier rounds of talks between the rivals.`).includes("IRN CONSULT SAU"));
});

test("codeEvents() lets nobody break ties with himself, nor defend another's deed by naming his own", () => {
  const raid = "Ecuadorean police stormed the Mexican embassy in Quito. Ecuador's government defended the operation.";
  assert.ok(!pairs(raid).includes("ECU SUPPORT MEX"));
  assert.ok(!pairs("Riyadh broke off ties after a crowd stormed its embassy in Tehran.").includes("SAU SANCTION SAU"));
});

test("codeEvents() blames nobody whom the same sentence helps, nor who shot down what intruded", () => {
  const lead = "Poland shot down Russian drones over its territory on Wednesday.";
  const told = pairs(`${lead} Germany and France condemned the incursion and pledged to send jets to Poland.`);
  assert.deepEqual(
    told.filter((pair) => pair.endsWith("ACCUSE POL")),
    [],
  );
});

test("codeEvents() takes an opposition that is joined to a government for that country's", () => {
  assert.ok(pairs("Norway hosted talks between the Venezuelan government and the opposition.").includes("VEN CONSULT VEN"));
});

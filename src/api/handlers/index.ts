import type { Answer, Body, Input, RouteName } from "../contract.ts";
import type { Api } from "../world.ts";
import { readArticle } from "./article.ts";
import { readDyad } from "./dyad.ts";
import { readHappening } from "./happening.ts";
import { readEventList, readHappeningList } from "./lists.ts";
import { putVerdict, readAgreement, readGold, readQueue } from "./review.ts";
import { readActor, readCountries, readNetwork, readOverview, readSearch, readSources } from "./world.ts";

/** What answers each route of the table; a route without one does not compile. */
export const HANDLERS: {
  readonly [Name in RouteName]: (api: Api, input: Input<Name>, body: Body<Name>) => Answer<Name> | Promise<Answer<Name>>;
} = {
  overview: readOverview,
  countries: readCountries,
  dyad: readDyad,
  happenings: readHappeningList,
  happening: readHappening,
  events: readEventList,
  article: readArticle,
  actor: readActor,
  search: readSearch,
  network: readNetwork,
  sources: readSources,
  reviewQueue: readQueue,
  reviewAgreement: readAgreement,
  reviewGold: readGold,
  reviewVerdict: putVerdict,
};

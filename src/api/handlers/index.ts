import type { Answer, Body, Input, RouteName } from "../contract.ts";
import type { Api, ReadApi } from "../world.ts";
import { readArticle } from "./article.ts";
import { readDenominator } from "./denominator.ts";
import { readDyad } from "./dyad.ts";
import { readHappening } from "./happening.ts";
import { readEventList, readHappeningList } from "./lists.ts";
import { readNetwork } from "./network.ts";
import { judgeReply, putReply, readReplies, readWaiting } from "./replies.ts";
import { putVerdict, readAgreement, readGold, readQueue, readReview } from "./review.ts";
import { readActor, readAlerts, readCountries, readOverview, readSearch, readSources } from "./world.ts";

/** Handlers that only read the record: any thread may answer these. */
export const READING = {
  dyad: readDyad,
  happenings: readHappeningList,
  happening: readHappening,
  events: readEventList,
  article: readArticle,
  denominator: readDenominator,
} satisfies Handlers<"dyad" | "happenings" | "happening" | "events" | "article" | "denominator", ReadApi>;

export type ReadingName = keyof typeof READING;

type Handlers<Names extends RouteName, Handed> = {
  readonly [Name in Names]: (api: Handed, input: Input<Name>, body: Body<Name>) => Answer<Name> | Promise<Answer<Name>>;
};

/** What answers each route of the table; a route without one does not compile. */
export const HANDLERS: Handlers<RouteName, Api> = {
  ...READING,
  overview: readOverview,
  alerts: readAlerts,
  countries: readCountries,
  actor: readActor,
  search: readSearch,
  network: readNetwork,
  sources: readSources,
  review: readReview,
  reviewQueue: readQueue,
  reviewAgreement: readAgreement,
  reviewGold: readGold,
  reviewVerdict: putVerdict,
  replies: readReplies,
  reply: putReply,
  repliesWaiting: readWaiting,
  replyVerdict: judgeReply,
};

export function isReading(name: RouteName): name is ReadingName {
  return Object.hasOwn(READING, name);
}

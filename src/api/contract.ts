import type { TObject } from "typebox";
import type { RouteName, Routes } from "./routes.ts";
import type { Shape } from "./shapes.ts";
import type * as shapes from "./shapes.ts";

/** The types that the page and the server share; all come from the route table. The page imports this file and nothing else of src/. */

export type Params<Name extends RouteName> = Shape<Routes[Name]["params"]>;
export type Query<Name extends RouteName> = Shape<Routes[Name]["query"]>;
export type Input<Name extends RouteName> = Params<Name> & Query<Name>;
/** What is posted to a route; never for those that are only read. */
export type Body<Name extends RouteName> = Routes[Name] extends { readonly body: infer B extends TObject } ? Shape<B> : never;
/** The same for who asks: what may be left out may also be undefined. */
export type Asking<Name extends RouteName> = {
  readonly [Key in keyof Input<Name>]: object extends Pick<Input<Name>, Key> ? Input<Name>[Key] | undefined : Input<Name>[Key];
};
export type Answer<Name extends RouteName> = Shape<Routes[Name]["answer"]>;
export type PathOf<Name extends RouteName> = Routes[Name]["path"];
export type { RouteName };

/** The route that has a path. */
export type NameOf<Path extends PathOf<RouteName>> = { [Name in RouteName]: Routes[Name]["path"] extends Path ? Name : never }[RouteName];

export type Alert = Shape<typeof shapes.Alert>;
export type ActorCard = Shape<typeof shapes.ActorCard>;
export type ActorHit = Shape<typeof shapes.ActorHit>;
export type ArticleHead = Shape<typeof shapes.ArticleHead>;
export type ArticleText = Shape<typeof shapes.ArticleText>;
export type CodedEvent = Shape<typeof shapes.CodedEvent>;
export type EventRow = Shape<typeof shapes.EventRow>;
export type Happening = Shape<typeof shapes.Happening>;
export type HappeningItem = Shape<typeof shapes.HappeningItem>;
export type Link = Shape<typeof shapes.Link>;
export type NetworkNode = Shape<typeof shapes.NetworkNode>;
export type Pair = Shape<typeof shapes.Pair>;
export type History = Shape<typeof shapes.History>;
export type Rule = Shape<typeof shapes.Rule>;
export type SentenceHit = Shape<typeof shapes.SentenceHit>;
export type Series = Shape<typeof shapes.Series>;
export type StoryMember = Shape<typeof shapes.StoryMember>;
export type Told = Shape<typeof shapes.Told>;
export type TypeSeries = Shape<typeof shapes.TypeSeries>;
export type NewVerdict = Shape<typeof shapes.NewVerdict>;
export type Verdict = Shape<typeof shapes.Verdict>;
export type NewReply = Shape<typeof shapes.NewReply>;
export type Reply = Shape<typeof shapes.Reply>;
export type ReplyVerdict = Shape<typeof shapes.ReplyVerdict>;
export type ShownReply = Shape<typeof shapes.ShownReply>;
export type PeriodName = Shape<typeof shapes.PeriodName>;
export type CountName = Shape<typeof shapes.CountName>;

/** RFC 9457: how every route says what went wrong. */
export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
}

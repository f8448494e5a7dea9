import type { Answer, Body, Input, Reply } from "../contract.ts";
import { eventsOf } from "../heads.ts";
import { ProblemError } from "../problem.ts";
import type { Replies } from "../replies/open-replies.ts";
import type { Api } from "../world.ts";

/** Links are what spam is for; a source or two is what a correction needs. */
const MOST_LINKS = 2;
const LINK = /\b(?:https?:\/\/|www\.)/gi;
/** Replies that wait at once: who floods the queue must not fill the disk. */
const MOST_WAITING = 1000;

function repliesOf({ replies }: Api): Replies {
  if (replies === null) throw new ProblemError(404, "This server was started without --replies FILE", "no-replies");
  return replies;
}

/** Replies on a happening stay with its events, should a newer report have given it another id. */
export function readReplies(api: Api, { about, id }: Input<"replies">): Answer<"replies"> {
  if (api.replies === null) return { isOpen: false, items: [] };
  const eventIds = new Set(about === "happening" ? eventIdsOf(api, id) : []);
  const isMeant = (reply: Reply): boolean => reply.about === about && (reply.id === id || reply.eventIds.some((one) => eventIds.has(one)));
  const items = api.replies.shown().filter(isMeant);
  return { isOpen: true, items: items.map(({ replyId, kind, name, text, at }) => ({ replyId, kind, name, text, at })) };
}

function linksIn(text: string): number {
  return (text.match(LINK) ?? []).length;
}

function eventIdsOf(api: Api, happeningId: string): readonly string[] {
  return eventsOf(api, happeningId).map(({ event }) => event.id);
}

export function putReply(api: Api, _input: Input<"reply">, body: Body<"reply">): Answer<"reply"> {
  const replies = repliesOf(api);
  if (body.website !== "") throw new ProblemError(400, "A field that nobody sees was filled in: leave `website` empty", "not-a-person");
  if (body.text.trim().length < 10) throw new ProblemError(400, "The reply says nothing", "empty-reply");
  if (linksIn(body.text) > MOST_LINKS || linksIn(body.name) > 0)
    throw new ProblemError(400, `At most ${MOST_LINKS} links, and none in the name`, "too-many-links");
  const eventIds = body.about === "happening" ? eventIdsOf(api, body.id) : [];
  if (body.about === "happening" ? eventIds.length === 0 : api.store.article(body.id) === null)
    throw new ProblemError(404, `The record has no such ${body.about}`, `no-such-${body.about}`);
  if (replies.has(body)) throw new ProblemError(409, "The same was written here before", "same-reply");
  if (replies.waiting().length >= MOST_WAITING)
    throw new ProblemError(503, "Too many replies wait to be read by a person; try again another day", "full-queue");
  const seconds = api.secondsToReply();
  if (seconds > 0)
    throw new ProblemError(429, `Too many replies from your network: wait ${Math.ceil(seconds / 60)} min`, "too-many-replies");
  return { replyId: replies.add(body, eventIds).replyId };
}

export function readWaiting(api: Api): Answer<"repliesWaiting"> {
  const items = repliesOf(api).waiting();
  return { items: items.map(({ replyId, about, id, kind, name, text, at }) => ({ replyId, about, id, kind, name, text, at })) };
}

export function judgeReply(api: Api, _input: Input<"replyVerdict">, body: Body<"replyVerdict">): Answer<"replyVerdict"> {
  const verdict = repliesOf(api).judge(body);
  if (verdict === null) throw new ProblemError(404, "There is no such reply", "no-such-reply");
  return { verdict };
}

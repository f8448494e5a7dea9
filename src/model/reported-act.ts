import type { CodedEvent } from "./coded-event.ts";
import type { ReportedAct } from "./story.ts";

/** The acts that events report; background is left out: history in a hundred articles is not a hundred tellings. */
export function reportedActs(events: readonly CodedEvent[]): readonly ReportedAct[] {
  return events.filter((event) => event.status !== "background").map(reportedAct);
}

function reportedAct(event: CodedEvent): ReportedAct {
  return {
    eventId: event.id,
    initiator: event.initiator.country,
    recipient: event.recipient?.country ?? null,
    initiatorName: event.initiator.name,
    recipientName: event.recipient?.name ?? null,
    plover: event.plover,
    cameo: event.cameo,
    quad: event.quad,
    goldstein: event.goldstein,
    status: event.status,
    day: event.when?.day ?? null,
    precision: event.when?.precision ?? null,
    confidence: event.confidence,
    through: event.attribution.chain.find(({ kind }) => kind === "agency")?.name ?? null,
    at: event.evidence.sentence.start,
  };
}

import type { HappeningItem } from "../../api/contract.ts";
import { dayInWords, plural, toneOf, typeName } from "../lib/format.ts";
import { Link } from "../lib/router.tsx";
import { ArticleLink } from "./article-link.tsx";
import { chainInWords } from "./chain.tsx";
import { Marked, marksOf } from "./marked.tsx";

/**
 * Happenings with the sentence that tells each. Of a reciprocal act ("met") the record has a row a direction; where both are in the list,
 * one entry stands for the two.
 */
export function HappeningList({ items }: { readonly items: readonly HappeningItem[] }) {
  return (
    <ol class="happenings">
      {joinMirrored(items).map(({ item, isBoth }) => (
        <HappeningEntry key={item.id} item={item} isBoth={isBoth} />
      ))}
    </ol>
  );
}

function HappeningEntry({ item, isBoth }: { readonly item: HappeningItem; readonly isBoth: boolean }) {
  const { lead } = item;
  return (
    <li class={`happening is-${toneOf(item.quad)}`}>
      <p class="happening-head">
        <time class="day" {...(item.day === null ? {} : { dateTime: item.day })}>
          {dayInWords(item.day, item.precision)}
        </time>
        <Link to={`/happening/${item.id}`} class="happening-title">
          <Sides item={item} isBoth={isBoth} /> <span class="code">{typeName(item.plover)}</span>
        </Link>
        <Status status={item.status} />
        <span class="counts">
          {plural(item.reports, "report")}, {plural(item.origins, "origin")}
        </span>
      </p>
      {lead !== null && (
        <blockquote class="evidence">
          <Marked
            text={lead.evidence.words}
            offset={lead.evidence.sentence.start}
            marks={marksOf({ evidence: lead.evidence, quad: item.quad }).slice(1)}
          />
          <footer>
            {chainInWords(lead.attribution) || lead.article.outlet || "outlet unknown"}
            {" · "}
            <ArticleLink article={lead.article} />
          </footer>
        </blockquote>
      )}
    </li>
  );
}

export function Sides({
  item,
  isBoth = false,
}: {
  readonly item: Pick<HappeningItem, "initiatorName" | "recipientName">;
  readonly isBoth?: boolean;
}) {
  return (
    <span class="sides">
      <bdi>{item.initiatorName}</bdi>
      {item.recipientName !== null && (
        <>
          <span class="arrow" aria-hidden="true">
            {isBoth ? " ↔ " : " → "}
          </span>
          <span class="visually-hidden">{isBoth ? " and " : " to "}</span>
          <bdi>{item.recipientName}</bdi>
        </>
      )}
    </span>
  );
}

const STATUS_WORDS: Readonly<Record<HappeningItem["status"], string>> = {
  occurred: "occurred",
  intended: "only intended",
  threatened: "threatened",
  requested: "demanded",
  denied: "denied",
  hypothetical: "hypothetical",
  background: "background",
};

/** Whether it happened; the usual case, that it did, is not said each time. */
export function Status({ status }: { readonly status: HappeningItem["status"] }) {
  return status === "occurred" ? null : <span class={`status is-${status}`}>{STATUS_WORDS[status]}</span>;
}

interface Entry {
  readonly item: HappeningItem;
  readonly isBoth: boolean;
}

/** Joins the two directions of reciprocal acts that follow in the list. */
function joinMirrored(items: readonly HappeningItem[]): readonly Entry[] {
  const entries: { item: HappeningItem; isBoth: boolean }[] = [];
  const open = new Map<string, { item: HappeningItem; isBoth: boolean }>();
  for (const item of items) {
    const mirrored = item.lead?.reciprocal === true ? open.get(keyOf(item, [item.recipientName, item.initiatorName])) : undefined;
    if (mirrored !== undefined && !mirrored.isBoth) {
      mirrored.isBoth = true;
      continue;
    }
    const entry = { item, isBoth: false };
    entries.push(entry);
    open.set(keyOf(item, [item.initiatorName, item.recipientName]), entry);
  }
  return entries;
}

function keyOf({ storyId, plover, cameo, status, day }: HappeningItem, sides: readonly (string | null)[]): string {
  return [storyId, plover, cameo, status, day, ...sides].join("\t");
}

import { useEffect, useState } from "preact/hooks";
import type { Answer, HappeningItem } from "../../api/contract.ts";
import { PLOVER_TYPES } from "../lib/plover.ts";
import { addressOf, ask } from "../lib/client.ts";
import { useAnswer } from "../lib/use-answer.ts";
import { HappeningList } from "./happening-list.tsx";
import { Answered, Empty } from "./states.tsx";

interface HappeningPagesProps {
  readonly countries?: readonly string[];
  readonly actor?: string;
  readonly since?: string | undefined;
  readonly until?: string | undefined;
  readonly types?: readonly string[];
}

const PAGE = 25;

/** Happenings, latest first, with a button for more. */
export function HappeningPages({ countries, actor, since, until, types = [] }: HappeningPagesProps) {
  const known = PLOVER_TYPES.filter((type) => types.includes(type));
  const input = { countries, actor, since, until, types: known.length === 0 ? undefined : known, limit: PAGE };
  const first = useAnswer("/api/happenings", input);
  return (
    <Answered asked={first} loading="Reading the happenings">
      {(value) => <Pages key={addressOf("/api/happenings", input) + (value.items[0]?.id ?? "")} first={value} input={input} />}
    </Answered>
  );
}

type Input = Parameters<typeof ask<"/api/happenings">>[1];

function Pages({ first, input }: { readonly first: Answer<"happenings">; readonly input: Input }) {
  const [items, setItems] = useState<readonly HappeningItem[]>(first.items);
  const [next, setNext] = useState(first.next);
  const [failed, setFailed] = useState("");
  useEffect(() => {
    setItems(first.items);
    setNext(first.next);
  }, [first]);
  const more = async (): Promise<void> => {
    const page = await ask("/api/happenings", { ...input, cursor: next ?? undefined });
    setItems((known) => [...known, ...page.items]);
    setNext(page.next);
    setFailed("");
  };
  if (items.length === 0) return <Empty>Nothing that was read tells of any in these days.</Empty>;
  const file = (format: "csv" | "jsonl" | "parquet"): string => addressOf("/api/happenings", { ...input, limit: undefined, format });
  return (
    <>
      <HappeningList items={items} />
      <p class="downloads no-print">
        {next !== null && (
          <button
            type="button"
            onClick={() => void more().catch((error: unknown) => setFailed(error instanceof Error ? error.message : String(error)))}
          >
            More
          </button>
        )}
        <span>All of them:</span>
        <a href={file("csv")} download>
          CSV
        </a>
        <a href={file("jsonl")} download>
          JSON lines
        </a>
        <a href={file("parquet")} download>
          Parquet
        </a>
        <span role="status">{failed}</span>
      </p>
    </>
  );
}

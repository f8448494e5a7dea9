import { useRef } from "preact/hooks";
import type { Answer, Series } from "../../api/contract.ts";
import { MirroredChart } from "../charts/mirrored-chart.tsx";
import type { Selection } from "../charts/mirrored-chart.tsx";
import { SeriesTable } from "../charts/series-table.tsx";
import { SmallMultiples } from "../charts/small-multiples.tsx";
import { COUNTS, PERIODS, settingsOf } from "../lib/dyad-settings.ts";
import { dayInWords, figure, plural, sum, typeName } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { typesOfQuads } from "../lib/plover.ts";
import { Link, go, useAnchor, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { Answered, Empty } from "../parts/states.tsx";
import { AlertList } from "../parts/alert-list.tsx";
import { Downloads } from "../parts/downloads.tsx";
import { Comparison } from "../parts/comparison.tsx";
import { HappeningPages } from "../parts/happening-pages.tsx";

interface DyadProps {
  readonly place: Place;
  /** Of the two countries, in any order. */
  readonly codes: readonly [string, string];
}

/** Two countries over time. All that is chosen is in the address. */
export function DyadView({ place, codes }: DyadProps) {
  const [a = "", b = ""] = codes.toSorted();
  const nameOf = useNameOf();
  useTitle(`${nameOf(a)} – ${nameOf(b)}`);
  const settings = settingsOf(place);
  const asked = useAnswer("/api/dyads/{a}/{b}", { a, b, ...settings });
  return (
    <article class="dyad">
      <header class="view-head">
        <h1>
          <Link to={`/actor/${a}`}>{nameOf(a)}</Link> <span class="dash">–</span> <Link to={`/actor/${b}`}>{nameOf(b)}</Link>
        </h1>
      </header>
      <Answered asked={asked} loading="Reading the pair">
        {(value) => (value.firstDay === null ? <NothingBetween a={nameOf(a)} b={nameOf(b)} /> : <Dyad value={value} place={place} />)}
      </Answered>
    </article>
  );
}

function NothingBetween({ a, b }: { readonly a: string; readonly b: string }) {
  return (
    <Empty>
      <p>
        Nothing that was read tells of {a} and {b}. That is no sign of peace: <Link to="/sources">see what was read</Link>.
      </p>
    </Empty>
  );
}

function Dyad({ value, place }: { readonly value: Answer<"dyad">; readonly place: Place }) {
  const { series, types } = value;
  useAnchor(place);
  const nameOf = useNameOf();
  const names = [nameOf(series.a), nameOf(series.b)] as const;
  const svg = useRef<SVGSVGElement>(null);
  const [from, to] = [place.query.get("from"), place.query.get("to")];
  const selection = from !== null && to !== null ? { from, to } : null;
  const chosen = (place.query.get("types") ?? "").split(",").filter((type) => type !== "");
  const select = (next: Selection | null): void => go(withQuery(place, { from: next?.from, to: next?.to }), "replace");
  const choose = (type: string): void =>
    go(
      withQuery(place, { types: (chosen.includes(type) ? chosen.filter((one) => one !== type) : [...chosen, type]).join(",") }),
      "replace",
    );
  return (
    <>
      <Summary series={series} place={place} />
      <Controls value={value} place={place} />
      <section aria-label="Timeline">
        <ColourLegend />
        <MirroredChart series={series} names={names} selection={selection} onSelect={select} svg={svg} />
        <SelectionBar value={value} selection={selection} place={place} />
        <Downloads series={series} place={place} svg={svg} />
        <SeriesTable series={series} names={names} place={place} />
      </section>
      <AlertList alerts={value.alerts} method={value.alertsMethod} series={series} place={place} />
      <section aria-labelledby="types-title">
        <h2 id="types-title">By kind of act</h2>
        <SmallMultiples series={series} types={types} names={names} chosen={chosen} onChoose={choose} />
      </section>
      <Comparison series={series} place={place} />
      <section id="happenings" aria-labelledby="happenings-title">
        <h2 id="happenings-title">
          {selection === null ? "Happenings" : `Happenings, ${dayInWords(selection.from)} to ${dayInWords(selection.to)}`}
          {chosen.length > 0 && `, ${chosen.map(typeName).join(", ")}`}
        </h2>
        <HappeningPages
          countries={[series.a, series.b]}
          since={selection?.from ?? settingsOf(place).since}
          until={selection?.to ?? settingsOf(place).until}
          types={chosen}
        />
      </section>
    </>
  );
}

function Summary({ series, place }: { readonly series: Series; readonly place: Place }) {
  const add = (quads: readonly number[]): number =>
    sum(quads.flatMap((quad) => [...(series.aToB.quads[quad] ?? []), ...(series.bToA.quads[quad] ?? [])]));
  const words = { happenings: "happening", reports: "report", origins: "origin", events: "sentence" }[series.count];
  return (
    <p class="summary">
      <strong>
        <Link to={linkToTypes(place, [1, 2])} class="ink-cooperation">
          {figure(add([0, 1]))}
        </Link>
      </strong>{" "}
      of cooperation,{" "}
      <strong>
        <Link to={linkToTypes(place, [3, 4])} class="ink-conflict">
          {figure(add([2, 3]))}
        </Link>
      </strong>{" "}
      of conflict, in {plural(add([0, 1, 2, 3]), words)}
      {series.undated > 0 && `; ${figure(series.undated)} more without a day or only known more coarsely than the ${series.by}`}.
    </p>
  );
}

/** The view with its list narrowed to the types of some quad classes. */
function linkToTypes(place: Place, quads: readonly number[]): string {
  return `${withQuery(place, { types: typesOfQuads(quads).join(",") })}#happenings`;
}

export function ColourLegend() {
  return (
    <p class="legend-line">
      <span class="swatch fill-cooperation" aria-hidden="true" /> material <span class="swatch fill-cooperation-light" aria-hidden="true" />{" "}
      verbal cooperation above · <span class="swatch fill-conflict" aria-hidden="true" /> material{" "}
      <span class="swatch fill-conflict-light" aria-hidden="true" /> verbal conflict below ·{" "}
      <span class="swatch is-hatched" aria-hidden="true" /> nothing was read
    </p>
  );
}

function Controls({ value, place }: { readonly value: Answer<"dyad">; readonly place: Place }) {
  const set = (changes: Readonly<Record<string, string | undefined>>): void => go(withQuery(place, changes), "replace");
  const settings = settingsOf(place);
  return (
    <div class="bar-of-controls no-print">
      <div class="choice" role="group" aria-label="Period">
        {PERIODS.map((period) => (
          <button key={period} type="button" aria-pressed={value.series.by === period} onClick={() => set({ by: period })}>
            {typeName(period.toUpperCase())}
          </button>
        ))}
      </div>
      <div class="choice" role="group" aria-label="What is counted">
        {COUNTS.map(([count, name]) => (
          <button
            key={count}
            type="button"
            aria-pressed={value.series.count === count}
            onClick={() => set({ count: count === "happenings" ? undefined : count })}
          >
            {name}
          </button>
        ))}
      </div>
      <DayField label="From" value={settings.since ?? value.firstDay ?? ""} onChange={(since) => set({ since })} />
      <DayField label="To" value={settings.until ?? value.lastDay ?? ""} onChange={(until) => set({ until })} />
      {(settings.since ?? settings.until) !== undefined && (
        <button type="button" onClick={() => set({ since: undefined, until: undefined })}>
          All days
        </button>
      )}
    </div>
  );
}

function DayField({
  label,
  value,
  onChange,
}: {
  readonly label: string;
  readonly value: string;
  readonly onChange: (day: string | undefined) => void;
}) {
  return (
    <label class="day-field">
      {label} <input type="date" value={value} onChange={(event) => onChange(event.currentTarget.value || undefined)} />
    </label>
  );
}

function SelectionBar({
  value,
  selection,
  place,
}: {
  readonly value: Answer<"dyad">;
  readonly selection: Selection | null;
  readonly place: Place;
}) {
  if (selection === null) return null;
  const zoom = (): void =>
    go(withQuery(place, { since: selection.from, until: selection.to, from: undefined, to: undefined, by: undefined }), "replace");
  return (
    <p class="selection-bar no-print">
      Chosen: {dayInWords(selection.from)} to {dayInWords(selection.to)}{" "}
      <button type="button" onClick={zoom} disabled={value.series.starts.length <= 1}>
        Look closer
      </button>{" "}
      <button type="button" onClick={() => go(withQuery(place, { from: undefined, to: undefined }), "replace")}>
        Let go
      </button>
    </p>
  );
}

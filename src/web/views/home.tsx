import { useEffect, useState } from "preact/hooks";
import type { Answer } from "../../api/contract.ts";
import { dayInWords, figure, plural } from "../lib/format.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { AlertBoard } from "../parts/alert-list.tsx";
import { PairForm, useReadPair } from "../parts/pair-form.tsx";
import { HappeningList } from "../parts/happening-list.tsx";
import { PairTable } from "../parts/pair-table.tsx";
import { Answered, Empty, Loading } from "../parts/states.tsx";

const WINDOWS = [
  ["7", "Week"],
  ["30", "Month"],
  ["365", "Year"],
  ["all", "All"],
] as const;

/** The world at a glance: who has to do with whom, what changed lately, and what happened last. */
export function HomeView({ place }: { readonly place: Place }) {
  useTitle("");
  const window = WINDOWS.find(([days]) => days === place.query.get("days"))?.[0] ?? "7";
  const overview = useAnswer("/api/overview", { days: window === "all" ? undefined : Number(window) });
  return (
    <>
      <h1 class="visually-hidden">Overview</h1>
      <Answered asked={overview} loading="Reading the record">
        {(value) => (value.sums.events === 0 ? <NothingRead /> : <Overview value={value} window={window} place={place} />)}
      </Answered>
    </>
  );
}

function NothingRead() {
  return (
    <Empty>
      <h2>The record is empty</h2>
      <p>
        Read some pages into it: <code>demarche ingest PATH</code>, where PATH is a folder of pages, a file or an address.
      </p>
    </Empty>
  );
}

interface OverviewProps {
  readonly value: Answer<"overview">;
  readonly window: (typeof WINDOWS)[number][0];
  readonly place: Place;
}

function Overview({ value, window, place }: OverviewProps) {
  const isAll = window === "all";
  const pairs = isAll ? value.pairs.toSorted((x, y) => total(y.all) - total(x.all)) : value.pairs;
  const countries = value.countries.map(({ code, all, now }) => ({ code, count: isAll ? all : now }));
  return (
    <div class="home">
      <div class="home-window bar-of-controls">
        <WindowChoice window={window} place={place} />
        <p class="note">
          {isAll || value.window === null
            ? "All days of the record"
            : `${dayInWords(value.window.since)} to ${dayInWords(value.window.until)}, the last days of the record`}
        </p>
      </div>
      <section class="home-alerts" aria-labelledby="alerts-title">
        <h2 id="alerts-title">More than usual</h2>
        <Alerts days={isAll ? ALL_DAYS : Number(window)} />
      </section>
      <section class="home-map" aria-label="Map">
        <LazyMap countries={countries} pairs={pairs} shown={isAll ? "all" : "now"} />
        <p class="legend-line">
          <span class="swatch fill-cooperation" aria-hidden="true" /> more cooperation{" "}
          <span class="swatch fill-conflict" aria-hidden="true" /> more conflict between two countries; shade: how much a country had to do
          with others
        </p>
      </section>
      <section class="home-pairs" aria-labelledby="pairs-title">
        <h2 id="pairs-title">Pairs</h2>
        <PairTable pairs={pairs.slice(0, 25)} caption="Pairs of countries, busiest first" window={isAll ? null : value.window} />
        <PairChoice />
      </section>
      <section class="home-latest" aria-labelledby="latest-title">
        <h2 id="latest-title">Latest</h2>
        <Latest />
      </section>
      <section class="home-sums" aria-label="The record">
        <p class="sums">
          <Link to="/sources">{plural(value.sums.articles, "article")}</Link> read, {plural(value.sums.events, "event")},{" "}
          {figure(value.sums.happenings)} happenings, {dayInWords(value.firstDay)} to {dayInWords(value.lastDay)}.
        </p>
      </section>
    </div>
  );
}

function total(quads: readonly number[]): number {
  return quads.reduce((all, count) => all + count, 0);
}

function WindowChoice({ window, place }: Pick<OverviewProps, "window" | "place">) {
  return (
    <div class="choice" role="group" aria-label="Which days">
      {WINDOWS.map(([days, name]) => (
        <button
          key={days}
          type="button"
          aria-pressed={days === window}
          onClick={() => go(withQuery(place, { days: days === "7" ? undefined : days }), "replace")}
        >
          {name}
        </button>
      ))}
    </div>
  );
}

type MapModule = typeof import("../charts/world-map.tsx");

/** The map comes after the rest of the page: its shapes are half of all bytes. */
function LazyMap(props: Parameters<MapModule["WorldMap"]>[0]) {
  const [module, setModule] = useState<MapModule | null>(null);
  useEffect(() => {
    void import("../charts/world-map.tsx").then(setModule);
  }, []);
  return <div class="map-box">{module === null ? <Loading words="Drawing the map" /> : <module.WorldMap {...props} />}</div>;
}

/** "All" is judged over as long as the route takes: what is usual changes over decades. */
const ALL_DAYS = 4000;

function Alerts({ days }: { readonly days: number }) {
  const asked = useAnswer("/api/alerts", { days });
  return (
    <Answered asked={asked} loading="Judging what is more than usual">
      {(value) => <AlertBoard value={value} />}
    </Answered>
  );
}

function Latest() {
  const latest = useAnswer("/api/happenings", { limit: 12 });
  return (
    <Answered asked={latest} loading="Reading the latest happenings">
      {({ items }) => <HappeningList items={items} />}
    </Answered>
  );
}

/** Any two countries, by name or code. */
function PairChoice() {
  const read = useReadPair();
  const [error, setError] = useState("");
  const open = (event: SubmitEvent): void => {
    event.preventDefault();
    const pair = read(new FormData(event.currentTarget as HTMLFormElement)); // the form's own handler
    if ("error" in pair) setError(pair.error);
    else go(`/dyad/${pair.a}/${pair.b}`);
  };
  return <PairForm action="Compare" error={error} onSubmit={open} />;
}

import type { ActorCard, Answer } from "../../api/contract.ts";
import { dayInWords } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link, go, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { HappeningPages } from "../parts/happening-pages.tsx";
import { PairTable } from "../parts/pair-table.tsx";
import { Answered } from "../parts/states.tsx";

/** Who or what an actor is on a day, its pairs, and what it says and does. */
export function ActorView({ place, id }: { readonly place: Place; readonly id: string }) {
  useTitle(id);
  const asked = useAnswer("/api/actors/{id}", { id, day: place.query.get("day") ?? undefined });
  return (
    <Answered asked={asked} loading="Reading the actor">
      {(value) => <ActorPage value={value} place={place} />}
    </Answered>
  );
}

function ActorPage({ value: { actor, pairs }, place }: { readonly value: Answer<"actor">; readonly place: Place }) {
  useTitle(actor.name);
  const nameOf = useNameOf();
  const isState = actor.id === actor.country;
  return (
    <article class="actor-view">
      <header class="view-head">
        <h1>{actor.name}</h1>
        <p class="byline">
          {actor.kind}
          {actor.country !== null && !isState && (
            <>
              {" of "}
              <Link to={`/actor/${actor.country}`}>{nameOf(actor.country)}</Link>
            </>
          )}
          {actor.sector !== null && `, ${actor.sector}`}
          {(actor.from !== null || actor.to !== null) &&
            `, ${actor.from === null ? "ever" : dayInWords(actor.from)} to ${actor.to === null ? "now" : dayInWords(actor.to)}`}{" "}
          · facts {originInWords(actor.origin)}
        </p>
        <label class="day-field no-print">
          As of{" "}
          <input
            type="date"
            value={actor.day ?? ""}
            onChange={(event) => go(withQuery(place, { day: event.currentTarget.value || undefined }), "replace")}
          />
        </label>
      </header>
      <div class="columns">
        <div>
          {isState && pairs.length > 0 && (
            <section aria-labelledby="pairs-title">
              <h2 id="pairs-title">Pairs</h2>
              <PairTable pairs={pairs.slice(0, 20)} caption={`Pairs of ${actor.name}, busiest first`} window={null} />
            </section>
          )}
          <Deeds actor={actor} place={place} isState={isState} />
        </div>
        <div class="side">
          <Terms actor={actor} />
          <Links actor={actor} />
          <Names actor={actor} />
        </div>
      </div>
    </article>
  );
}

interface DeedsProps {
  readonly actor: ActorCard;
  readonly place: Place;
  readonly isState: boolean;
}

function Deeds({ actor, place, isState }: DeedsProps) {
  const nameOf = useNameOf();
  const { other, since, until } = narrowed(place);
  const isNarrowed = !isState && (other !== undefined || since !== undefined);
  const narrow = { since, until, ...(other === undefined ? {} : { countries: [other] }) };
  return (
    <section aria-labelledby="does-title">
      <h2 id="does-title">What it says and does</h2>
      {isNarrowed && (
        <p class="note">
          {other !== undefined && `With ${nameOf(other)}`}
          {since !== undefined && ` ${dayInWords(since)} to ${dayInWords(until ?? null)}`}.{" "}
          <Link to={withQuery(place, { with: undefined, from: undefined, to: undefined })}>All</Link>
        </p>
      )}
      <HappeningPages actor={actor.id} {...(isNarrowed ? narrow : {})} />
      <p>
        <Link to={`/search?q=${encodeURIComponent(actor.name)}`}>Sentences that name {actor.name}</Link>
      </p>
    </section>
  );
}

/** Of data/actors/README.md: what was gathered by hand is "own". */
function originInWords(origin: string): string {
  return origin
    .split("; ")
    .map((one) => (one === "own" ? "gathered by hand" : `from ${one}`))
    .join(" and ");
}

/** Only what it had to do with one country, on some days: where a cell of the network leads. */
function narrowed({ query }: Place): Readonly<Record<"other" | "since" | "until", string | undefined>> {
  const matching = (name: string, form: RegExp): string | undefined => form.exec(query.get(name) ?? "")?.[0];
  const day = /^\d{4}-\d\d-\d\d$/;
  return { other: matching("with", /^[A-Z]{3}$/), since: matching("from", day), until: matching("to", day) };
}

function Terms({ actor }: { readonly actor: ActorCard }) {
  if (actor.terms.length === 0) return null;
  const isPerson = actor.kind === "person";
  return (
    <section aria-labelledby="terms-title">
      <h2 id="terms-title">Offices{actor.day === null ? "" : ` on ${dayInWords(actor.day)}`}</h2>
      <ul class="plain">
        {actor.terms.slice(0, 40).map((term) => (
          <li key={term.person + term.office + term.from}>
            <Link to={`/actor/${isPerson ? term.actor : term.person}`}>{isPerson ? term.actorName : term.personName}</Link>, {term.office}
            <span class="note">
              {" "}
              {dayInWords(term.from)} to {term.to === null ? "now" : dayInWords(term.to)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Links({ actor }: { readonly actor: ActorCard }) {
  if (actor.links.length === 0) return null;
  return (
    <section aria-labelledby="links-title">
      <h2 id="links-title">Belongs to</h2>
      <ul class="plain">
        {actor.links.slice(0, 60).map((link) => (
          <li key={link.kind + link.to + (link.since ?? "")}>
            <span class="note">{link.kind}</span> <Link to={`/actor/${link.to}`}>{link.toName}</Link>
            {link.since !== null && <span class="note"> since {dayInWords(link.since)}</span>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Names({ actor }: { readonly actor: ActorCard }) {
  return (
    <section aria-labelledby="names-title">
      <h2 id="names-title">Names</h2>
      <ul class="names">
        {actor.names.slice(0, 60).map((name) => (
          <li key={name.name + name.kind} title={name.kind}>
            {name.name}
          </li>
        ))}
      </ul>
    </section>
  );
}

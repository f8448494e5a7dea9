import type { Answer } from "../../api/contract.ts";
import { dayInWords } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { Link } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { ArticleLink } from "../parts/article-link.tsx";
import { Answered, Empty } from "../parts/states.tsx";

export function SearchView({ place }: { readonly place: Place }) {
  const q = (place.query.get("q") ?? "").trim();
  useTitle(`Search: ${q}`);
  return (
    <article class="search-view">
      <h1>
        Search{q !== "" && ": "}
        <bdi>{q}</bdi>
      </h1>
      {q === "" ? <Empty>Type countries, a person or words of a sentence above.</Empty> : <Results q={q} />}
    </article>
  );
}

function Results({ q }: { readonly q: string }) {
  const asked = useAnswer("/api/search", { q: q.slice(0, 200), limit: 50 });
  return (
    <Answered asked={asked} loading="Searching">
      {(value) => <Found value={value} q={q} />}
    </Answered>
  );
}

function Found({ value: { pair, actors, sentences }, q }: { readonly value: Answer<"search">; readonly q: string }) {
  const nameOf = useNameOf();
  if (pair === null && actors.length + sentences.length === 0)
    return <Empty>Nothing has these words: all of a sentence’s words must be there. Fewer may find more.</Empty>;
  return (
    <>
      {pair !== null && (
        <p class="found-pair">
          <Link to={`/dyad/${pair.a}/${pair.b}`}>
            {nameOf(pair.a)} – {nameOf(pair.b)}
          </Link>{" "}
          over time
        </p>
      )}
      {actors.length > 0 && (
        <section aria-labelledby="actors-title">
          <h2 id="actors-title">Actors</h2>
          <ul class="plain">
            {actors.map((actor) => (
              <li key={actor.id}>
                <Link to={`/actor/${actor.id}`}>{actor.name}</Link>{" "}
                <span class="note">
                  {actor.kind}
                  {actor.country !== null && `, ${nameOf(actor.country)}`} · {actor.why}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-labelledby="sentences-title">
        <h2 id="sentences-title">Sentences</h2>
        {sentences.length === 0 && <Empty>No sentence has all of these words.</Empty>}
        <ol class="hits">
          {sentences.map((hit) => (
            <li key={hit.article.id + hit.start}>
              <p>
                <bdi>
                  <Words text={hit.sentence} q={q} />
                </bdi>
              </p>
              <p class="note">
                <ArticleLink article={hit.article} />, <bdi>{hit.article.outlet ?? "outlet unknown"}</bdi>,{" "}
                {dayInWords(hit.article.published)}
              </p>
            </li>
          ))}
        </ol>
      </section>
    </>
  );
}

/** The words that were looked for, marked where they stand. */
function Words({ text, q }: { readonly text: string; readonly q: string }) {
  const words = new Set((q.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).map(plain));
  return (
    <>
      {text.split(/([\p{L}\p{M}\p{N}]+)/u).map((part, at) => (words.has(plain(part.toLowerCase())) ? <mark key={at}>{part}</mark> : part))}
    </>
  );
}

/** As the index folds them: without accents. */
function plain(word: string): string {
  return word.normalize("NFD").replaceAll(/\p{M}/gu, "");
}

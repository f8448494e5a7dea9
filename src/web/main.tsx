import { render } from "preact";
import { CountryNames } from "./lib/names.ts";
import { usePlace } from "./lib/router.tsx";
import type { Place } from "./lib/router.tsx";
import { useAnswer } from "./lib/use-answer.ts";
import { useTitle } from "./lib/use-title.ts";
import { Layout } from "./parts/layout.tsx";
import { Empty } from "./parts/states.tsx";
import { ActorView } from "./views/actor.tsx";
import { ArticleView } from "./views/article.tsx";
import { DocsView } from "./views/docs.tsx";
import { DyadView } from "./views/dyad.tsx";
import { EmbedView } from "./views/embed.tsx";
import { HappeningView } from "./views/happening.tsx";
import { HomeView } from "./views/home.tsx";
import { NetworkView } from "./views/network.tsx";
import { ReviewView } from "./views/review.tsx";
import { SearchView } from "./views/search.tsx";
import { SourcesView } from "./views/sources.tsx";

function App() {
  const place = usePlace();
  const { value } = useAnswer("/api/countries", {});
  const names = new Map(value?.countries.map(({ code, name }) => [code, name]));
  const [, a, b] = /^\/embed\/dyad\/([A-Za-z]{3})\/([A-Za-z]{3})$/.exec(place.path) ?? [];
  const embedded = a === undefined || b === undefined ? null : ([a.toUpperCase(), b.toUpperCase()] as const);
  return (
    <CountryNames.Provider value={names}>
      {embedded === null ? (
        <Layout path={place.path}>
          <View place={place} />
        </Layout>
      ) : (
        <EmbedView place={place} codes={embedded} />
      )}
    </CountryNames.Provider>
  );
}

function View({ place }: { readonly place: Place }) {
  const [view = "", ...rest] = place.path.split("/").slice(1).map(decodeURIComponent);
  const [first = "", second = ""] = rest;
  if (view === "") return <HomeView place={place} />;
  if (view === "dyad" && second !== "")
    return <DyadView key={first + second} place={place} codes={[first.toUpperCase(), second.toUpperCase()]} />;
  if (view === "happening") return <HappeningView key={first} id={first} />;
  if (view === "article") return <ArticleView key={first} place={place} id={first} />;
  if (view === "actor") return <ActorView key={first} place={place} id={rest.join("/")} />;
  if (view === "review") return <ReviewView place={place} />;
  if (view === "network") return <NetworkView place={place} />;
  if (view === "sources") return <SourcesView place={place} />;
  if (view === "search") return <SearchView place={place} />;
  if (view === "docs") return <DocsView />;
  return <Nowhere />;
}

function Nowhere() {
  useTitle("Nothing here");
  return (
    <Empty>
      <h1>Nothing is at this address</h1>
      <p>Look for two countries, a person or words of a sentence with the search above.</p>
    </Empty>
  );
}

const root = document.getElementById("page");
if (root !== null) render(<App />, root);

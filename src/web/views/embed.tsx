import { MirroredChart } from "../charts/mirrored-chart.tsx";
import { settingsOf } from "../lib/dyad-settings.ts";
import { useNameOf } from "../lib/names.ts";
import type { Place } from "../lib/router.tsx";
import { useAnswer } from "../lib/use-answer.ts";
import { useTitle } from "../lib/use-title.ts";
import { Answered, Empty } from "../parts/states.tsx";
import { ColourLegend } from "./dyad.tsx";

/** The timeline of two countries alone, for a frame in another site's page; its title opens the whole view. */
export function EmbedView({ place, codes }: { readonly place: Place; readonly codes: readonly [string, string] }) {
  const nameOf = useNameOf();
  const [a = "", b = ""] = codes.toSorted();
  const names = [nameOf(a), nameOf(b)] as const;
  useTitle(names.join(" – "));
  const asked = useAnswer("/api/dyads/{a}/{b}", { a, b, ...settingsOf(place) });
  const whole = `/dyad/${a}/${b}${place.query.size === 0 ? "" : `?${place.query.toString()}`}`;
  return (
    <main class="embed">
      <h1>
        <a href={whole} target="_blank" rel="noopener">
          {names[0]} <span class="dash">–</span> {names[1]}
        </a>
      </h1>
      <Answered asked={asked} loading="Reading the pair">
        {({ series, firstDay }) =>
          firstDay === null ? (
            <Empty>Nothing that was read tells of the two.</Empty>
          ) : (
            <>
              <ColourLegend />
              <MirroredChart series={series} names={names} selection={null} onSelect={() => {}} svg={null} />
              <p class="note">
                Demarche, by {series.by}: each bar counts {series.count}; the title opens the sentences.
              </p>
            </>
          )
        }
      </Answered>
    </main>
  );
}

import type { Series } from "../../api/contract.ts";
import { endOfPeriod, figure, periodInWords, signed, sum } from "../lib/format.ts";
import { Link, withQuery } from "../lib/router.tsx";
import type { Place } from "../lib/router.tsx";
import { typesOfQuads } from "../lib/plover.ts";

/** A figure that opens its sentences. */
function Count({ count, to }: { readonly count: number; readonly to: string }) {
  return count === 0 ? <>0</> : <Link to={to}>{figure(count)}</Link>;
}

/** The figures of the chart as a table, for who cannot see it or wants to read it off; each period opens its happenings. */
export function SeriesTable({
  series,
  names,
  place,
}: {
  readonly series: Series;
  readonly names: readonly [string, string];
  readonly place: Place;
}) {
  const rows = [...series.starts.entries()].filter(
    ([at]) => sum([...series.aToB.quads, ...series.bToA.quads].map((column) => column[at] ?? 0)) > 0,
  );
  return (
    <details class="figures">
      <summary>Figures as a table</summary>
      <div class="scroll" tabIndex={0} role="region" aria-label="Figures">
        <table>
          <caption>{series.formula}</caption>
          <thead>
            <tr>
              <th scope="col">Period</th>
              <th scope="col">Direction</th>
              {["Verbal cooperation", "Material cooperation", "Verbal conflict", "Material conflict", "Goldstein sum", "Articles read"].map(
                (head) => (
                  <th key={head} scope="col" class="number">
                    {head}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {rows.flatMap(([at, start]) =>
              (["aToB", "bToA"] as const).map((side) => (
                <tr key={start + side}>
                  <th scope="row">
                    <Link to={`${withQuery(place, { from: start, to: endOfPeriod(start, series.by) })}#happenings`}>
                      {periodInWords(start, series.by)}
                    </Link>
                  </th>
                  <td>{side === "aToB" ? `${names[0]} → ${names[1]}` : `${names[1]} → ${names[0]}`}</td>
                  {series[side].quads.map((column, quad) => (
                    <td key={quad} class="number">
                      <Count
                        count={column[at] ?? 0}
                        to={`${withQuery(place, { from: start, to: endOfPeriod(start, series.by), types: typesOfQuads([quad + 1]).join(",") })}#happenings`}
                      />
                    </td>
                  ))}
                  <td class="number">{signed(series[side].goldsteinSum[at] ?? 0)}</td>
                  <td class="number">{figure(series.articlesRead[at] ?? 0)}</td>
                </tr>
              )),
            )}
          </tbody>
        </table>
      </div>
    </details>
  );
}

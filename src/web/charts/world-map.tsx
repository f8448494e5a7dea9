import { geoCentroid, geoNaturalEarth1, geoPath } from "d3-geo";
import type { Feature, FeatureCollection, Geometry, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { useEffect, useMemo, useState } from "preact/hooks";
import type { Pair } from "../../api/contract.ts";
import { plural, sum } from "../lib/format.ts";
import { useNameOf } from "../lib/names.ts";
import { go } from "../lib/router.tsx";
import { conflict, cooperation } from "../parts/pair-table.tsx";
import atlasUrl from "world-atlas/countries-110m.json?url";
import { codeOfShape } from "./country-numbers.ts";
import { SMALL_STATES } from "./small-states.ts";

type Atlas = Topology<{ readonly countries: GeometryCollection<{ readonly name: string }> }>;
type Shape = Feature<Geometry, { readonly name: string }>;

const WIDTH = 960;
const HEIGHT = 440;
/** Pairs drawn as lines: more hide each other. */
const LINES = 24;

interface WorldMapProps {
  readonly countries: readonly { readonly code: string; readonly count: number }[];
  readonly pairs: readonly Pair[];
  /** Which of a pair's sums the lines show. */
  readonly shown: "all" | "now";
}

interface Drawn {
  readonly code: string | null;
  readonly name: string;
  /** Null for a country too small for a shape: it is a point. */
  readonly path: string | null;
  /** In units of the drawing. */
  readonly centre: readonly [number, number];
}

/** Countries shaded by how much they had to do with others, and a line for each of the busiest pairs, in the colour of what was more. */
export function WorldMap({ countries, pairs, shown }: WorldMapProps) {
  const [atlas, setAtlas] = useState<readonly Shape[] | null>(null);
  useEffect(() => {
    void loadAtlas().then(setAtlas);
  }, []);
  const drawn = useMemo(() => drawAll(atlas ?? []), [atlas]);
  const counts = new Map(countries.map(({ code, count }) => [code, count]));
  const most = Math.max(1, ...counts.values());
  const places = new Map(drawn.flatMap(({ code, centre }) => (code === null ? [] : [[code, centre] as const])));
  const shapeOf = (country: Drawn) => (
    <CountryShape key={country.name} country={country} count={counts.get(country.code ?? "") ?? 0} most={most} />
  );
  const busiest = pairs.filter((pair) => sum(pair[shown]) > 0).slice(0, LINES);
  const label = `World map. Busiest: ${busiest
    .slice(0, 5)
    .map(({ a, b }) => `${a} and ${b}`)
    .join(", ")}. The list beside it says the same.`;
  return (
    <svg class="map" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
      {drawn.filter(({ path }) => path !== null).map(shapeOf)}
      {busiest.toReversed().map((pair) => (
        <PairLine key={pair.a + pair.b} pair={pair} quads={pair[shown]} ends={[places.get(pair.a), places.get(pair.b)]} />
      ))}
      {drawn.filter(({ code, path }) => path === null && counts.has(code ?? "")).map(shapeOf)}
    </svg>
  );
}

async function loadAtlas(): Promise<readonly Shape[]> {
  const atlas: Atlas = JSON.parse(await (await fetch(atlasUrl)).text());
  const collection: FeatureCollection<Geometry, { readonly name: string }> = feature(atlas, atlas.objects.countries);
  return collection.features.filter(({ properties }) => properties.name !== "Antarctica");
}

function drawAll(shapes: readonly Shape[]): readonly Drawn[] {
  if (shapes.length === 0) return [];
  const all: FeatureCollection = { type: "FeatureCollection", features: [...shapes] };
  const projection = geoNaturalEarth1().fitExtent(
    [
      [2, 2],
      [WIDTH - 2, HEIGHT - 2],
    ],
    all,
  );
  const toPath = geoPath(projection);
  const lands = shapes.map((shape): Drawn => {
    const { name } = shape.properties;
    const centre = projection(geoCentroid(largest(shape))) ?? [0, 0];
    return { code: codeOfShape(shape.id, name), name, path: toPath(shape) ?? "", centre };
  });
  const points = SMALL_STATES.map(({ code, at: [east, north] }): Drawn => ({
    code,
    name: code,
    path: null,
    centre: projection([east, north]) ?? [0, 0],
  }));
  return [...lands, ...points];
}

/** The main land of a country: France's middle is not in the Atlantic. */
function largest(shape: Shape): Feature<Polygon | MultiPolygon> {
  const { geometry } = shape;
  if (geometry.type !== "MultiPolygon") return shape as Feature<Polygon | MultiPolygon>; // countries are areas
  const coordinates = geometry.coordinates.reduce((a, b) => ((b[0]?.length ?? 0) > (a[0]?.length ?? 0) ? b : a));
  return { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates } };
}

function CountryShape({ country, count, most }: { readonly country: Drawn; readonly count: number; readonly most: number }) {
  const nameOf = useNameOf();
  const step = count === 0 ? 0 : Math.min(5, 1 + Math.floor((5 * Math.log1p(count)) / Math.log1p(most + 0.001)));
  const name = country.code === null ? country.name : nameOf(country.code);
  const title = <title>{`${name}: ${plural(count, "happening")}`}</title>;
  const open = country.code === null ? {} : { onClick: () => go(`/actor/${country.code}`) };
  const [x, y] = country.centre;
  return country.path === null ? (
    <circle class={`land is-point step-${step}`} cx={x.toFixed(1)} cy={y.toFixed(1)} r="3.5" {...open}>
      {title}
    </circle>
  ) : (
    <path class={`land step-${step}`} d={country.path} {...open}>
      {title}
    </path>
  );
}

interface PairLineProps {
  readonly pair: Pair;
  readonly quads: Pair["all"];
  readonly ends: readonly [readonly [number, number] | undefined, readonly [number, number] | undefined];
}

function PairLine({ pair, quads, ends: [a, b] }: PairLineProps) {
  const nameOf = useNameOf();
  if (a === undefined || b === undefined) return null;
  const line = bow(a, b);
  const tone = cooperation(quads) >= conflict(quads) ? "cooperation" : "conflict";
  const open = (): void => go(`/dyad/${pair.a}/${pair.b}`);
  return (
    <g class={`pair-line is-${tone}`} onClick={open}>
      <path class="target" d={line} />
      <path class="line" d={line} stroke-width={1 + Math.sqrt(sum(quads)) * 0.7} />
      <title>{`${nameOf(pair.a)} – ${nameOf(pair.b)}: ${cooperation(quads)} of cooperation, ${conflict(quads)} of conflict`}</title>
    </g>
  );
}

/** A bow between two places of the drawing. The shortest way over the globe would lead many pairs over the pole and out of the map. */
function bow([ax, ay]: readonly [number, number], [bx, by]: readonly [number, number]): string {
  const bend = 0.18;
  const [mx, my] = [(ax + bx) / 2 + (by - ay) * bend, (ay + by) / 2 - Math.abs(bx - ax) * bend];
  return `M${ax.toFixed(1)} ${ay.toFixed(1)}Q${mx.toFixed(1)} ${Math.max(4, my).toFixed(1)} ${bx.toFixed(1)} ${by.toFixed(1)}`;
}

import { useState } from "preact/hooks";
import type { Series } from "../../api/contract.ts";
import { addressOf } from "../lib/client.ts";
import { pngOf, save, standaloneSvg } from "../lib/download.ts";
import { settingsOf } from "../lib/dyad-settings.ts";
import { useNameOf } from "../lib/names.ts";
import type { Place } from "../lib/router.tsx";

interface DownloadsProps {
  readonly series: Series;
  readonly place: Place;
  readonly svg: { readonly current: SVGSVGElement | null };
}

/** Exactly this view as a file, a link, a print or a part of another site's page. */
export function Downloads({ series, place, svg }: DownloadsProps) {
  const nameOf = useNameOf();
  const [note, setNote] = useState("");
  const name = `demarche-${series.a}-${series.b}`;
  const file = (format: "csv" | "parquet"): string =>
    addressOf("/api/dyads/{a}/{b}", { a: series.a, b: series.b, ...settingsOf(place), by: series.by, format });
  const drawing = (): string | null => {
    if (svg.current === null) return null;
    const notes = [`Counts ${series.count} by ${series.by}; cooperation up, conflict down; hatched: nothing was read.`, location.href];
    return standaloneSvg(svg.current, { title: `${nameOf(series.a)} – ${nameOf(series.b)}`, notes });
  };
  const saveSvg = (): void => {
    const text = drawing();
    if (text !== null) save(new Blob([text], { type: "image/svg+xml" }), `${name}.svg`);
  };
  const savePng = async (): Promise<void> => {
    const text = drawing();
    if (text !== null) save(await pngOf(text), `${name}.png`);
  };
  const copy = async (text: string): Promise<void> => {
    await navigator.clipboard.writeText(text);
    setNote("Copied");
  };
  return (
    <p class="downloads no-print">
      <span>This view:</span>
      <a href={file("csv")} download={`${name}.csv`}>
        CSV
      </a>
      <a href={file("parquet")} download={`${name}.parquet`}>
        Parquet
      </a>
      <button type="button" onClick={saveSvg}>
        SVG
      </button>
      <button type="button" onClick={() => void savePng().catch((error: unknown) => setNote(String(error)))}>
        PNG
      </button>
      <button type="button" onClick={() => void copy(location.href).catch(() => setNote("The link is in the address bar"))}>
        Copy link
      </button>
      <button type="button" onClick={() => print()}>
        Print
      </button>
      <button
        type="button"
        onClick={() => void copy(embedCode(series, place)).catch(() => setNote("The browser does not let it be copied"))}
      >
        Copy embed
      </button>
      <span role="status">{note}</span>
    </p>
  );
}

/** What another site puts into its page to show this view. */
function embedCode(series: Series, place: Place): string {
  const settings = Object.entries({ ...settingsOf(place), by: series.by }).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${value}"`],
  );
  return `<script type="module" src="${location.origin}/embed.js"></script>\n<demarche-dyad a="${series.a}" b="${series.b}"${settings.join("")}></demarche-dyad>`;
}

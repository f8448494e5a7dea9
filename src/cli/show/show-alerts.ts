import type { Alert, CameoRow, HappeningRow, Period } from "../../model/index.ts";
import type { Screen } from "./screen.ts";
import { countOf } from "./show-reading.ts";
import { wrapText } from "./wrap-text.ts";

export interface AlertView extends Alert {
  readonly causes: readonly { readonly row: HappeningRow; readonly sentence: string }[];
}

export interface AlertsView {
  /** Latest first. */
  readonly alerts: readonly AlertView[];
  readonly more: number;
  /** Pairs that were looked at. */
  readonly judged: number;
  readonly by: Period;
  readonly method: string;
  readonly nameById: ReadonlyMap<string, string>;
  readonly cameo: ReadonlyMap<string, CameoRow>;
}

/** Alerts for people: what is unusual, against what, and the happenings that caused it. */
export function showAlerts(view: AlertsView, screen: Screen): string {
  const { alerts, more, judged, by, method } = view;
  const lines = [
    screen.paint(`${countOf(alerts.length + more, "alert")} in ${countOf(judged, "pair")}, ${by} by ${by}`, "strong"),
    ...alerts.flatMap((alert) => ["", ...showAlert(alert, view, screen)]),
    ...(more === 0 ? [] : ["", `${countOf(more, "earlier alert")}: --limit 0 lists all`]),
    "",
    ...wrapText([{ text: method, style: "faint" }], screen),
  ];
  return `${lines.join("\n")}\n`;
}

function showAlert(alert: AlertView, { nameById, cameo, by }: AlertsView, screen: Screen): readonly string[] {
  const name = (country: string | null): string => (country === null ? "?" : (nameById.get(country) ?? country));
  const dot = ` ${screen.glyphs.dot} `;
  const { a, b, start, measure, count, expected, probability, articlesRead, goesOn, ids, causes } = alert;
  const figures = `${count} in the ${by} from ${start}, ${expected.toPrecision(2)} usual for ${countOf(articlesRead, "article")} read${dot}chance ${probability.toPrecision(1)}`;
  return [
    ...wrapText(
      [
        { text: `${name(a)} and ${name(b)}${dot}`, style: "strong" },
        { text: measure, style: measure },
        { text: `${dot}${figures}${goesOn ? `${dot}goes on` : ""}`, style: "plain" },
      ],
      screen,
    ),
    ...causes.flatMap(({ row: { happening }, sentence }) => {
      const act = `${happening.plover}${dot}${happening.cameo} ${cameo.get(happening.cameo)?.name ?? ""}`;
      const sides = `${name(happening.initiator)} ${screen.glyphs.arrow} ${name(happening.recipient)}`;
      return [
        ...wrapText([{ text: `${sides}${dot}${act}`, style: "plain" }], screen, { indent: "  " }),
        ...wrapText([{ text: sentence, style: "faint" }], screen, { indent: "    " }),
      ];
    }),
    ...(ids.length > causes.length ? [screen.paint(`  and ${countOf(ids.length - causes.length, "more happening")}`, "faint")] : []),
  ];
}

import { createServer } from "node:http";
import { Fault } from "../../lib/fault.ts";
import type { Schedule } from "../../model/index.ts";
import type { WatchEvent } from "../../sources/index.ts";
import type { Tally } from "../ingest/tally.ts";
import { countSkips } from "../ingest/tally.ts";

/** What a watch has done since it began, for whoever measures it. */
export interface Metrics {
  count(event: WatchEvent): void;
  setTally(tally: Tally): void;
  /** OpenMetrics 1.0 text. */
  render(schedule: Pick<Schedule, "sources" | "countListings">): string;
}

export function createMetrics(): Metrics {
  const polls = new Map<string, number>();
  const fetches = new Map<string, number>();
  let bytes = 0;
  let read: Readonly<Record<string, number>> = {};
  let events = 0;
  const add = (counts: Map<string, number>, key: string): void => void counts.set(key, (counts.get(key) ?? 0) + 1);
  return {
    count(event) {
      add(event.kind === "poll" ? polls : fetches, event.outcome);
      if (event.kind === "fetch") bytes += event.bytes;
    },
    setTally(tally) {
      const { coded, withoutEvents, repeated, known } = tally;
      read = { coded, "without events": withoutEvents, repeated, known, skipped: countSkips(tally) };
      events = tally.events;
    },
    render(schedule) {
      const states = Map.groupBy(schedule.sources(), ({ state }) => state);
      const { waiting, done, givenUp } = schedule.countListings();
      return [
        ...family("demarche_polls", "counter", { help: "Sources asked", label: "outcome", values: Object.fromEntries(polls) }),
        ...family("demarche_fetches", "counter", { help: "Pages asked for", label: "outcome", values: Object.fromEntries(fetches) }),
        ...family("demarche_fetched_bytes", "counter", { help: "Bytes of pages, unpacked", unit: "bytes", values: { "": bytes } }),
        ...family("demarche_pages", "counter", { help: "Pages recorded", label: "result", values: read }),
        ...family("demarche_events", "counter", { help: "Events coded", values: { "": events } }),
        ...family("demarche_sources", "gauge", {
          help: "Sources followed",
          label: "state",
          values: Object.fromEntries([...states].map(([state, all]) => [state, all.length])),
        }),
        ...family("demarche_listings", "gauge", {
          help: "Addresses that sources listed",
          label: "state",
          values: { waiting, done, "given-up": givenUp },
        }),
        "# EOF\n",
      ].join("\n");
    },
  };
}

interface Family {
  readonly help: string;
  readonly unit?: string;
  /** Absent where there is one value, under the empty name. */
  readonly label?: string;
  readonly values: Readonly<Record<string, number>>;
}

function family(name: string, type: "counter" | "gauge", { help, unit, label, values }: Family): readonly string[] {
  const sample = type === "counter" ? `${name}_total` : name;
  return [
    `# TYPE ${name} ${type}`,
    ...(unit === undefined ? [] : [`# UNIT ${name} ${unit}`]),
    `# HELP ${name} ${help}.`,
    ...Object.entries(values).map(([value, count]) => `${sample}${label === undefined ? "" : `{${label}="${value}"}`} ${count}`),
  ];
}

export interface MetricsServer {
  readonly port: number;
  close(): void;
}

/** Gives the metrics to whoever asks on this machine. Port 0 is any that is free. Throws the fault "usage/port" when it is taken. */
export async function serveMetrics(port: number, render: () => string): Promise<MetricsServer> {
  const server = createServer((request, response) => {
    if (request.method !== "GET" || request.url !== "/metrics") response.writeHead(404).end("Metrics are at /metrics\n");
    else response.setHeader("content-type", "application/openmetrics-text; version=1.0.0; charset=utf-8").end(render());
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", (cause) =>
      reject(
        new Fault("usage/port", "Cannot serve metrics", {
          where: `127.0.0.1:${port}`,
          why: cause.message,
          next: "Name another port",
          cause,
        }),
      ),
    );
    server.listen(port, "127.0.0.1", resolve);
  });
  const address = server.address();
  return {
    port: typeof address === "object" && address !== null ? address.port : port,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

import { checkActors, countActors, explainActor, indexActors } from "../actors/index.ts";
import type { ActorCounts, ActorFinding, ActorReading } from "../actors/index.ts";
import { Fault } from "../lib/fault.ts";
import type { Day } from "../model/index.ts";
import { loadTables } from "../tables/load-tables.ts";
import { toSafeJson } from "./clean-text.ts";
import type { CliContext } from "./context.ts";
import type { Screen } from "./show/screen.ts";
import { tableOf } from "./show/table-of.ts";
import type { Cell } from "./show/table-of.ts";

export interface ActorFlags {
  readonly day?: Day;
  readonly json?: boolean;
  readonly quiet?: boolean;
}

export type CheckActorsFlags = Pick<ActorFlags, "json" | "quiet">;

/** Prints what a name may mean on a day, each reading with its reasons. */
export function runActor(context: CliContext, flags: ActorFlags, [name]: readonly [string]): void {
  const tables = loadTables().actors;
  const day = flags.day ?? null;
  const readings = explainActor(name, day, indexActors(tables));
  if (readings.length === 0)
    throw new Fault("usage/actor", `No table has the name "${name}"`, {
      next: "Try the full name, or a surname alone; accents do not matter",
    });
  if (flags.json === true) {
    const rows = readings.map(({ actor, ...rest }) => ({ id: actor.id, ...rest }));
    context.out.write(`${toSafeJson({ schema: "demarche/actor/1", name, day, readings: rows })}\n`);
    return;
  }
  const asOf = day ?? `the last day of the tables, ${tables.checkedTo}`;
  const head = context.out.paint(`"${name}" on ${asOf}`, "strong");
  context.out.write(
    `${[head, ...readings.flatMap((reading) => showReading(reading, context.out)), ...noteAge(day, tables.checkedTo)].join("\n")}\n`,
  );
}

function showReading({ actor, ref, holds, why }: ActorReading, screen: Screen): readonly string[] {
  const facts = [ref.kind, ref.country === null ? "no country" : `for ${ref.country}`, ref.sector, ref.role].filter(
    (fact) => fact !== null,
  );
  const line = `${ref.name}  ${screen.paint(actor.id, "faint")}  ${facts.join(", ")}`;
  return [holds ? line : `${line}  ${screen.paint("not on that day", "warning")}`, ...why.map((reason) => `    ${reason}`)];
}

function noteAge(day: Day | null, checkedTo: Day): readonly string[] {
  return day === null || day <= checkedTo
    ? []
    : [`Terms were checked up to ${checkedTo}: whoever held an office then is taken to hold it still`];
}

/** Prints what is doubtful in the tables, then what they know. Findings end with exit code 5: the tables are part of the installation. */
export function runCheckActors(context: CliContext, flags: CheckActorsFlags): void {
  const tables = loadTables().actors;
  const findings = checkActors(tables);
  const counts = countActors(tables);
  if (flags.json === true) context.out.write(`${toSafeJson({ schema: "demarche/actors-check/1", findings, counts })}\n`);
  else context.out.write(`${[...showFindings(findings), "", ...showCounts(counts, context.out)].join("\n")}\n`);
  if (findings.length > 0)
    throw new Fault("tables/doubtful", "The tables of actors hold doubtful rows", {
      where: "data/actors",
      why: `${findings.length} finding${findings.length === 1 ? "" : "s"}`,
      next: "Mend the rows, or name an office that several hold in shared-offices.tsv",
    });
}

function showFindings(findings: readonly ActorFinding[]): readonly string[] {
  return findings.length === 0 ? ["nothing doubtful"] : findings.map(({ kind, actor, what }) => `${kind}: ${actor}: ${what}`);
}

function showCounts(counts: ActorCounts, screen: Screen): readonly string[] {
  const row = (count: number, words: string): readonly Cell[] => [{ text: count.toLocaleString("en"), align: "right" }, { text: words }];
  const totals = [
    ...counts.kinds.map(([kind, count]) => row(count, kind)),
    row(counts.names, "names, before spellings by rule"),
    row(counts.terms, "terms of office"),
    row(counts.memberships, `memberships in ${counts.withMembers} bodies, ${counts.datedMemberships} with a first day`),
    row(counts.outletsWithDomain, "outlets with domain and country"),
  ];
  const years = counts.years.map((year) =>
    [year.year, year.states, year.headOfState, year.headOfGovernment, year.foreignMinister].map((cell): Cell => ({
      text: String(cell),
      align: "right",
    })),
  );
  const header = ["year", "states", "head of state", "any head", "foreign minister"].map((text): Cell => ({ text, align: "right" }));
  return [screen.paint("What the tables know", "strong"), ...tableOf(totals, "  "), "", ...tableOf([header, ...years], "  ")];
}

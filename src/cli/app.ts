import { buildApplication, buildRouteMap } from "@stricli/core";
import type { Application } from "@stricli/core";
import { Fault } from "../lib/fault.ts";
import { actorCommand, actorsRoutes } from "./commands/actor.ts";
import { alertsCommand } from "./commands/alerts.ts";
import { withFullUsage } from "./commands/with-full-usage.ts";
import { checkCommand, statusCommand } from "./commands/status.ts";
import { correctCommand, mergeCommand, rejectCommand, splitCommand } from "./commands/decide.ts";
import { compareCommand } from "./commands/compare.ts";
import { completionCommand } from "./commands/completion.ts";
import { dossierCommand } from "./commands/dossier.ts";
import { dyadCommand } from "./commands/dyad.ts";
import { explainCommand } from "./commands/explain.ts";
import { exportCommand } from "./commands/export.ts";
import { importCommand } from "./commands/import.ts";
import { ingestCommand } from "./commands/ingest.ts";
import { networkCommand } from "./commands/network.ts";
import { parseCommand } from "./commands/parse.ts";
import { rulesCommand } from "./commands/rules.ts";
import { serveCommand } from "./commands/serve.ts";
import { backupCommand, compactCommand, historyCommand, recodeCommand } from "./commands/keep.ts";
import { readCommand } from "./commands/read.ts";
import { sourcesRoutes } from "./commands/sources.ts";
import { watchCommand } from "./commands/watch.ts";
import type { CliContext } from "./context.ts";
import { EXIT, EXIT_CODES, exitCodeOf } from "./exit-codes.ts";
import { TEXTS } from "./texts.ts";

const ABOUT = `Demarche reads news and keeps a sourced record of what countries do and say to one another.

FIRST STEPS
  demarche read page.html           what one page says
  demarche ingest pages/            many pages into the record
  demarche watch                    what the feeds that you follow bring
  demarche dyad RUS PRK             two countries over time
  demarche serve                    the record as a web page
  demarche explain "SENTENCE"       why a sentence is read as it is
  demarche actor NAME --day DAY     whom a name means on a day

ENVIRONMENT
  DEMARCHE_RECORD   the record's file where no --record is given
  DEMARCHE_DEBUG    1: a fault shows where in the program it arose
  NO_COLOR, FORCE_COLOR, COLUMNS, LANG   as elsewhere

EXIT CODES
${EXIT_CODES.map(([code, meaning]) => `  ${String(code).padEnd(5)}${meaning}`).join("\n")}`;

/**
 * The command line as one definition: parser, help, completion and docs/cli.md are made of it.
 *
 * Commands are loaded when they run, so that `--help` costs nothing but the definitions.
 */
export function createApp(version: string): Application<CliContext> {
  const root = buildRouteMap({
    routes: {
      read: withFullUsage(readCommand),
      ingest: withFullUsage(ingestCommand),
      watch: withFullUsage(watchCommand),
      sources: sourcesRoutes,
      dyad: withFullUsage(dyadCommand),
      alerts: withFullUsage(alertsCommand),
      network: withFullUsage(networkCommand),
      compare: withFullUsage(compareCommand),
      import: withFullUsage(importCommand),
      dossier: withFullUsage(dossierCommand),
      explain: withFullUsage(explainCommand),
      rules: withFullUsage(rulesCommand),
      parse: withFullUsage(parseCommand),
      actor: withFullUsage(actorCommand),
      actors: actorsRoutes,
      export: withFullUsage(exportCommand),
      serve: withFullUsage(serveCommand),
      correct: withFullUsage(correctCommand),
      reject: withFullUsage(rejectCommand),
      merge: withFullUsage(mergeCommand),
      split: withFullUsage(splitCommand),
      history: withFullUsage(historyCommand),
      recode: withFullUsage(recodeCommand),
      status: withFullUsage(statusCommand),
      check: withFullUsage(checkCommand),
      backup: withFullUsage(backupCommand),
      compact: withFullUsage(compactCommand),
      completion: withFullUsage(completionCommand),
    },
    docs: { brief: "Read news into a sourced record of what countries do and say to one another", fullDescription: ABOUT },
  });
  return buildApplication(root, {
    name: "demarche",
    versionInfo: { currentVersion: version },
    scanner: { caseStyle: "allow-kebab-for-camel", allowArgumentEscapeSequence: true },
    documentation: { onlyRequiredInUsageLine: true, disableAnsiColor: true },
    localization: { text: TEXTS },
    determineExitCode: (error) => (error instanceof Fault ? exitCodeOf(error) : EXIT.internal),
  });
}

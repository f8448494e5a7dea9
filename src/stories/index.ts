export { foldReports } from "./fold-reports.ts";
export { areVersions, testLink } from "./link-reports.ts";
export { sketchReport } from "./sketch-report.ts";
export type { SketchInput } from "./sketch-report.ts";

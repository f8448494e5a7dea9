export type { ForeignLine, ImportTables } from "./foreign-act.ts";
export { tallyOfAct } from "./foreign-act.ts";
export { foreignReader } from "./read-foreign.ts";
export type { ForeignReader } from "./read-foreign.ts";

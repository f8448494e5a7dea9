export type { Cell, CellType, Column } from "./column.ts";
export { EVENT_COLUMNS } from "./event-columns.ts";
export type { ForeignEvent, ForeignHappening, ForeignTables } from "./foreign-row.ts";
export { gdeltColumns } from "./gdelt-columns.ts";
export { icewsColumns } from "./icews-columns.ts";
export { polecatColumns } from "./polecat-columns.ts";
export { csvLines, tabLines } from "./write-lines.ts";

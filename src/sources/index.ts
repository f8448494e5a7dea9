export { collect, fetchPage } from "./fetch-page.ts";
export type { FetchOptions } from "./fetch-page.ts";
export { listPages } from "./list-pages.ts";
export type { ListOptions, PageFile } from "./list-pages.ts";
export { MAX_PAGE_BYTES } from "./page-bytes.ts";
export { pageOfBytes, readPageFile } from "./read-page-file.ts";
export type { ReadOptions } from "./read-page-file.ts";
export { addHints, pageFromText, readPage } from "./read-page.ts";
export type { PageOptions } from "./read-page.ts";

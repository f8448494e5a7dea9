/** What counts as a page inside a folder. Sidecars (.json, .tsv, .md) and everything else are left alone; a file named outright is always read. */
export const PAGE_FILE = /\.(?:html?|xhtml|txt)(?:\.gz)?$/i;

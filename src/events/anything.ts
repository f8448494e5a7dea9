/** Stands among the objects of a row for any noun at all. */
export const ANYTHING = "*";

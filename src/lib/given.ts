/** The same fields, each of which may be absent; none is there and undefined. */
type Given<Fields> = { readonly [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/**
 * The fields that are given: without those that are undefined, for types whose fields are absent rather than empty.
 *
 * @example given({ since: "2024-01-01", until: undefined }) // { since: "2024-01-01" }
 */
export function given<Fields extends object>(fields: Fields): Given<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Given<Fields>;
}

/** One step of the schema, forward only. Never changed once it was released: a later step mends it. */
export interface Migration {
  /** From 1, without gaps; the schema's version after it. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

import type { IncomingMessage } from "node:http";
import { Value } from "typebox/value";
import type { TObject, TSchema } from "typebox";
import type { RouteName } from "../contract.ts";
import { isDay } from "../../lib/day.ts";
import { ProblemError } from "../problem.ts";
import { ROUTES } from "../routes.ts";
import type { Route } from "../routes.ts";

/** The route that a path means and what the request hands it, checked against the table. */
export interface Matched {
  readonly name: RouteName;
  readonly route: Route;
  readonly input: Readonly<Record<string, unknown>>;
}

const PATTERNS = Object.entries(ROUTES).map(([name, route]) => ({
  name: name as RouteName, // the table's own keys
  route: route as Route,
  pattern: new RegExp(`^${route.path.replaceAll(/\{(\w+)\}/g, "(?<$1>[^/]+)")}$`),
}));

/** Most bytes of what is posted. */
const MOST_BYTES = 16_384;

/** What is posted, checked against the route. */
export async function readBody(request: IncomingMessage, route: Route): Promise<unknown> {
  // A form of another site can't send this type without asking first, and is not let (CORS).
  if (!/^application\/json\b/i.test(request.headers["content-type"] ?? ""))
    throw new ProblemError(415, "Post JSON, with Content-Type: application/json", "no-json");
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    size += part.length;
    if (size > MOST_BYTES) throw new ProblemError(413, `At most ${MOST_BYTES} bytes`, "long-body");
    parts.push(part);
  }
  return checked(route.body ?? route.query, parseBody(Buffer.concat(parts).toString("utf8")), "What was posted");
}

function parseBody(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null) return value;
  } catch {
    // said below
  }
  throw new ProblemError(400, "What was posted is no JSON object", "bad-body");
}

/** Null when no route has that path. Throws a problem when the query or a part of the path is not what the route takes. */
export function matchRoute(path: string, query: URLSearchParams): Matched | null {
  for (const { name, route, pattern } of PATTERNS) {
    const match = pattern.exec(path);
    if (match !== null)
      return { name, route, input: { ...readParams(route.params, match.groups ?? {}), ...readQuery(route.query, query) } };
  }
  return null;
}

function readParams(schema: TObject, groups: Readonly<Record<string, string>>): object {
  const values = Object.entries(groups).map(([name, value]) => [name, convert(schema.properties[name], decode(value))] as const);
  return checked(schema, Object.fromEntries(values), "The address");
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    throw new ProblemError(400, "The address has a % that is not followed by two hexadecimal digits", "bad-address");
  }
}

/** Each name once, but for lists: these are parted by commas, or their name is given again, as some generated clients do. */
function readQuery(schema: TObject, query: URLSearchParams): object {
  const values = new Map<string, unknown>();
  for (const [name, value] of query) {
    const known = schema.properties[name];
    if (known === undefined)
      throw new ProblemError(
        400,
        `There is no parameter "${name.slice(0, 40)}"; there are: ${Object.keys(schema.properties).join(", ") || "none"}`,
        "unknown-parameter",
      );
    const before = values.get(name);
    if (before !== undefined && !Array.isArray(before)) throw new ProblemError(400, `"${name}" is given twice`, "repeated-parameter");
    const converted = value === "" ? undefined : convert(known, value);
    if (converted !== undefined) values.set(name, Array.isArray(before) ? before.concat(converted) : converted);
  }
  return checked(schema, Object.fromEntries(values), "The query");
}

/** Text to what the schema asks for; what does not fit stays text and fails the check. */
function convert(schema: TSchema | undefined, value: string): unknown {
  const type = schema !== undefined && "type" in schema ? schema.type : "string";
  if (type === "array") return value.split(",").filter((part) => part !== "");
  return type === "integer" && /^-?\d{1,15}$/.test(value) ? Number(value) : value;
}

function checked(schema: TObject, value: object, where: string): object {
  if (Value.Check(schema, value)) return checkDays(value);
  const [error] = Value.Errors(schema, value);
  const name = error?.instancePath.split("/")[1] ?? "";
  const why = error?.keyword === "enum" ? `must be one of ${error.params.allowedValues.join(", ")}` : error?.message;
  throw new ProblemError(400, `${where}: ${name === "" ? "" : `"${name}" `}${why ?? "is not what is asked for"}`, "bad-parameter");
}

/** A pattern lets 30 February through, and the arithmetic of days does not. */
function checkDays(value: { readonly since?: unknown; readonly until?: unknown }): object {
  for (const [name, text] of Object.entries(value)) {
    if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) continue;
    if (!isDay(text)) throw new ProblemError(400, `"${name}" is not a day of the calendar: ${text}`, "bad-day");
  }
  const { since, until } = value;
  if (typeof since === "string" && typeof until === "string" && since > until)
    throw new ProblemError(400, `"since" is after "until": ${since} is after ${until}`, "bad-days");
  return value;
}

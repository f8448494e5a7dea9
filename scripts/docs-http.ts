import type { TObject, TSchema } from "typebox";
import { ROUTES } from "../src/api/index.ts";
import type { Route } from "../src/api/index.ts";

/** The page docs/http.md: every route of the table with what it is handed and what it answers. */
export function httpPage(): string {
  const routes: readonly Route[] = Object.values(ROUTES);
  return `<!-- Generated from src/api/routes.ts by npm run docs. Do not edit. -->

# HTTP routes

\`demarche serve\` answers these; \`/openapi.json\` says the same for programs, with the schema of every answer. How the server behaves: [web.md](web.md).

${routes.map(describeRoute).join("\n")}`;
}

const FORMAT_NAMES = { csv: "CSV", jsonl: "JSON lines", parquet: "Parquet" } as const;

function describeRoute({ method, path, summary, description, params, query, body, needsToken, streams = [] }: Route): string {
  const rows = [...rowsOf(params), ...rowsOf(query), ...(body === undefined ? [] : rowsOf(body))];
  const table = rows.length === 0 ? "" : `\n| parameter | values | meaning |\n| --- | --- | --- |\n${rows.join("\n")}\n`;
  const formats = ["JSON", ...streams.map((stream) => FORMAT_NAMES[stream])].join(", ");
  return `## ${(method ?? "get").toUpperCase()} ${path}\n\n${summary}. ${description === undefined ? "" : `${description} `}${needsToken === true ? "Needs the token. " : ""}Answers ${formats}.\n${table}`;
}

function rowsOf(schema: TObject): readonly string[] {
  return Object.entries(schema.properties).map(([name, property]) => `| \`${name}\` | ${valuesOf(property)} | ${wordsOf(property)} |`);
}

function valuesOf(schema: TSchema): string {
  const inner = "items" in schema && typeof schema.items === "object" && schema.items !== null ? schema.items : schema;
  if ("anyOf" in schema && Array.isArray(schema.anyOf)) return schema.anyOf.map(valuesOf).join(", ");
  const values = "enum" in inner && Array.isArray(inner.enum) ? inner.enum.join(", ") : "type" in inner ? String(inner.type) : "";
  const several = inner === schema ? "" : "; several parted by commas";
  return `${values}${several}${"default" in schema ? `; else ${String(schema.default)}` : ""}`;
}

function wordsOf(schema: TSchema): string {
  return "description" in schema ? String(schema.description) : "";
}

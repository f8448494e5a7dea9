import { Type } from "typebox";
import type { TSchema } from "typebox";
import { given } from "../lib/given.ts";
import { FILES } from "./http/send.ts";
import { ROUTES } from "./routes.ts";
import type { Route } from "./routes.ts";
import { NAMED } from "./shapes.ts";

/** A JSON value as it is built. */
type Json = { readonly [key: string]: unknown };

const PROBLEM: Json = {
  type: "object",
  description: "Problem details, RFC 9457",
  required: ["type", "title", "status", "detail"],
  properties: { type: { type: "string" }, title: { type: "string" }, status: { type: "integer" }, detail: { type: "string" } },
};

/** The OpenAPI 3.1 document of all routes, made of the route table. */
export function openApi(version: string): Json {
  const routes: readonly (readonly [string, Route])[] = Object.entries(ROUTES);
  return {
    openapi: "3.1.0",
    info: {
      title: "Demarche",
      version,
      description:
        "A sourced record of what countries do and say to one another. Every figure opens to its sentences. E-mail addresses in articles are blotted out, sign by sign.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    paths: Object.fromEntries(routes.map(([name, route]) => [route.path, { [route.method ?? "get"]: operation(name, route) }])),
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer", description: "Printed by the server when it starts with --reviews" } },
      schemas: {
        Problem: PROBLEM,
        ...Object.fromEntries(Object.entries(NAMED).map(([name, schema]) => [name, refer(schema, schema)])),
      },
    },
  };
}

function operation(name: string, route: Route): Json {
  return {
    operationId: name,
    summary: route.summary,
    ...given({ description: route.description }),
    parameters: [
      ...Object.entries(route.params.properties).map(([param, schema]) => parameter(param, "path", schema)),
      ...Object.entries(route.query.properties).map(([param, schema]) => parameter(param, "query", schema)),
    ],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: { "application/json": { schema: refer(route.body) } } } }),
    ...(route.needsToken === true ? { security: [{ token: [] }] } : {}),
    responses: {
      "200": {
        description: "The answer",
        headers: { ETag: { schema: { type: "string" } } },
        content: {
          "application/json": { schema: refer(route.answer) },
          ...Object.fromEntries((route.streams ?? []).map((format) => [FILES[format].split(";")[0], { schema: { type: "string" } }])),
        },
      },
      "304": { description: "Nothing has changed since the ETag that was sent as If-None-Match" },
      default: {
        description: "What went wrong",
        content: { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } },
      },
    },
  };
}

function parameter(name: string, place: "path" | "query", schema: TSchema): Json {
  const isList = "type" in schema && schema.type === "array";
  return {
    name,
    in: place,
    required: place === "path" || !Type.IsOptional(schema),
    ...("description" in schema ? { description: schema.description } : {}),
    schema: refer(schema),
    ...(isList ? { style: "form", explode: false } : {}),
  };
}

const NAMES = new Map<unknown, string>(Object.entries(NAMED).map(([name, schema]) => [schema, name]));

/** The schema as plain JSON, with a reference in the place of every shape that has a name, but for `whole` itself. */
function refer(schema: unknown, whole?: unknown): unknown {
  const name = NAMES.get(schema);
  if (name !== undefined && schema !== whole) return { $ref: `#/components/schemas/${name}` };
  if (Array.isArray(schema)) return schema.map((part) => refer(part));
  if (typeof schema !== "object" || schema === null) return schema;
  return Object.fromEntries(Object.entries(schema).map(([key, part]) => [key, refer(part)]));
}

import { useEffect, useState } from "preact/hooks";
import { useTitle } from "../lib/use-title.ts";
import { Loading } from "../parts/states.tsx";

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required: boolean;
  readonly description?: string;
  readonly schema: {
    readonly type?: string;
    readonly enum?: readonly string[];
    readonly default?: number;
    readonly description?: string;
    readonly items?: { readonly enum?: readonly string[] };
  };
}

interface OpenApi {
  readonly info: { readonly description: string; readonly version: string };
  readonly paths: Readonly<
    Record<
      string,
      {
        readonly [Method in "get" | "post"]?: {
          readonly operationId: string;
          readonly summary: string;
          readonly description?: string;
          readonly parameters: readonly Parameter[];
          readonly responses: Readonly<Record<string, { readonly content?: object }>>;
        };
      }
    >
  >;
}

/** One example a route, so that each can be tried. */
const EXAMPLES: Readonly<Record<string, string>> = {
  dyad: "/api/dyads/PRK/USA?by=month",
  happenings: "/api/happenings?countries=PRK,USA&limit=5",
  events: "/api/events?countries=PRK,USA&limit=5",
  actor: "/api/actors/PRK?day=2018-06-12",
  search: "/api/search?q=summit",
};

/** The API for people: the same document that programs read, laid out. */
export function DocsView() {
  useTitle("API");
  const [document, setDocument] = useState<OpenApi | null>(null);
  useEffect(() => {
    void fetch("/openapi.json")
      .then(async (response) => response.text())
      .then((text) => setDocument(JSON.parse(text)));
  }, []);
  return (
    <article class="docs-view">
      <h1>API</h1>
      {document === null ? <Loading words="Reading the description" /> : <Routes document={document} />}
    </article>
  );
}

function Routes({ document }: { readonly document: OpenApi }) {
  return (
    <>
      <p>
        {document.info.description} For programs: <a href="/openapi.json">OpenAPI 3.1</a>. Lists come in pages with a cursor, or whole as
        CSV and JSON lines (<code>format=csv</code>, <code>format=jsonl</code>). Every answer has an ETag. Problems are RFC 9457.{" "}
        <code>/api/live</code> tells by server-sent events when the record has grown.
      </p>
      {operationsOf(document).map(({ path, method, operation: get }) => (
        <section key={path} aria-labelledby={`route-${get.operationId}`}>
          <h2 id={`route-${get.operationId}`}>
            <code>
              {method.toUpperCase()} {path}
            </code>
          </h2>
          <p>
            {get.summary}. {get.description}
          </p>
          <p class="note">
            Answers: {Object.keys(get.responses["200"]?.content ?? {}).join(", ")} · <TryIt id={get.operationId} path={path} />
          </p>
          {get.parameters.length > 0 && <Parameters parameters={get.parameters} path={path} />}
        </section>
      ))}
    </>
  );
}

function operationsOf({ paths }: OpenApi) {
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ path, method, operation })),
  );
}

function TryIt({ id, path }: { readonly id: string; readonly path: string }) {
  const example = EXAMPLES[id] ?? (path.includes("{") ? null : path);
  return example === null ? <>ids come from the lists</> : <a href={example}>{example}</a>;
}

function Parameters({ parameters, path }: { readonly parameters: readonly Parameter[]; readonly path: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={`Parameters of ${path}`}>
      <table class="parameters">
        <thead>
          <tr>
            <th scope="col">Parameter</th>
            <th scope="col">Values</th>
            <th scope="col">Meaning</th>
          </tr>
        </thead>
        <tbody>
          {parameters.map(({ name, required, in: place, schema, description }) => (
            <tr key={name}>
              <th scope="row">
                <code>{name}</code>
                {required && place === "query" ? " (needed)" : ""}
              </th>
              <td>
                {(schema.enum ?? schema.items?.enum)?.join(", ") ?? schema.type ?? ""}
                {schema.default !== undefined && `; else ${schema.default}`}
              </td>
              <td>{description ?? schema.description ?? ""}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

import type { Answer, Asking, Body, NameOf, PathOf, Problem, RouteName } from "../../api/contract.ts";

type Path = PathOf<RouteName>;

/** What went wrong with a request, in words for people. */
export class RequestError extends Error {
  override readonly name = "RequestError";
  readonly status: number;

  constructor({ title, detail, status }: Pick<Problem, "title" | "detail" | "status">) {
    super(detail === "" ? title : `${title}. ${detail}`);
    this.status = status;
  }
}

/**
 * The address of a route with its parameters in it; those that are undefined are left out.
 *
 * @example addressOf("/api/dyads/{a}/{b}", { a: "PRK", b: "RUS", by: "month" }) // "/api/dyads/PRK/RUS?by=month"
 */
export function addressOf<P extends Path>(path: P, input: Asking<NameOf<P>>): string {
  const values = new Map<string, unknown>(Object.entries(input));
  const filled = path.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => {
    const value = values.get(name);
    values.delete(name);
    return encodeURIComponent(String(value));
  });
  const query = [...values]
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => [name, String(value)] as const);
  return query.length === 0 ? filled : `${filled}?${new URLSearchParams(query.map(([name, value]) => [name, value])).toString()}`;
}

/** Asks a route of the table; its answer has the type that the table gives it. The server's tests hold each answer to its schema. */
export async function ask<P extends Path>(path: P, input: Asking<NameOf<P>>, init: RequestInit = {}): Promise<Answer<NameOf<P>>> {
  return answered<P>(addressOf(path, input), init);
}

/** Posts to a route of the table; with the token that the server gave where the route needs it. */
export async function post<P extends Path>(path: P, body: Body<NameOf<P>>, token: string | null): Promise<Answer<NameOf<P>>> {
  const headers = { "Content-Type": "application/json", ...headersWith(token) };
  return answered<P>(path, { method: "POST", headers, body: JSON.stringify(body) });
}

export function headersWith(token: string | null): Readonly<Record<string, string>> {
  return token === null ? {} : { Authorization: `Bearer ${token}` };
}

async function answered<P extends Path>(address: string, init: RequestInit): Promise<Answer<NameOf<P>>> {
  let response: Response;
  try {
    response = await fetch(address, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new RequestError({ title: "The server does not answer", detail: "Is demarche serve still running?", status: 0 });
  }
  const body: unknown = await response.json();
  if (response.ok) return body as Answer<NameOf<P>>;
  throw new RequestError(body as Problem);
}

import type { Served } from "../../api/index.ts";

/** Latest happenings about which everything is asked: by then the engine has compiled what answers it, and the first readers need not wait for that. */
const ROUNDS = 60;
/** Where the record is so large that they take longer, whoever starts the server need not wait for all of them. */
const LONGEST_MS = 2500;

interface Listed {
  readonly id: string;
  readonly initiator: string | null;
  readonly recipient: string | null;
  readonly lead: { readonly article: { readonly id: string }; readonly evidence: { readonly words: string } } | null;
}

/** Asks a server what its readers ask most, `atOnce` questions at a time. */
export async function warmUp(ask: Served["ask"], atOnce: number): Promise<void> {
  const started = performance.now();
  const { plain } = await ask(`/api/happenings?limit=${ROUNDS}`);
  const paths = pathsOf(JSON.parse(plain.toString("utf8")));
  const askInTurn = async (): Promise<void> => {
    for (const path of paths) {
      if (performance.now() - started > LONGEST_MS) return;
      await ask(`/api/${path}`).catch(leave);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, askInTurn));
}

/** What it cannot answer, whoever asks for it is told. */
function leave(): void {}

/** One iterator for all who ask: each takes the next. */
function* pathsOf({ items }: { readonly items: readonly Listed[] }): Generator<string> {
  for (const { id, initiator: a, recipient: b, lead } of items) {
    yield "happenings?limit=12";
    yield `happenings/${id}`;
    if (lead !== null) yield `articles/${lead.article.id}`;
    if (lead !== null) yield `search?q=${encodeURIComponent(lead.evidence.words.slice(0, 12).toWellFormed())}`;
    if (a === null || b === null || a === b) continue;
    yield `dyads/${a}/${b}`;
    yield `happenings?countries=${a},${b}&limit=25`;
    yield "overview";
  }
}

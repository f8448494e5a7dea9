import type { IncomingMessage, ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { promisify } from "node:util";
import { createGzip, gzip } from "node:zlib";
import type { Problem } from "../contract.ts";
import type { FileFormat } from "../routes.ts";
import { etagOf } from "./keep-answers.ts";
import type { Answered } from "./keep-answers.ts";
import { toPublicJson } from "../../lib/mask-addresses.ts";

const gzipped = promisify(gzip);
/** Below it a compressed answer is hardly smaller. */
const WORTH_COMPRESSING = 1400;
/** Level 4 takes half the time of level 6 and gives 5 % more bytes. */
const LEVEL = 4;
/** Lines of a stream are sent in pieces of about so many characters. */
const PIECE = 32_768;

export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
}

/** A JSON value as it is sent, compressed where that is worth it. */
export async function answerOf(value: unknown): Promise<Answered> {
  const plain = Buffer.from(toPublicJson(value));
  return { etag: etagOf(plain), plain, gzip: plain.length < WORTH_COMPRESSING ? null : await gzipped(plain, { level: LEVEL }) };
}

/** Sends an answer, or 304 where the client has that very one. */
export function sendAnswer({ request, response }: Exchange, { etag, plain, gzip: small }: Answered): void {
  response.setHeader("ETag", etag);
  response.setHeader("Cache-Control", "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  if (knows(request, etag)) response.writeHead(304).end();
  else {
    const body = small !== null && accepts(request, "gzip") ? small : plain;
    if (body === small) response.setHeader("Content-Encoding", "gzip");
    response.writeHead(200, { "Content-Type": "application/json; charset=utf-8", "Content-Length": body.length });
    response.end(request.method === "HEAD" ? undefined : body);
  }
}

export function knows(request: IncomingMessage, etag: string): boolean {
  return (request.headers["if-none-match"] ?? "").split(/\s*,\s*/).includes(etag);
}

export function sendProblem({ request, response }: Exchange, problem: Problem): void {
  if (response.headersSent) {
    response.destroy(); // half an answer must not look whole
    return;
  }
  for (const name of ["ETag", "Content-Encoding", "Cache-Control"]) response.removeHeader(name);
  const body = Buffer.from(toPublicJson(problem));
  response.writeHead(problem.status, { "Content-Type": "application/problem+json; charset=utf-8", "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
}

export interface Stream {
  readonly pieces: Iterable<string> | AsyncIterable<Uint8Array>;
  readonly format: FileFormat;
  /** Without its ending. */
  readonly name: string;
}

/** Media types of the files that routes give besides JSON. */
export const FILES = {
  csv: "text/csv; charset=utf-8; header=present",
  jsonl: "application/jsonl; charset=utf-8",
  parquet: "application/vnd.apache.parquet",
} as const satisfies Readonly<Record<FileFormat, string>>;

/** Sends pieces as they are read, in constant memory, waiting whenever the reader does; the reading ends when the reader goes away. */
export async function sendStream({ request, response }: Exchange, { pieces, format, name }: Stream): Promise<void> {
  const compress = format !== "parquet" && accepts(request, "gzip"); // Parquet is compressed inside
  if (compress) response.setHeader("Content-Encoding", "gzip");
  response.writeHead(200, {
    "Content-Type": FILES[format],
    "Content-Disposition": `attachment; filename="${name}.${format}"`,
    Vary: "Accept-Encoding",
  });
  if (request.method === "HEAD") {
    response.end();
    return;
  }
  const source = Readable.from(inTurns(pieces));
  try {
    await (compress ? pipeline(source, createGzip({ level: LEVEL }), response) : pipeline(source, response));
  } catch (error) {
    if (!isGone(error)) throw error;
  }
}

/** Others are answered between two chunks. */
async function* inTurns(pieces: Stream["pieces"]): AsyncGenerator<string | Uint8Array> {
  for await (const chunk of Symbol.asyncIterator in pieces ? pieces : joined(pieces)) {
    yield chunk;
    await new Promise(setImmediate);
  }
}

function* joined(lines: Iterable<string>): Generator<string> {
  let piece = "";
  for (const line of lines) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = "";
  }
  if (piece !== "") yield piece;
}

function isGone(error: unknown): boolean {
  return (
    error instanceof Error &&
    "code" in error &&
    (error.code === "ERR_STREAM_PREMATURE_CLOSE" || error.code === "ECONNRESET" || error.code === "EPIPE")
  );
}

/** Whether the client takes an encoding; one with a weight of 0 is refused. */
export function accepts(request: IncomingMessage, encoding: string): boolean {
  const header = request.headers["accept-encoding"] ?? "";
  return header.split(",").some((part) => {
    const [name = "", weight = ""] = part.split(";");
    return name.trim().toLowerCase() === encoding && !/^\s*q=0(?:\.0*)?\s*$/.test(weight);
  });
}

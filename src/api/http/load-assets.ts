import { createHash } from "node:crypto";
import { existsSync, globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import { accepts } from "./send.ts";
import type { Exchange } from "./send.ts";

/** One file of the page, compressed once. */
interface Asset {
  readonly type: string;
  readonly etag: string;
  readonly isHashed: boolean;
  readonly bodies: Readonly<Record<"br" | "gzip" | "identity", Buffer>>;
}

export type Assets = ReadonlyMap<string, Asset>;

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  json: "application/json; charset=utf-8",
  svg: "image/svg+xml",
};

/** Reads the built page into memory: a few hundred kilobytes. Empty when it was not built. */
export function loadAssets(folder: string): Assets {
  if (!existsSync(join(folder, "index.html"))) return new Map();
  const files = globSync("**/*.*", { cwd: folder }).map((file) => file.replaceAll("\\", "/"));
  return new Map(files.map((file) => [`/${file}`, assetOf(readFileSync(join(folder, file)), file)]));
}

function assetOf(body: Buffer, file: string): Asset {
  return {
    type: TYPES[file.split(".").at(-1) ?? ""] ?? "application/octet-stream",
    etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"`,
    isHashed: file.startsWith("assets/"),
    bodies: {
      br: brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }),
      gzip: gzipSync(body, { level: 9 }),
      identity: body,
    },
  };
}

/** Sends a file of the page, or the page itself for an address that the page knows what to do with. False when there is none. */
export function sendAsset({ request, response }: Exchange, assets: Assets, path: string): boolean {
  const asset = assets.get(path) ?? (/\.\w+$/.test(path) ? undefined : assets.get("/index.html"));
  if (asset === undefined) return false;
  const encoding = accepts(request, "br") ? "br" : accepts(request, "gzip") ? "gzip" : "identity";
  response.setHeader("ETag", asset.etag);
  response.setHeader("Cache-Control", asset.isHashed ? "public, max-age=31536000, immutable" : "no-cache");
  response.setHeader("Vary", "Accept-Encoding");
  if (request.headers["if-none-match"] === asset.etag) {
    response.writeHead(304).end();
    return true;
  }
  if (encoding !== "identity") response.setHeader("Content-Encoding", encoding);
  const body = asset.bodies[encoding];
  response.writeHead(200, { "Content-Type": asset.type, "Content-Length": body.length });
  response.end(request.method === "HEAD" ? undefined : body);
  return true;
}

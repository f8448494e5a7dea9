import type { ByteSource } from "../archives/archive.ts";
import { UnreadableSource } from "../archives/archive.ts";
import { whyLater } from "./follow-redirects.ts";
import type { Fetched } from "./follow-redirects.ts";
import type { PoliteFetcher } from "./polite-fetcher.ts";

/** Bytes of one part: with a pause of a second between two, four megabytes a second at most, more than is read; small enough for a slow line. */
const PART_BYTES = 4 * 1024 * 1024;

/** Whether an address names a WARC file by its path. */
export function isWebArchive(address: string): boolean {
  return URL.canParse(address) && /\.warc(?:\.gz)?$/i.test(new URL(address).pathname);
}

/**
 * A file on the web, read part by part (RFC 9110, 14), each a request by the manners of its host: a part that fails is asked for again, a run goes
 * on anywhere, and the server is never kept busy. Throws `UnreadableSource` in the reading, also when the file changed meanwhile.
 */
export function webSource(address: string, fetcher: PoliteFetcher, partBytes: number = PART_BYTES): ByteSource {
  let mark: string | null = null;
  const part = async (start: number, count: number): Promise<Part> => {
    const fetched = await fetcher.fetch(address, { accept: "*/*", maxBytes: count, range: { start, count } });
    const got = partOf(fetched, start);
    if (mark !== null && got.mark !== null && mark !== got.mark) throw new UnreadableSource("the file was changed while it was read");
    mark ??= got.mark;
    return got;
  };
  return {
    from: address,
    at: null,
    async *open(start = 0) {
      for (let at = start, isLast = false; !isLast;) {
        const { bytes, total } = await part(at, partBytes);
        if (bytes.length > 0) yield bytes;
        at += bytes.length;
        isLast = bytes.length === 0 || (total !== null && at >= total);
      }
    },
    fingerprint: async () => {
      try {
        return (await part(0, 1)).mark;
      } catch (error) {
        if (error instanceof UnreadableSource) return null; // who reads it says why
        throw error;
      }
    },
  };
}

interface Part {
  readonly bytes: Uint8Array;
  readonly total: number | null;
  /** What tells one state of the file from another: its length with the server's mark or date. */
  readonly mark: string | null;
}

function partOf(fetched: Fetched, start: number): Part {
  if (fetched.kind === "status" && fetched.status === 416) return { bytes: new Uint8Array(0), total: null, mark: null }; // behind the end
  if (fetched.kind === "later") throw new UnreadableSource(whyLater(fetched));
  if (fetched.kind === "failed" && fetched.reason === "source/too-large")
    throw new UnreadableSource("the server gives the file only as a whole");
  if (fetched.kind === "failed") throw new UnreadableSource(fetched.why);
  if (fetched.kind !== "body") throw new UnreadableSource(`the server answered ${fetched.kind === "status" ? fetched.status : 304}`);
  const { part = null, bytes, fields } = fetched;
  if (part !== null && part.start !== start) throw new UnreadableSource("the server gave another part of the file than was asked for");
  const total = part === null ? bytes.length : part.total;
  const sign = fields.etag ?? fields.lastModified;
  // A small file a server may give as a whole.
  return { bytes: part === null ? bytes.subarray(start) : bytes, total, mark: sign === null ? null : `${total ?? "?"} ${sign}` };
}

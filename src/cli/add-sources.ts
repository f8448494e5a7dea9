import { readFileSync } from "node:fs";
import { Fault } from "../lib/fault.ts";
import type { SourceRequest } from "../model/index.ts";
import { isAddress, readDocument } from "../sources/index.ts";
import type { ListedSource } from "../sources/index.ts";

/** What a word names: an address is one source, an OPML file as many as it lists. Throws the fault "input/no-sources" for anything else. */
export function sourcesAt(place: string): readonly ListedSource[] {
  if (isAddress(place) && URL.canParse(place)) return [{ url: place, title: "", about: {} }];
  const document = readDocument(bytesOf(place), { contentType: null, url: "file:" });
  if (document?.kind === "sources") return document.sources;
  throw new Fault("input/no-sources", "Cannot find sources", {
    where: place,
    why: "it is neither an address nor an OPML list",
    next: "Give the address of a feed, or a list",
  });
}

function bytesOf(path: string): Uint8Array {
  try {
    return readFileSync(path);
  } catch (cause) {
    throw new Fault("input/not-found", "Cannot read the list", {
      where: path,
      why: "there is no such file",
      next: "Check the path, or write the address with https://",
      cause,
    });
  }
}

/** Asks for each to be followed. */
export function followRequests(wanted: readonly ListedSource[]): readonly SourceRequest[] {
  return wanted.map(({ url, title, about }) => ({ kind: "follow", url, title, about }));
}

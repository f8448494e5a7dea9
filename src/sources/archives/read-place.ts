import type { Page, Skip } from "../../model/index.ts";
import { skipOf } from "../page-bytes.ts";
import { fileSource } from "./archive.ts";
import type { ByteSource } from "./archive.ts";
import { archiveKindOfBytes, archiveKindOfName, headOfFile, readArchive } from "./read-archive.ts";
import type { ReadArchiveOptions } from "./read-archive.ts";

const PLACE = /#(?:offset=\d+|member=.*)$/s;

/** Whether a path names a page inside an archive: "news.warc.gz#offset=48213", "pages.zip#member=2024/a.html". */
export function isPlaceInArchive(path: string): boolean {
  return PLACE.test(path);
}

export function archiveOfPlace(place: string): string {
  return place.replace(PLACE, "");
}

/** Opens the page that the record calls by this place, in a file unless `open` says how; what is not there is a `Skip`. */
export async function readPlace(
  place: string,
  options: ReadArchiveOptions,
  open: (path: string) => ByteSource = (path) => fileSource(path, path),
): Promise<Page | Skip> {
  const path = archiveOfPlace(place);
  const kind = archiveKindOfName(path) ?? archiveKindOfBytes(headOfFile(path));
  const start = Number(/^#offset=(\d+)$/.exec(place.slice(path.length))?.[1] ?? 0);
  const [, member, offset] = /^#member=(.*?)(?:&offset=(\d+))?$/s.exec(place.slice(path.length)) ?? [];
  const inside = member === undefined ? {} : { member: { name: member, offset: Number(offset ?? 0) } };
  if (kind === null) return skipOf("source/unreadable", place, "it is not an archive");
  for await (const { item } of readArchive(kind, open(path), { ...options, start, ...inside })) {
    if (!("kind" in item)) {
      if (item.from === place) return item;
    } else if (item.kind === "skip" && item.where === place) return item;
  }
  return skipOf("source/unreadable", place, "the archive holds no such page");
}

import { Fault } from "../lib/fault.ts";

type Words = readonly [why: string, next: string];

const FULL: Words = ["the disk is full", "Free some space, or name another place"];
const FORBIDDEN: Words = ["it may not be written", "Check the permissions of the file and its folder"];

/** What the system says when it does not let a file be written, and what a person can do about it. */
const WORDS: ReadonlyMap<string, Words> = new Map<string, Words>([
  ["ENOSPC", FULL],
  ["EDQUOT", FULL],
  ["EFBIG", ["a limit on the size of files is reached", "Raise it, or name another place"]],
  ["ENOENT", ["there is no such folder", "Make the folder, or name another place"]],
  ["ENOTDIR", ["a file stands where a folder is named", "Name another place"]],
  ["EISDIR", ["it is a folder", "Name a file in it"]],
  ["EACCES", FORBIDDEN],
  ["EPERM", FORBIDDEN],
  ["EROFS", ["nothing can be written there", "Name another place"]],
  ["EIO", ["the disk fails", "Name another place"]],
]);

/** What the system threw while a file was written as the fault "output/…"; anything else comes back as it is. */
export function faultOfOutput(error: unknown, where: string): unknown {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  const [why, next] = WORDS.get(code) ?? [];
  if (why === undefined || next === undefined) return error;
  return new Fault(`output/${code.toLowerCase()}`, "Cannot write the file", { where, why, next, cause: error });
}

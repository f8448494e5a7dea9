import type { Page, Skip } from "../../model/index.ts";
import { PAGE_FILE } from "../page-file-name.ts";
import { pageOfBytes } from "../read-page-file.ts";
import { isMailName, pageOfMail } from "./read-mail.ts";

/** Whether a file inside an archive is a page by its name, as it would be in a folder. Hidden ones are not: macOS puts one beside each file. */
export function isMemberPage(name: string): boolean {
  return (PAGE_FILE.test(name) || isMailName(name)) && !name.split("/").some((part) => part.startsWith(".") || part === "__MACOSX");
}

/** A page of the bytes of one file of an archive. */
export function pageOfMember(name: string, bytes: Uint8Array, options: { readonly from: string; readonly maxBytes: number }): Page | Skip {
  return isMailName(name) ? pageOfMail(bytes, options) : pageOfBytes(bytes, { ...options, name });
}

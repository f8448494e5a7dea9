import type { Role } from "../../src/model/index.ts";

/** One person in one office as a source has it, before persons are told apart. */
export interface RawTerm {
  /** As the source writes it, without titles. */
  readonly person: string;
  readonly surnames: readonly string[];
  readonly aliases: readonly string[];
  /** Country of the person: an id of states.tsv, or "" for those who serve an organisation. */
  readonly country: string;
  readonly actor: string;
  readonly office: string;
  readonly role: Role;
  readonly from: string;
  /** Exclusive; null: in office on the last day that the source was read. */
  readonly to: string | null;
  readonly origin: string;
}

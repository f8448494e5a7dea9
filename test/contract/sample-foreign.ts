import type { ForeignAct } from "../../src/model/index.ts";

/** An act of another data set, with what a test says of it. */
export function sampleForeignAct(id: string, parts: Partial<ForeignAct> = {}): ForeignAct {
  return {
    source: "gdelt",
    id,
    day: "2022-03-10",
    initiator: "RUS",
    recipient: "UKR",
    initiatorName: "KREMLIN",
    recipientName: "KYIV",
    cameo: "190",
    plover: "ASSAULT",
    quad: 4,
    goldstein: -10,
    reports: 3,
    url: "https://example.org/1",
    ...parts,
  };
}

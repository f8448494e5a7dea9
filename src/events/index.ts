export { codeEvents } from "./code-events.ts";
export type { CodingInput } from "./code-events.ts";
export { compileRules, mayHoldEvent } from "./compile-rules.ts";
export type { RuleIndex } from "./compile-rules.ts";
export { explainSentence } from "./explain-sentence.ts";
export type { Explanation } from "./explain-sentence.ts";
export { findQuotations } from "./find-quotations.ts";
export type { QuotationInput } from "./find-quotations.ts";
export { findTimes } from "./find-times.ts";

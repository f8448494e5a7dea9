export { detectLanguage } from "./detect-language.ts";
export { createExtractor, extractArticle } from "./extract-article.ts";
export type { ExtractOptions } from "./extract-article.ts";
export { findAddress } from "./find-address.ts";
export { DEFAULT_LIMITS } from "./limits.ts";
export type { ArticleLimits } from "./limits.ts";
export { indexLanguages } from "./score-languages.ts";

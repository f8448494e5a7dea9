/** How a chain of who says so names the medium that the words came through: "quoting a letter of Vladimir Putin". */
export const MEDIUM_WORDS = {
  letter: "a letter of",
  statement: "a statement of",
  report: "a report of",
  post: "a post of",
  interview: "an interview with",
  speech: "a speech of",
  call: "a call of",
  document: "a document of",
} as const;

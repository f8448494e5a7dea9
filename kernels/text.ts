/**
 * The inner loops of src/text, in AssemblyScript: matrix products of 7-bit activations with 8-bit weights, and LSTM cells.
 *
 * Sums of products are whole numbers and therefore exact, and what is left in 32-bit floats uses plain SIMD in a fixed order: the result for
 * a row is the same in every batch, on every thread and on every machine. The one relaxed instruction (`relaxed_dot`) is exact as it is used
 * here: activations stand from 1 to 127, so that neither their sign nor a sum of two products depends on the machine. All addresses are bytes.
 * Built by `npm run kernels`; `npm run check` builds it anew and compares.
 */
export { goesInPairs, multiply } from "./multiply";
export { remember, untime } from "./remember";
export { dots, gather, pairUp, quantise, rectify } from "./rows";
export { findLargest, project, slide } from "./tagger";

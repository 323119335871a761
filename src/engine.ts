/*
 * What reads, runs, checks and explains circuits, in one part. The parser comes with it, and is much more to load than
 * all the rest of the extension, which therefore starts without it.
 */
// biome-ignore assist/source/organizeImports: so what is alike comes to stand near each other, and the package is smaller.
export { writeMissing, writePass } from './writing/passes';
export { activityOf } from './verification/activity';
export { writeAt } from './writing/write';
export { closerLook, verify, verifyInSteps } from './verification/verify';
export { explain } from './wording/explain';
export { mendPass } from './verification/mend';
export { writeInputs } from './writing/input-comments';
export * as common from './shared';
export { describeLine } from './wording/describe';
export { type Language, loadDialect, parsing, shared } from './languages/languages';
export { analyze, analyzeInSteps } from './analysis/analyze';
export { rerun } from './analysis/rerun';

/** The whole of it, for views that keep it once it is loaded. */
export type Engine = typeof import('./engine');

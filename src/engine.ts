/*
 * What reads, runs, checks and explains circuits, in one part. The parser comes with it, and is much more to load than
 * all the rest of the extension, which therefore starts without it.
 */
export { analyze, analyzeInSteps } from './analysis/analyze';
export { rerun } from './analysis/rerun';
export { type Language, loadDialect, parsing, shared } from './languages/languages';
export * as common from './shared';
export { activityOf } from './verification/activity';
export { mendPass } from './verification/mend';
export { closerLook, verify, verifyInSteps } from './verification/verify';
export { describeLine } from './wording/describe';
export { explain } from './wording/explain';
export { writeInputs } from './writing/input-comments';
export { writeMissing, writePass } from './writing/passes';
export { writeAt } from './writing/write';

/** The whole of it, for views that keep it once it is loaded. */
export type Engine = typeof import('./engine');

/*
 * What reads, runs, checks and explains circuits, in one part. The parser comes with it, and is much more to load than
 * all the rest of the extension, which therefore starts without it.
 */
export { analyzeInSteps } from './analysis';
export { writeMissing, writePass } from './backprop/write';
export { writeInputs } from './input-comments';
export { mendPass } from './mending';
export { rerun } from './numbers';
export { describeLine } from './pictures/describe';
export { explain } from './pictures/explain';
export { closerLook, verify, verifyInSteps } from './verification';

/** The whole of it, for views that keep it once it is loaded. */
export type Engine = typeof import('./engine');

/*
 * What the extension and the side panel's page share with the engine, by the names of the files: they take it from the engine
 * that they have loaded, so that it need not come twice. The extension has it once it has asked for the engine.
 */
export * as calls from './analysis/calls';
export * as circuitAt from './analysis/circuit-at';
export * as fixedInputs from './analysis/fixed-inputs';
export * as formula from './analysis/formula';
export * as algebra from './gates/algebra';
export * as opcodes from './gates/opcodes';
export * as rows from './gates/rows';
export * as rules from './gates/rules';
export * as given from './program/given';
export * as writer from './program/writer';
export * as run from './tape/run';
export * as wiring from './tape/wiring';
export * as lines from './text/lines';
export * as explanation from './wording/explanation';
export * as fixes from './wording/fixes';
export * as format from './wording/format';
export * as passes from './wording/passes';
export * as placed from './wording/placed';
export * as sides from './wording/sides';
export * as verdicts from './wording/verdicts';

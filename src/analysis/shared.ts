/* What the side panel's page shares with the engine that it has loaded, by the names of the files: it need not come twice. */
export * as algebra from '../gates/algebra';
export * as opcodes from '../gates/opcodes';
export * as rows from '../gates/rows';
export * as rules from '../gates/rules';
export * as writer from '../program/writer';
export * as run from '../tape/run';
export * as formula from './formula';

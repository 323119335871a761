/*
 * What languages that are loaded later share with the engine, by the names of the files: their values are of its classes.
 * What they import besides is their own.
 */
export * as rows from '../gates/rows';
export * as code from '../program/code';
export * as dialect from '../program/dialect';
export * as parts from '../program/parts';
export * as statements from '../program/statements';
export * as touches from '../program/touches';
export * as values from '../program/values';
export * as pauses from '../text/pauses';
export * as directives from './directives';
export * as incremental from './incremental';
export * as magics from './magics';
export * as pieces from './pieces';

import type { Analysis, Circuit, Variable } from './analysis';
import type { File } from './backprop/scope';
import { placeInputs } from './circuit/assume';
import type { Circuit as Wires } from './circuit/circuit';
import { CONSTANT } from './circuit/opcodes';
import { knowledge, runPasses } from './circuit/run';
import { Mark, type Tape, unshown } from './circuit/tape';
import { Whys } from './circuit/why';
import { fixedInputs } from './fixed-inputs';
import { circuitInSteps, ShownVersions } from './variables';

/** Numbers for a file's inputs, in the place of those that it gives itself or that are assumed. */
export interface InputNumbers {
  /** For inputs that the file gives no value, by the name as written. */
  readonly inputs?: ReadonlyMap<string, number> | undefined;
  /** For any other input of a circuit, by its key (see `inputKeys`): what if it were this? */
  readonly whatIf?: ReadonlyMap<string, number> | undefined;
}

/** The part of an analysis that its inputs' numbers decide. */
type Numbers = Pick<Analysis, 'tape' | 'known' | 'whys' | 'circuits' | 'loose' | 'variableOf'>;

/** Runs both passes of every circuit with these numbers. Leaves the file's own tape alone where they differ from its. */
export function* computeInSteps(
  file: File,
  constants: ReadonlySet<string>,
  { inputs, whatIf }: InputNumbers,
  ownTape: boolean,
): Generator<undefined, Numbers> {
  const tape = ownTape || whatIf?.size ? file.tape.copy() : file.tape;
  if (whatIf?.size) pretend(tape, file.circuits, whatIf);
  placeInputs(tape, file.open, inputs ?? new Map());
  yield;
  yield* runPasses(tape, file.circuits);
  const known = yield* knowledge(tape, file.circuits, file.lateBlocks);
  yield;
  const whys = new Whys(tape, known, file.reasons);
  const variableOf = new ShownVersions(tape.length);
  const circuits: Circuit[] = [];
  const loose: Variable[] = [];
  for (const wires of file.circuits) {
    const circuit = yield* circuitInSteps(wires, { ...file, tape }, known, whys, variableOf, constants);
    if (wires.seeds.length > 0) circuits.push(circuit);
    else for (const variable of circuit.variables) loose.push(variable);
  }
  return { tape, known, whys, circuits, loose, variableOf };
}

/**
 * The same text with other numbers for its inputs: both passes again, and nothing read anew. Equal to an analysis of
 * the text with these numbers as options.
 */
export function rerun(analysis: Analysis, numbers: InputNumbers): Analysis {
  const steps = computeInSteps(analysis.file, analysis.constants, numbers, true);
  for (;;) {
    const { done, value } = steps.next();
    if (done) return { ...analysis, ...value, options: { ...analysis.options, ...numbers } };
  }
}

/** Puts numbers in the place of what the inputs are in the file. */
function pretend(tape: Tape, circuits: readonly Wires[], whatIf: ReadonlyMap<string, number>): void {
  for (const [key, { node }] of fixedInputs(circuits)) {
    const value = whatIf.get(key);
    if (value === undefined) continue;
    tape.op[node] = CONSTANT;
    tape.value[node] = value;
    tape.marks[node] &= ~(Mark.assumed | unshown);
  }
}

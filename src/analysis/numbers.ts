/* Values and gradients of a file's circuits, with the file's numbers for their inputs or with others. */
import { placeInputs } from '../circuits/assume';
import type { File } from '../recognition/recogniser';
import { Numbers } from '../tape/numbers';
import { computeValues, doubt, doubtedBy, doubtGradients, misguessedIn, othersIn } from '../tape/otherwise';
import { knowledge, runPasses } from '../tape/run';
import type { Tape } from '../tape/tape';
import { tornNodes } from '../tape/torn';
import type { Wiring } from '../tape/wiring';
import { fixedInputs } from './fixed-inputs';
import type { Analysis, Circuit, InputNumbers, Variable } from './model';
import { objectsAmong } from './objects';
import { ShownVersions } from './shown-versions';
import { circuitInSteps } from './variables';

/** The part of an analysis that its inputs' numbers decide. */
type Computed = Pick<Analysis, 'tape' | 'numbers' | 'circuits' | 'loose' | 'variableOf' | 'isOther'> & {
  /** Of what is shown it was guessed wrongly whether it runs. */
  readonly isMisguessed: boolean;
};

/** Runs both passes of every circuit with these numbers. Leaves the file's own tape alone where they differ from its. */
export function* computeInSteps(
  file: File,
  constants: ReadonlySet<string>,
  { inputs, whatIf }: InputNumbers,
  ownTape: boolean,
): Generator<undefined, Computed> {
  const tape = ownTape || whatIf?.size ? file.tape.copy() : file.tape;
  if (whatIf?.size) pretend(tape, file.wirings, whatIf);
  placeInputs(tape, file.open, inputs ?? new Map());
  yield;
  yield* runPasses(tape, file.wirings, file.dialect.names.arithmetic);
  if (tape !== file.tape && !ownTape) {
    placeInputs(file.tape, file.open, inputs ?? new Map());
    computeValues(file.tape);
  }
  const others = tape === file.tape ? [] : othersIn(file.tape, tape);
  const other = others.find((node) => !tape.onlyChooses(node));
  const misguessed = misguessedIn(tape);
  const doubtful = [...(other === undefined ? [] : [other]), ...misguessed];
  const doubted = doubtedBy(doubtful, file.wirings, tape.length);
  if (doubted.length > 0) doubt(tape, doubted);
  const torn = yield* tornNodes(tape, file.wirings, file.said);
  const known = yield* knowledge(tape, file.wirings, file.lateBlocks, torn.keys());
  doubtGradients(known, doubted);
  yield;
  const numbers = new Numbers(tape, known, torn);
  const variableOf = new ShownVersions<Variable>(tape.length);
  const circuits: Circuit[] = [];
  const loose: Variable[] = [];
  const objects = objectsAmong(tape, file.expressions.objects);
  for (const wiring of file.wirings) {
    const circuit = yield* circuitInSteps(wiring, { ...file, tape }, numbers, variableOf, constants, objects);
    if (wiring.seeds.length > 0) circuits.push(circuit);
    else for (const variable of circuit.variables) loose.push(variable);
  }
  return {
    tape,
    numbers,
    circuits,
    loose,
    variableOf,
    isOther: others.length > 0,
    isMisguessed: misguessed.length > 0,
  };
}

/** Puts numbers in the place of what the inputs are in the file. */
function pretend(tape: Tape, wirings: readonly Wiring[], whatIf: ReadonlyMap<string, number>): void {
  for (const [key, { node }] of fixedInputs(wirings)) {
    const value = whatIf.get(key);
    if (value !== undefined) tape.replace(node, value);
  }
}

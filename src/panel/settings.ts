/* The inputs of a circuit as the panel sets them: names, numbers, and whose they are. */
import type { Analysis, Circuit, Variable } from '../analysis/model';
import type { Version } from '../tape/wiring';
import type { NumbersTried } from './protocol';

/** An input of a circuit, with what it is and what it would be. */
export interface Input {
  /** Tells it from all others, whatever its number. */
  readonly key: string;
  readonly variable: Variable;
  /** Its value is kept for the file by its name; otherwise another value is a what-if. */
  readonly open: boolean;
  /** The gradient of its number: where several versions share that, of all of them. */
  readonly gradient: number | null;
  /** What it is without anything that was set here; null where it has no value then. */
  readonly own: number | null;
  /** Another value was set. */
  readonly changed: boolean;
}

/** The circuit's inputs; those that share a name and are set by it are one. */
export function shownInputs(
  { own, keys, numbers }: { own: Analysis; keys: ReadonlyMap<unknown, string>; numbers: NumbersTried },
  circuit: Circuit,
): Input[] {
  const kept = new Set(numbers.inputs.map(([name]) => name));
  const tried = new Set(numbers.whatIf.map(([key]) => key));
  const inputs = new Map<string, Input>();
  for (const variable of circuit.variables) {
    if (variable.role !== 'input') continue;
    const { name, version } = variable;
    const fixed = keys.get(version);
    const key = fixed ?? `name ${name}`;
    const known = inputs.get(key);
    if (known) {
      inputs.set(key, { ...known, gradient: sumOf(known.gradient, variable.gradient) });
      continue;
    }
    inputs.set(key, {
      key,
      variable,
      gradient: variable.gradient,
      open: fixed === undefined,
      own: ownVariable(own, keys, version, fixed)?.value ?? null,
      changed: fixed === undefined ? kept.has(name) : tried.has(fixed),
    });
  }
  return [...inputs.values()];
}

/** An input as it is in the file; with what is tried other code may be followed, whose versions are others. */
function ownVariable(
  own: Analysis,
  keys: ReadonlyMap<unknown, string>,
  version: Version,
  key: string | undefined,
): Variable | undefined {
  const known = own.variableOf.get(version);
  if (known) return known;
  return own.circuits
    .flatMap(({ variables }) => variables)
    .find((each) => (key === undefined ? each.name === version.name : keys.get(each.version) === key));
}

function sumOf(one: number | null, other: number | null): number | null {
  return one === null || other === null ? null : one + other;
}

/** The numbers with another one for an input; null takes it back to its own. */
export function withValue(numbers: NumbersTried, input: Input, value: number | null): NumbersTried {
  const name = input.variable.name;
  if (input.open) return { ...numbers, inputs: replaced(numbers.inputs, name, value) };
  const isOwn = value !== null && Object.is(value, input.own);
  return { ...numbers, whatIf: replaced(numbers.whatIf, input.key, isOwn ? null : value) };
}

function replaced(
  pairs: readonly (readonly [string, number])[],
  key: string,
  value: number | null,
): readonly (readonly [string, number])[] {
  const index = pairs.findIndex(([known]) => known === key);
  if (value === null) return pairs.filter(([known]) => known !== key);
  if (index < 0) return [...pairs, [key, value]];
  return pairs.map((pair, k) => (k === index ? [key, value] : pair));
}

/** Where an input's value comes from, if that is not the line of code that says so. */
export function originOf({ variable, changed, open }: Input): string {
  // That it is a what-if stands in the bar.
  if (changed) return open ? 'your value, kept for this file' : '';
  if (variable.value === null) return `no value${variable.reason ? `: ${variable.reason}` : ''}`;
  if (variable.assumed) return 'assumed, since the file gives no value';
  if (variable.value === variable.version.otherwise) return 'its default value';
  if (open) return 'from a comment';
  return variable.version.origin === 'carried' ? 'the value that it had before' : '';
}

/* What is known of each variable of a circuit, and which gradients its backward pass lacks. */
import type { File } from '../recognition/recogniser';
import type { Numbers } from '../tape/numbers';
import type { Tape } from '../tape/tape';
import type { Pass, PassLine, Seed, Version, Wiring } from '../tape/wiring';
import { isPause } from '../text/pauses';
import type { Circuit, Output, PassEntry, Variable } from './model';
import type { ShownVersions } from './shown-versions';

/** A circuit as views see it. What it shows of each version goes into `variableOf`, too. Pauses every few versions. */
export function* circuitInSteps(
  wiring: Wiring,
  file: File,
  numbers: Numbers,
  variableOf: ShownVersions<Variable>,
  constants: ReadonlySet<string>,
  /** The nodes of what is no number: `p` where the circuit reads `p.a`. */
  objects: ReadonlySet<number>,
): Generator<undefined, Circuit> {
  const outputs: Output[] = [];
  const seeds = new Map<Version, Seed>(wiring.seeds.map((seed) => [seed.version, seed]));
  const free: Variable[] = [];
  const assigned: Variable[] = [];
  for (const [index, version] of wiring.versions.entries()) {
    if (isPause(index)) yield;
    if (version.helper || objects.has(version.node) || servesUpdatesOnly(version, wiring, file)) continue;
    const variable = variableFor(version, wiring, numbers, seeds.has(version));
    (variable.definition ? assigned : free).push(variable);
    variableOf.set(version, variable);
  }
  for (const seed of wiring.seeds) {
    const variable = variableOf.get(seed.version);
    if (variable) outputs.push({ variable, seed: shownSeed(numbers, seed), given: seed.given });
  }
  const variables = free.length > 0 ? [...free, ...assigned] : assigned;
  const entries = wiring.pass?.lines.map((line) => passEntry(line, numbers)) ?? [];
  return {
    scope: wiring.scope,
    scopeId: wiring.scopeId,
    outputs,
    variables,
    pass: wiring.pass && { from: wiring.pass.from, to: wiring.pass.to, entries },
    missing: wiring.pass ? missingFrom(wiring.pass, variables, constants, file.tape) : [],
    wiring,
  };
}

/** What a pass has no gradient for, and may have one: inputs, and variables whose gradient waits for a value. */
function missingFrom(
  { lines, changes, unwritten }: Pass,
  variables: readonly Variable[],
  constants: ReadonlySet<string>,
  tape: Tape,
): string[] {
  const done = new Set([...lines, ...changes].map(({ of }) => of?.name));
  const missing = variables.filter(
    ({ role, name, gradient, version }) =>
      !tape.isCount(version.node) &&
      (role === 'input' || unwritten.includes(name)) &&
      !done.has(name) &&
      gradient !== 0 &&
      !constants.has(name),
  );
  return [...new Set(missing.map(({ name }) => name))];
}

/** An input that only `a += step * da` reads is no part of the circuit that this opens. */
function servesUpdatesOnly({ origin, node }: Version, { updates }: Wiring, { readers }: File): boolean {
  return (
    (origin === 'carried' || origin === 'free' || origin === 'literal') &&
    readers.isRead(node) &&
    readers.every(node, (reader) => updates.has(reader))
  );
}

/** What is known of a version in a circuit; `output` where its gradient is that of itself. */
export function variableFor(version: Version, wiring: Wiring, numbers: Numbers, output: boolean): Variable {
  const { node, origin, at, elements, rounds } = version;
  const isShown = numbers.isShown(node);
  const reason = isShown ? version.reason : (numbers.whyNoValue(node) ?? version.reason);
  return {
    name: version.written ?? version.name,
    role: output ? 'output' : origin === 'computed' ? 'intermediate' : 'input',
    definition: at,
    value: numbers.value(node),
    gradient: elements || wiring.seeds.length === 0 ? null : numbers.gradient(node),
    ...(rounds === undefined ? {} : { rounds }),
    ...(elements && {
      shape: elements.shape,
      values: elements.nodes.map((each) => numbers.value(each)),
      gradients: elements.nodes.map((each) => (wiring.seeds.length === 0 ? null : numbers.gradient(each))),
    }),
    assumed: (elements?.nodes ?? [node]).some((each) => numbers.isAssumed(each)),
    gradientAssumed: (elements?.nodes ?? [node]).some((each) => numbers.isGradientAssumed(each)),
    reason: elements
      ? null
      : isShown && !numbers.isGradientShown(node)
        ? numbers.whyNoGradient(node)
        : reason,
    version,
  };
}

/** A seed without a number is none, and not a stand-in. */
function shownSeed(numbers: Numbers, { node }: Seed): number {
  return node < 0 ? 1 : (numbers.value(node) ?? Number.NaN);
}

function passEntry(source: PassLine, numbers: Numbers): PassEntry {
  return {
    name: source.name,
    of: source.of?.name ?? null,
    at: source.at,
    // What is no number has no node.
    value: source.node < 0 ? null : numbers.value(source.node),
    assumed: source.node >= 0 && numbers.isAssumed(source.node),
    source,
  };
}

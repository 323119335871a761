/* What is known of each variable of a circuit, and which gradients its backward pass lacks. */
import type { Whys } from '../circuits/why';
import type { File } from '../recognition/scope';
import { Known, seedValue, unshownGradient } from '../tape/run';
import { Mark, type Tape, unshown } from '../tape/tape';
import type { Pass, PassLine, Seed, Version, Wiring } from '../tape/wiring';
import type { Circuit, Output, PassEntry, Variable } from './model';
import type { ShownVersions } from './shown-versions';

/** A circuit as views see it. What it shows of each version goes into `variableOf`, too. Pauses every few versions. */
export function* circuitInSteps(
  wiring: Wiring,
  file: File,
  known: Uint8Array,
  whys: Whys,
  variableOf: ShownVersions<Variable>,
  constants: ReadonlySet<string>,
): Generator<undefined, Circuit> {
  const { tape } = file;
  const outputs: Output[] = [];
  const seeds = new Map<Version, Seed>(wiring.seeds.map((seed) => [seed.version, seed]));
  const free: Variable[] = [];
  const assigned: Variable[] = [];
  let index = 0;
  for (const version of wiring.versions) {
    if (++index % 1024 === 0) yield;
    if (version.helper || servesUpdatesOnly(version, wiring, file)) continue;
    const variable = variableFor(version, wiring, file, known, whys, seeds.has(version));
    (variable.definition ? assigned : free).push(variable);
    variableOf.set(version, variable);
  }
  for (const seed of wiring.seeds) {
    const variable = variableOf.get(seed.version);
    if (variable) outputs.push({ variable, seed: shownSeed(tape, seed), given: seed.given });
  }
  const variables = free.length > 0 ? [...free, ...assigned] : assigned;
  const entries = wiring.pass?.lines.map((line) => passEntry(line, file)) ?? [];
  return {
    scope: wiring.scope,
    outputs,
    variables,
    pass: wiring.pass && { from: wiring.pass.from, to: wiring.pass.to, entries },
    missing: wiring.pass ? missingFrom(wiring.pass, variables, constants) : [],
    wiring,
  };
}

/** What a pass has no gradient for, and may have one: inputs, and variables whose gradient waits for a value. */
function missingFrom(
  { lines, changes, unwritten }: Pass,
  variables: readonly Variable[],
  constants: ReadonlySet<string>,
): string[] {
  const done = new Set([...lines, ...changes].map(({ of }) => of?.name));
  const missing = variables.filter(
    ({ role, name, gradient }) =>
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
    (origin === 'carried' || origin === 'free') &&
    readers.isRead(node) &&
    readers.every(node, (reader) => updates.has(reader))
  );
}

function variableFor(
  version: Version,
  wiring: Wiring,
  { tape }: File,
  known: Uint8Array,
  whys: Whys,
  output: boolean,
): Variable {
  const { node, origin, at } = version;
  const marks = tape.marks[node];
  const unknown = (marks & unshown) !== 0;
  const blocked = (known[node] & unshownGradient) !== 0;
  const noGradient = wiring.seeds.length === 0;
  const reason = unknown ? (whys.value(node) ?? version.reason) : version.reason;
  return {
    name: version.name,
    role: output ? 'output' : origin === 'computed' ? 'intermediate' : 'input',
    definition: at,
    value: unknown ? null : tape.value[node],
    gradient: blocked || noGradient ? null : tape.gradient[node],
    assumed: (marks & Mark.assumed) !== 0,
    gradientAssumed: (known[node] & Known.assumed) !== 0,
    reason: blocked && !unknown ? whys.gradient(node) : reason,
    version,
  };
}

/** A seed without a number is none, and not a stand-in. */
function shownSeed(tape: Tape, seed: Seed): number {
  return seed.node >= 0 && tape.marks[seed.node] & unshown ? Number.NaN : seedValue(tape, seed);
}

function passEntry(source: PassLine, { tape, lineOf }: File): PassEntry {
  const marks = tape.marks[source.node];
  return {
    name: source.name,
    of: source.of?.name ?? null,
    at: source.at,
    line: lineOf(source.at.from),
    value: marks & unshown ? null : tape.value[source.node],
    assumed: (marks & Mark.assumed) !== 0,
    source,
  };
}

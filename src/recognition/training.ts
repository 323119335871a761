/* What a training loop makes smaller, as far as its text tells. */

import { isPullName } from '../circuits/following/steps';
import type { Training } from '../circuits/following/training';
import type { Readers } from '../circuits/readers';
import { nodesBuiltOn } from '../tape/reach';
import type { Tape } from '../tape/tape';
import { newVersion, type Version } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Cut } from './cut';
import type { GradientNames } from './names';
import { isLossName } from './recognise';

/**
 * The number that a training loop makes smaller: one that builds on the weights as they were before their steps, and is
 * neither a gradient nor made of such, nor stepped. What is called a loss counts first, then what nobody reads, and what
 * pulls on it last.
 */
export function lossOf(
  cut: Cut,
  { at, steps }: Training,
  readers: Readers,
  names: GradientNames,
): Version | null {
  const { tape } = cut.sheet;
  const made = [...cut.circuit.versions, ...inCalls(cut)].filter(
    (version): version is Placed => version.at !== null && isIn(version.at, at),
  );
  const variables = new Set(made.map(({ name }) => lastPart(name)));
  const isGradient = ({ name }: Version) =>
    names.variablesOf(lastPart(name)).some((variable) => variables.has(variable) || cut.known.has(variable));
  const stepped = new Set([...steps.keys()].map((node) => cut.at(node)));
  const reached = nodesBuiltOn(
    tape,
    [...steps.values()].map((node) => cut.at(node)),
  );
  const candidates = made.filter(
    (version) =>
      !version.helper &&
      !version.elements &&
      !stepped.has(version.node) &&
      reached.has(version.node) &&
      !isGradient(version),
  );
  const ofGradients = nodesBuiltOn(
    tape,
    made.filter(isGradient).map(({ node }) => node),
  );
  const forward = candidates.filter(({ node }) => !ofGradients.has(node));
  const likely = forward.length > 0 ? forward : candidates;
  const isPull = ({ name }: Version) => isPullName(lastPart(name));
  const loss =
    likely.findLast((each) => isLossName(lastPart(each.name)) && !isPull(each)) ??
    likely.findLast(({ node }) => !readers.isRead(node) && !isReadOnTape(node, tape)) ??
    likely.findLast((each) => !isPull(each)) ??
    likely.at(-1);
  // What stands in a function that is called is none of the circuit's variables otherwise.
  if (loss) cut.list(loss);
  return loss ?? null;
}

/** A version that the file assigns. */
type Placed = Version & { readonly at: Span };

/** What places of functions were the last time that the circuit called these. */
function inCalls({ circuit }: Cut): Version[] {
  return circuit.called.flatMap(({ name, at, isRead, nodes, arrays, statement }) => {
    const last = nodes.length - 1;
    if (isRead || name === 'return' || last < 0 || arrays.has(last)) return [];
    return [{ ...newVersion(name, nodes[last], 'computed', at, statement), inner: true as const }];
  });
}

function isIn(place: Span, { from, to }: Span): boolean {
  return from <= place.from && place.to <= to;
}

/** Whether something is made of a number: what stands in a function is read there, where no statement of the scope does. */
function isReadOnTape(node: number, tape: Tape): boolean {
  for (let at = node + 1; at < tape.length; at++) if (tape.inputsOf(at).includes(node)) return true;
  return false;
}

/** The name that a variable or member goes by. */
function lastPart(name: string): string {
  return name.slice(name.lastIndexOf('.') + 1);
}

/*
 * Functions that the file itself calls with numbers of its own: what their places are in these calls, instead of what
 * they are with assumed parameters.
 */
import type { Numbers } from '../tape/numbers';
import { newVersion, type Version, type Wiring } from '../tape/wiring';
import type { Span } from '../text/span';
import type { Analysis, Circuit, Variable } from './model';
import { variableFor } from './variables';

/** A place of a function in the last call. */
export interface PlaceInCalls {
  readonly variable: Variable;
  /** The circuit that calls. */
  readonly circuit: Circuit;
  /** The place in each call that goes through it, the first call first. */
  readonly calls: readonly Version[];
  /** All that this call makes of the function's names, in its order. */
  readonly names: readonly Version[];
}

/** A function of the file in the last of the calls in which nothing is assumed, and all is known. */
export interface FunctionInCalls {
  /** Where it stands. */
  readonly within: Span;
  /** The circuit that calls. */
  readonly circuit: Circuit;
  /** All that the call makes of the function's names, in its order. */
  readonly names: readonly Version[];
  /** Its places, by where they begin; those where an element or a member is only read go by `readAt`. */
  readonly places: ReadonlyMap<number, PlaceInCalls>;
}

export function readAt(place: number): number {
  return -1 - place;
}

const known = new WeakMap<readonly Circuit[], readonly FunctionInCalls[]>();

/** All such functions. */
export function functionsInCalls(analysis: Analysis): readonly FunctionInCalls[] {
  const { circuits } = analysis;
  let all = known.get(circuits);
  if (!all) {
    all = findAll(analysis);
    known.set(circuits, all);
  }
  return all;
}

/** The function that a place is in, if it shows in a call: the innermost. */
export function functionInCallsAt(analysis: Analysis, place: number): FunctionInCalls | null {
  let found: FunctionInCalls | null = null;
  for (const each of functionsInCalls(analysis)) {
    const { from, to } = each.within;
    const isInner = !found || to - from < found.within.to - found.within.from;
    if (from <= place && place <= to && isInner) found = each;
  }
  return found;
}

/** The function of a circuit in calls; null where it shows by itself. */
export function callsOf(analysis: Analysis, { variables, wiring }: Circuit): FunctionInCalls | null {
  const own = variables.find(
    ({ version }) => version.origin !== 'carried' && version.at !== null && !isInCall(version, wiring),
  );
  const at = own?.definition;
  return at ? functionInCallsAt(analysis, at.from) : null;
}

/** Whether a version of a circuit stands in a function that it calls, which shows it. */
export function isInCall({ at }: Version, { called }: Wiring): boolean {
  return at !== null && called.some((place) => place.at === at);
}

/** What one place was in one call, as often as that went through it. */
interface Visit {
  readonly call: number;
  readonly caller: Circuit;
  readonly versions: Version[];
}

/** What is known of the calls of one function. */
interface Visited {
  readonly within: Span;
  readonly places: Map<number, Visit[]>;
}

function findAll(analysis: Analysis): readonly FunctionInCalls[] {
  const { circuits, loose, numbers } = analysis;
  const visited = visitsOf(analysis);
  if (visited.length === 0) return [];
  const isIn = (place: number | undefined, { from, to }: Span) =>
    place !== undefined && from <= place && place <= to;
  // What a person gave numbers, or wrote a pass for, shows by itself.
  const apart = [
    ...circuits.flatMap(({ pass }) => pass?.from ?? []),
    ...[...circuits.flatMap(({ variables }) => variables), ...loose].flatMap((variable) =>
      isGiven(variable) ? (variable.definition?.from ?? []) : [],
    ),
  ];
  return visited.flatMap(({ within, places }) =>
    apart.some((place) => isIn(place, within)) ? [] : (inLastCall(within, places, numbers) ?? []),
  );
}

/** Whether somebody gave an input the number that it has. */
function isGiven({ role, assumed, value, version: { origin, otherwise } }: Variable): boolean {
  return role === 'input' && origin === 'parameter' && !assumed && value !== null && value !== otherwise;
}

function visitsOf({ circuits, tape, code }: Analysis): Visited[] {
  const all = new Map<number, Visited>();
  for (const caller of circuits)
    for (const place of caller.wiring.called) {
      const { at, within, isRead, name, written, nodes, calls, firstRounds, arrays, statement } = place;
      const visited = all.get(within.from) ?? { within, places: new Map() };
      all.set(within.from, visited);
      const key = isRead ? readAt(at.from) : at.from;
      const list = visited.places.get(key) ?? [];
      visited.places.set(key, list);
      for (const [k, node] of nodes.entries()) {
        const elements = arrays.get(k);
        const version: Version = {
          ...newVersion(name || code(at), node, 'computed', at, statement),
          ...(written !== undefined && { written }),
          inner: true,
          counts: !elements && !tape.varies(node),
          ...(elements && { elements }),
          ...(firstRounds.get(calls[k]) === 'own' && { rounds: null }),
          ...(firstRounds.get(calls[k]) === 'around' && { inFirst: true }),
        };
        const last = list.at(-1);
        if (last?.call === calls[k]) last.versions.push(version);
        else list.push({ call: calls[k], caller, versions: [version] });
      }
    }
  return [...all.values()];
}

function inLastCall(
  within: Span,
  visits: ReadonlyMap<number, readonly Visit[]>,
  numbers: Numbers,
): FunctionInCalls | null {
  const isOwn = ({ node, elements }: Version) =>
    (elements?.nodes ?? [node]).every((each) => numbers.isShown(each) && !numbers.isAssumed(each));
  const calls = new Map<number, boolean>();
  for (const list of visits.values())
    for (const { call, versions } of list)
      calls.set(call, (calls.get(call) ?? true) && versions.every(isOwn));
  const last = Math.max(...[...calls].flatMap(([call, isGood]) => (isGood ? [call] : [])));
  const places = new Map<number, PlaceInCalls>();
  const names = [...visits]
    .flatMap(([key, list]) => (key < 0 ? [] : list.filter(({ call }) => call === last)))
    .flatMap(({ versions }) => versions)
    .sort((one, other) => one.node - other.node);
  let circuit: Circuit | null = null;
  for (const [from, list] of visits) {
    const good = list.filter(({ call }) => calls.get(call));
    const here = good.find(({ call }) => call === last);
    if (!here) continue;
    circuit = here.caller;
    const version = inRounds(here.versions);
    const shown = variableFor(version, circuit.wiring, numbers, false);
    // A number that stays as it is has no node of its own, and so no gradient.
    const variable = version.counts ? { ...shown, gradient: null } : shown;
    places.set(from, { variable, circuit, calls: good.map((each) => inRounds(each.versions)), names });
  }
  return circuit && { within, circuit, names, places };
}

/** The last of several times, which knows the others. */
function inRounds(versions: readonly Version[]): Version {
  const last = versions[versions.length - 1];
  if (versions.length === 1 || last.rounds === null) return last;
  return { ...last, rounds: versions.length, earlier: versions.slice(0, -1) };
}

/*
 * Functions that the file itself calls with numbers of its own: what their places are in these calls, instead of what
 * they are with assumed parameters.
 */
import type { Numbers } from '../tape/numbers';
import { newVersion, type Version } from '../tape/wiring';
import type { Analysis, Circuit, Variable } from './model';
import { variableFor } from './variables';

/** A place of a function in the last call. */
export interface PlaceInCalls {
  readonly variable: Variable;
  /** The circuit that calls. */
  readonly circuit: Circuit;
  /** The place in each call that goes through it, the first call first. */
  readonly calls: readonly Version[];
  /** All that the last call makes of the function's names, in its order. */
  readonly names: readonly Version[];
}

/** The places of a function, by where they begin; what only reads an element or a member goes by `readAt`. */
type Places = ReadonlyMap<number, PlaceInCalls>;

export function readAt(place: number): number {
  return -1 - place;
}

const known = new WeakMap<readonly Circuit[], ReadonlyMap<Circuit, Places>>();

/** The places of a circuit's function in the calls of the file; null where it shows by itself. */
export function placesInCalls(analysis: Analysis, circuit: Circuit): Places | null {
  const { circuits } = analysis;
  let all = known.get(circuits);
  if (!all) {
    all = findAll(analysis);
    known.set(circuits, all);
  }
  return all.get(circuit) ?? null;
}

/** What one place was in one call, as often as that went through it. */
interface Visit {
  readonly call: number;
  readonly caller: Circuit;
  readonly versions: Version[];
}

function findAll(analysis: Analysis): ReadonlyMap<Circuit, Places> {
  const { circuits, numbers } = analysis;
  const visits = visitsOf(analysis);
  const found = new Map<Circuit, Places>();
  if (visits.size === 0) return found;
  const withPass = new Set(circuits.flatMap(({ pass, scopeId }) => (pass ? [scopeId] : [])));
  for (const circuit of circuits) {
    if (withPass.has(circuit.scopeId) || !isAssumed(circuit)) continue;
    const own = new Map<number, readonly Visit[]>();
    const add = (key: number) => {
      const here = visits.get(key);
      if (here) own.set(key, here);
    };
    for (const { definition } of circuit.variables) if (definition) add(definition.from);
    for (const { version, from } of analysis.occurrences.of(circuit.wiring))
      if (!version?.at) add(readAt(from));
    const places = placesOf(own, numbers);
    if (places) found.set(circuit, places);
  }
  return found;
}

/** Whether a circuit rests on numbers that are assumed, and on none that somebody gave it. */
function isAssumed({ variables }: Circuit): boolean {
  const isGiven = ({ role, assumed, value, version: { origin, otherwise } }: Variable) =>
    role === 'input' &&
    (origin === 'parameter' || origin === 'free') &&
    !assumed &&
    value !== null &&
    value !== otherwise;
  return variables.some(({ assumed }) => assumed) && !variables.some(isGiven);
}

function visitsOf({ circuits, tape, code }: Analysis): ReadonlyMap<number, readonly Visit[]> {
  const all = new Map<number, Visit[]>();
  for (const caller of circuits)
    for (const { at, isRead, name, written, nodes, calls, statement } of caller.wiring.called) {
      const key = isRead ? readAt(at.from) : at.from;
      const list = all.get(key) ?? [];
      all.set(key, list);
      for (const [k, node] of nodes.entries()) {
        const version: Version = {
          ...newVersion(name || code(at), node, 'computed', at, statement),
          ...(written !== undefined && { written }),
          inner: true,
          counts: !tape.varies(node),
        };
        const last = list.at(-1);
        if (last?.call === calls[k]) last.versions.push(version);
        else list.push({ call: calls[k], caller, versions: [version] });
      }
    }
  return all;
}

/** The places of a function in the last of the calls in which nothing is assumed, and all is known. */
function placesOf(visits: ReadonlyMap<number, readonly Visit[]>, numbers: Numbers): Places | null {
  const calls = new Map<number, boolean>();
  const isOwn = ({ node }: Version) => numbers.isShown(node) && !numbers.isAssumed(node);
  for (const list of visits.values())
    for (const { call, versions } of list)
      calls.set(call, (calls.get(call) ?? true) && versions.every(isOwn));
  const last = Math.max(...[...calls].flatMap(([call, isGood]) => (isGood ? [call] : [])));
  if (!Number.isFinite(last)) return null;
  const places = new Map<number, PlaceInCalls>();
  const inLast = [...visits].flatMap(([key, list]) =>
    key < 0 ? [] : list.filter(({ call }) => call === last),
  );
  const names = inLast.flatMap(({ versions }) => versions).sort((one, other) => one.node - other.node);
  for (const [from, list] of visits) {
    const good = list.filter(({ call }) => calls.get(call));
    const here = good.find(({ call }) => call === last);
    if (!here) continue;
    const version = inRounds(here.versions);
    const shown = variableFor(version, here.caller.wiring, numbers, false);
    // A number that stays as it is has no node of its own, and so no gradient.
    const variable = version.counts ? { ...shown, gradient: null } : shown;
    const all = good.map((each) => inRounds(each.versions));
    places.set(from, { variable, circuit: here.caller, calls: all, names });
  }
  return places;
}

/** The last of several times, which knows the others. */
function inRounds(versions: readonly Version[]): Version {
  const last = versions[versions.length - 1];
  return versions.length === 1 ? last : { ...last, rounds: versions.length, earlier: versions.slice(0, -1) };
}

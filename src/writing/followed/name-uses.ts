/* How a unit uses its names: what it assigns, what has elements, which functions are its own. */
import { namesIn } from '../../circuits/following/touches';
import type { Code, Expression } from '../../program/code';
import type { UnitCode } from './code-texts';
import { functionOf } from './places';

/** With the functions that the unit has for itself. */
export function withOwn(around: UnitCode, unit: unknown, base: number): UnitCode {
  // Those of a file are known.
  if (Array.isArray(unit)) return around;
  const functions = new Map(around.functions);
  const open: unknown[] = [unit];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Code;
    const isStatement =
      (node.kind === 'function' && 'hoisted' in node) || (node.kind === 'assign' && 'targets' in node);
    const named = isStatement ? functionOf(node) : null;
    if (named) functions.set(named.name, { code: named.code, base });
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
  return { ...around, functions };
}

/** How a unit's names are used. */
export interface NameUses {
  /** How often each is assigned. */
  readonly assigned: ReadonlyMap<string, number>;
  /** Those that have elements. */
  readonly arrays: ReadonlySet<string>;
  /** All that do not count the rounds of a loop. */
  readonly variables: ReadonlySet<string>;
}

export function usesIn(unit: unknown): NameUses {
  const assigned = new Map<string, number>();
  const arrays = new Set<string>();
  const names = new Set<string>();
  const counters = new Set<string>();
  const open: unknown[] = [unit];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    if (node.kind === 'assign' || node.kind === 'loop')
      for (const name of namesIn(node.targets ?? node.target))
        assigned.set(name, (assigned.get(name) ?? 0) + 1);
    if (node.kind === 'name') names.add(node.name as string);
    if (node.kind === 'loop') for (const name of node.own as readonly string[]) counters.add(name);
    if (node.kind === 'loop' && isOverNumbers(node.of))
      for (const name of namesIn(node.target)) counters.add(name);
    const { of } = node;
    if (typeof of === 'object' && of !== null && 'kind' in of && of.kind === 'name' && 'name' in of)
      if (node.kind !== 'not' && node.kind !== 'switch') arrays.add(of.name as string);
    if (node.kind === 'call')
      for (const { value } of node.args as readonly { value: Expression }[])
        if (value.kind === 'name' && isOfArrays(node.callee as Expression)) arrays.add(value.name);
    for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
  }
  return { assigned, arrays, variables: new Set([...names].filter((name) => !counters.has(name))) };
}

function isOverNumbers(of: unknown): boolean {
  const call = of as Expression | undefined;
  return call?.kind === 'call' && call.callee.kind === 'name' && call.callee.name === 'range';
}

/** Whether a function takes arrays: `zip`, `enumerate`, `len`. */
function isOfArrays(callee: Expression): boolean {
  return callee.kind === 'name' && ['zip', 'enumerate', 'len', 'sum', 'list'].includes(callee.name);
}

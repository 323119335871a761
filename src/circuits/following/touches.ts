/* Which names code reads and assigns, whatever stands in it: for code that turns out not to be followed. */
import type { Block, ClassCode, Code, Expression, FunctionCode } from '../../program/code';

export interface NamesTouched {
  readonly reads: ReadonlySet<string>;
  readonly assigns: ReadonlySet<string>;
  readonly assignsAnything: boolean;
  /** A part of it may run later: a function, or what is not followed. */
  readonly runsLater: boolean;
}

const known = new WeakMap<object, NamesTouched>();

/** The names in some code, those of its own blocks and functions included. */
export function touchedBy(code: Code | Expression | FunctionCode | ClassCode | Block): NamesTouched {
  const found = known.get(code);
  if (found) return found;
  const reads = new Set<string>();
  const assigns = new Set<string>();
  let assignsAnything = false;
  let runsLater = false;
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    if (part instanceof Map) continue;
    if (!Array.isArray(part)) {
      const node = part as Record<string, unknown>;
      if (node.kind === 'name') reads.add(node.name as string);
      if (node.kind === 'opaque') {
        for (const name of node.reads as string[]) reads.add(name);
        for (const name of node.assigns as string[]) assigns.add(name);
        assignsAnything ||= node.assignsAnything as boolean;
      }
      runsLater ||=
        (node.kind === 'opaque' && node.broken !== true) || 'parameters' in node || node.form === 'generator';
      if (node.kind === 'assign') for (const name of namesIn(node.targets ?? node.target)) assigns.add(name);
      if (node.kind === 'loop' || node.kind === 'each' || node.kind === 'with')
        for (const name of namesIn(node.target)) assigns.add(name);
      if (node.kind === 'function' || node.kind === 'class')
        if (typeof node.name === 'string') assigns.add(node.name);
      if (node.kind === 'import')
        for (const name of (node.names as Map<string, string>).keys()) assigns.add(name);
      if (node.kind === 'declare' || node.kind === 'delete')
        for (const name of (node.names as string[] | undefined) ?? namesIn(node.targets)) assigns.add(name);
      if (node.kind === 'try')
        for (const { target } of node.handlers as { target: string | null }[])
          if (target) assigns.add(target);
    }
    for (const inner of Object.values(part)) if (typeof inner === 'object') open.push(inner);
  }
  const touched = { reads, assigns, assignsAnything, runsLater };
  known.set(code, touched);
  return touched;
}

/** The names that one target assigns, or several. */
export function namesIn(target: unknown): string[] {
  const names: string[] = [];
  const open: unknown[] = [target];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null) continue;
    const node = part as Record<string, unknown>;
    if (node.kind === 'name') names.push(node.name as string);
    // What a member or an element is of is read, and not assigned.
    else if (node.kind !== 'member' && node.kind !== 'at')
      for (const [key, inner] of Object.entries(node)) if (key !== 'otherwise') open.push(inner);
  }
  return names;
}

/** Whether some code ends the function around it, or a loop around that which it stands in by its label. */
export function mayReturn(code: Code | Expression | Block): boolean {
  const open: unknown[] = [code];
  for (let part = open.pop(); part !== undefined; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    if (node.kind === 'return' || node.leaves === true) return true;
    if ((node.kind === 'break' || node.kind === 'continue') && node.label !== '') return true;
    if (node.kind === 'function' || node.kind === 'class') continue;
    for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
  }
  return false;
}

/** By a block, or by the only statement of one. */
const exits = new WeakMap<Block | Code, boolean>();

/** Whether a block may be left before its end by something that does not stand at its end. */
export function mayLeave(body: Block): boolean {
  const key = body.length === 1 ? body[0] : body;
  const found = exits.get(key);
  if (found !== undefined) return found;
  const open: unknown[] = [...body];
  let leaves = false;
  for (let part = open.pop(); part !== undefined && !leaves; part = open.pop()) {
    if (typeof part !== 'object' || part === null || part instanceof Map) continue;
    const node = part as Record<string, unknown>;
    if (node.kind === 'return' || node.kind === 'break' || node.kind === 'continue' || node.leaves === true)
      leaves = true;
    // A function is left for itself.
    if (node.kind === 'function' || node.kind === 'class') continue;
    // A list may be longer than a call takes arguments.
    for (const inner of Object.values(node)) if (typeof inner === 'object') open.push(inner);
  }
  exits.set(key, leaves);
  return leaves;
}

/* Numbers that stand in the objects and lists of the code: where it reads one by its path, that is an input, as `p.a` is. */
import type { Expression } from '../../program/code';
import type { Rec, Value } from '../../program/values';
import { newVersion, type Version } from '../../tape/wiring';
import type { Frame } from '../frame';

export class StandingNumbers {
  private readonly nodes = new Set<number>();
  /** Those of them that are read by a path. */
  private readonly versions = new Map<number, Version>();

  constructor(private readonly frame: Frame) {}

  /** The numbers that an object has by its code, however deep: they are inputs, as those of variables are. */
  *in(object: Rec): Generator<number> {
    const seen = new Set<Value>([object]);
    for (const each of seen)
      if (typeof each === 'number') yield each;
      else if (each.kind === 'list') {
        for (const item of each.items) if (item !== undefined) seen.add(item);
      } else if (each.kind === 'record' && each.of === null)
        for (const member of each.members.values()) seen.add(member);
  }

  /** A number stands in an object or a list; gives what somebody says that it is instead. */
  add(node: number): number | undefined {
    const { tape, instead } = this.frame.sheet;
    tape.mark(node, 'varies');
    this.nodes.add(node);
    return instead.get(tape.from[node]);
  }

  /** The input that an expression reads which gives a node; undefined where it is none. */
  readBy(e: Expression, node: number, written: () => string): Version | undefined {
    const known = this.versions.get(node);
    if (known || !this.nodes.has(node) || !isPath(e)) return known;
    const { sheet, circuit } = this.frame;
    const at = { from: sheet.tape.from[node], to: sheet.tape.to[node] };
    const version = newVersion(written(), node, 'literal', at, -1);
    this.versions.set(node, version);
    circuit.versions.push(version);
    return version;
  }
}

/** Whether an expression is a name with members and numbered elements: `p.a`, `m.w[0]`. */
function isPath(e: Expression): boolean {
  if (e.kind === 'member') return e.of.kind === 'name' || isPath(e.of);
  return e.kind === 'at' && e.index.kind === 'number' && (e.of.kind === 'name' || isPath(e.of));
}

/*
 * What a gradient variable claims that changes in place. Its states are looked at one after the other: until one is the
 * gradient of its variable, they are helpers on the way to it. From there it may go on through gates of the statement
 * that computed the variable, to the wires behind them: `dn = n > 0 ? dn : 0` for `n = Math.max(0, a * x + b)`. What is
 * made of it for updates alone comes after the gradient. Any other line that changes it is wrong.
 */
import type { Analysis, Circuit } from '../analysis/model';
import type { Point } from '../tape/point';
import { nodesBehind } from '../tape/reach';
import { wiresBehind } from '../tape/wires';
import { newVersion, type PassLine } from '../tape/wiring';
import { Afterwards } from './afterwards';
import { closenessOf, type Group, lastLine, truthOf } from './groups';
import { readsMissing } from './missing';

/** Fewer points prove nothing. */
const fewestPoints = 3;

export class Claims {
  private readonly afterwards: Afterwards;

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly groups: readonly Group[],
    private readonly points: readonly Point[],
  ) {
    this.afterwards = new Afterwards(analysis, circuit);
  }

  /** What all gradient variables claim, in the order in which it is complete. */
  all(): Group[] {
    if (this.points.length < fewestPoints) return [...this.groups];
    return this.groups
      .flatMap((group) => this.of(group))
      .sort((one, other) => lastLine(one).order - lastLine(other).order);
  }

  private of(group: Group): readonly Group[] {
    const { lines } = group;
    // Nearly always one: then there is nothing to tell apart.
    if (lines.length < 2 || lines.some(({ node }) => this.isOpen(node))) return [group];
    const wires = this.targetsOf(group);
    const last = lines.findLastIndex((line) => this.isRight(group, line, this.points));
    const right = this.isIdle(group, last, wires) ? last - 1 : last;
    if (right === lines.length - 1) return [group];
    const later = lines.slice(right + 1);
    if (right >= 0 && later.length > 1 && later.every(({ treatment }) => treatment === 'add')) {
      // Two that add may be meant to make up for each other.
      if (!later.every((line) => this.isRemark(group, line))) return [group];
    }
    const begun = right >= 0 ? right : this.beforeStep(group, wires);
    return begun < 0 ? [group] : this.goOn(group, begun, wires);
  }

  /** Whether a line may be worth anything. What reads a gradient that is not there is none. */
  private isOpen(node: number): boolean {
    return this.analysis.tape.isUnknown(node) && !readsMissing(this.analysis, this.circuit, node);
  }

  /** A gradient that is that of a wire from its first line on: `dn = n > 0 ? dy : 0`; null for one of no such wire. */
  atWire(group: Group): Group | null {
    const [, ...wires] = this.targetsOf(group);
    return wires.find((target) => this.isRight(target, lastLine(group), this.points)) ?? null;
  }

  /** The gradient that a group claims first, and those of the wires that it may go on to. */
  private targetsOf(group: Group): Group[] {
    const { tape } = this.analysis;
    const { wiring } = this.circuit;
    const { of } = group;
    const wires = wiresBehind(tape, wiring, of);
    return [
      group,
      ...wires.map((node) => {
        const at = { from: tape.from[node], to: tape.to[node] };
        const wire = newVersion(of.name, node, of.origin, at, of.statement);
        return { ...group, of: wire, step: { variable: of, base: group.lines[0], depth: 0, stays: false } };
      }),
    ];
  }

  private isRight(target: Group, line: PassLine, points: readonly Point[]): boolean {
    return points.length > 0 && closenessOf(target, points, undefined, line) !== null;
  }

  /** The points with a line of the pass worth what it should be. */
  private given(line: PassLine, target: Group): readonly Point[] {
    return this.points.flatMap((point) => point.with([[line.node, truthOf(target, point)]]) ?? []);
  }

  /** The last line before one that would take the right gradient a step on; -1 for none. */
  private beforeStep(group: Group, targets: readonly Group[]): number {
    const { lines } = group;
    return lines.findIndex((line, k) => {
      const next = lines[k + 1];
      if (line.makesRoom || !next) return false;
      if (this.isRemark(group, next)) return true;
      const points = this.given(line, group);
      return targets.slice(1).some((target) => this.isRight(target, next, points));
    });
  }

  /** Follows a variable from the line after which it is the gradient, or should be. */
  private goOn(group: Group, begun: number, targets: readonly Group[]): readonly Group[] {
    const claims: Group[] = [{ ...group, lines: group.lines.slice(0, begun + 1) }];
    let now = 0;
    let depth = 0;
    let done = begun;
    for (const [k, line] of group.lines.entries()) {
      if (k <= done) continue;
      const base = group.lines[k - 1];
      const points = this.given(base, targets[now]);
      const reached = targets.findIndex(
        (target, at) => at >= now && this.isRight({ ...target, lines: [line] }, line, points),
      );
      const last = claims[claims.length - 1];
      // What a remark leaves as it is, a clip that is not reached, is one, too.
      if ((reached < 0 || last.remarks.length > 0) && this.isRemark(group, line)) {
        claims[claims.length - 1] = { ...last, remarks: [...last.remarks, line] };
        continue;
      }
      const together = reached < 0 ? this.reachedTogether(group.lines.slice(k), targets, now, points) : null;
      if (together) {
        const { target, lines } = together;
        const step = { variable: group.of, base, depth: ++depth, stays: false };
        claims.push({ ...targets[target], lines, overwritten: [], remarks: [], step });
        now = target;
        done = k + lines.length - 1;
        continue;
      }
      const next =
        reached < 0 || (reached === now && line.treatment === 'change')
          ? this.meant(group, line, targets, now, reached)
          : reached;
      if (next === now && reached === now) {
        claims[claims.length - 1] = { ...last, lines: [...last.lines, line] };
        continue;
      }
      const target = targets[next];
      const step = { variable: group.of, base, depth: next === now ? depth : ++depth, stays: next === now };
      claims.push({ ...target, lines: [{ ...line, of: target.of }], overwritten: [], remarks: [], step });
      now = next;
    }
    return claims;
  }

  /** The lines that take a gradient a step on only together, a factor each, and where to; null where none do. */
  private reachedTogether(
    lines: readonly PassLine[],
    targets: readonly Group[],
    now: number,
    points: readonly Point[],
  ): { readonly target: number; readonly lines: readonly PassLine[] } | null {
    for (const [k, line] of lines.entries()) {
      const target = targets.findIndex((each, at) => at > now && this.isRight(each, line, points));
      if (target < 0) continue;
      const { of } = targets[target];
      return { target, lines: lines.slice(0, k + 1).map((each) => ({ ...each, of })) };
    }
    return null;
  }

  /** Whether a line leaves the gradient as it is, where the lines below need a step. */
  private isIdle(group: Group, at: number, targets: readonly Group[]): boolean {
    const line = group.lines[at];
    if (at < 1 || line.treatment !== 'change' || !this.isRight(group, group.lines[at - 1], this.points))
      return false;
    return this.meant(group, line, targets, 0, 0) !== 0;
  }

  /** The target with which most of the lines that read this one are right. */
  private meant(
    group: Group,
    line: PassLine,
    targets: readonly Group[],
    now: number,
    reached: number,
  ): number {
    const counts = targets.map((target, at) => (at < now ? -1 : this.rightWith(group, line, target)));
    const most = Math.max(...counts);
    const last = counts.lastIndexOf(most);
    const isEven = counts.slice(now).every((count) => count === most);
    if (!isEven) return counts[now] === most ? now : last;
    return reached === now || line.treatment === 'add' ? now : last;
  }

  /** How many gradients that are made of a line are right if it is worth what it should be. */
  private rightWith(group: Group, line: PassLine, target: Group): number {
    const { tape } = this.analysis;
    const { start } = this.circuit.wiring;
    const points = this.given(line, target);
    return this.groups.filter((other) => {
      if (other === group || lastLine(other).order < line.order) return false;
      const nodes = other.lines.map(({ node }) => node);
      return nodesBehind(tape, nodes, start).has(line.node) && this.isRight(other, lastLine(other), points);
    }).length;
  }

  /** Whether a line only makes something of the gradient that updates need, and no line below reads as upstream. */
  private isRemark(group: Group, line: PassLine): boolean {
    if (readsMissing(this.analysis, this.circuit, line.node)) return false;
    return this.afterwards.isRemark(group, line) && !this.isUpstream(group, line);
  }

  private isUpstream(group: Group, line: PassLine): boolean {
    const { tape } = this.analysis;
    const { start } = this.circuit.wiring;
    const others = this.groups.filter((other) => other !== group);
    return others.some(({ lines }) =>
      nodesBehind(
        tape,
        lines.map(({ node }) => node),
        start,
      ).has(line.node),
    );
  }
}

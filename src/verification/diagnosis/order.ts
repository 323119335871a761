/* Looks for lines of a backward pass that stand in the wrong place, and moves them. */
import type { Analysis, Circuit } from '../../analysis/model';
import type { MissingRead, PassLine, Version } from '../../tape/wiring';
import { type Edit, StatementText } from '../../text/edits';
import { capital } from '../../text/lines';
import { type Group, groupsOf, lastLine } from '../groups';
import type { Diagnosis } from './mistakes';
import { ranks, surcharges } from './ranks';
import type { Suspect } from './suspect';
import { evaluate, partsOf } from './tree';
import type { Vocabulary } from './vocabulary';

/** Finds lines that stand in the wrong place: reads of what is not there yet, not complete, or no longer there. */
export class OrderSearch {
  private readonly groups: readonly Group[];

  constructor(
    private readonly analysis: Analysis,
    private readonly circuit: Circuit,
    private readonly vocabulary: Vocabulary,
  ) {
    this.groups = groupsOf(circuit.wiring.pass?.lines ?? []);
  }

  /** A gradient that some of these lines read too early, or that nothing computes. */
  missing(lines: readonly PassLine[]): Diagnosis[] {
    const reads = [...(this.circuit.wiring.pass?.missing.values() ?? [])];
    for (const line of lines) {
      const read = reads.find(({ order }) => order === line.order);
      if (read) return read.later ? this.tooEarly(line, read) : this.neverComputed(line, read);
    }
    return [];
  }

  private tooEarly(line: PassLine, { name }: MissingRead): Diagnosis[] {
    const isOwn = name === line.name && line.operator === '+';
    return [...(isOwn ? [this.assigned(line)] : []), ...this.later(line, name)];
  }

  /** The first share of a gradient, which adds to nothing: it is assigned. */
  private assigned(line: PassLine): Diagnosis {
    const { code } = this.vocabulary;
    const text = code.assignment(line.name, '', this.analysis.code(line.expression));
    const sentence = `${line.name} has no value yet that this line could add to: it must assign ${text}.`;
    const edits = [
      { from: line.at.from, to: line.expression.from, text: code.assignment(line.name, '', '') },
    ];
    return { line, kind: 'never computed', sentence, edits, rank: ranks.notYetComputed };
  }

  /** A gradient that a line below computes: one of the two must move. */
  private later(line: PassLine, name: string): Diagnosis[] {
    const needed = this.circuit.wiring.pass?.lines.find(
      (other) => other.name === name && other.order > line.order,
    );
    if (!needed) return [];
    const at = this.placeOf(needed);
    const sentence = `${name} is read here before it is computed: ${at} must come first.`;
    const order = { line, kind: 'order', sentence } as const;
    return [
      { ...order, edits: this.moved(needed, line, 'before'), rank: ranks.notYetComputed },
      {
        ...order,
        edits: this.moved(line, needed, 'after'),
        rank: ranks.notYetComputed + surcharges.otherMove,
      },
    ].filter(({ edits }) => edits.length > 0);
  }

  private neverComputed(line: PassLine, { name }: MissingRead): Diagnosis[] {
    const variable = this.analysis.gradientNames
      .in(this.circuit.wiring)
      .variablesOf(name)
      .map((candidate) =>
        this.circuit.wiring.versions.findLast((version) => version.name === candidate && !version.helper),
      )
      .find((version) => version !== undefined);
    const formula = variable && this.vocabulary.formula(variable);
    if (!formula) return [];
    const { code } = this.vocabulary;
    const here = new StatementText(this.analysis, line);
    const sentence = `${name} is never computed: it must be found before this line can use it.`;
    const edits = [here.before(here.keyword + code.assignment(name, '', formula.text) + here.end)];
    return [{ line, kind: 'never computed', sentence, edits, rank: ranks.notYetComputed }];
  }

  /** A gradient that is read here though a line below still adds to it. */
  incomplete({ line, tree, mends }: Suspect): Diagnosis[] {
    const found: Diagnosis[] = [];
    for (const leaf of partsOf(tree)) {
      const isRead = ({ node }: PassLine) => node === leaf.node;
      const group = this.groups.find(({ lines, overwritten }) =>
        [...overwritten, ...lines.slice(0, -1)].some(isRead),
      );
      if (!group || group.lines.includes(line) || leaf.gate !== '' || leaf.node < 0) continue;
      const last = lastLine(group);
      if (last.order <= line.order) continue;
      if (!mends((values) => evaluate(tree, values, leaf, values(last.node)))) continue;
      const added = group.lines.filter(({ order }) => order > line.order);
      const isBegun = group.lines.some(isRead);
      const sentence = isBegun
        ? `${group.name} is read here before it is complete: ${this.placeOf(added[0])} still adds to it, so this line must come after.`
        : `${group.name} is read here before it is computed: ${this.placeOf(added[0])} must come first.`;
      const order = { line, kind: 'order', sentence } as const;
      const rank = ranks.incomplete;
      found.push({ ...order, edits: this.moved(line, last, 'after'), rank });
      if (added.length > 1) continue;
      found.push({ ...order, edits: this.moved(last, line, 'before'), rank: rank + surcharges.otherMove });
    }
    return found.filter(({ edits }) => edits.length > 0);
  }

  /** A gradient that has stepped to another version of its variable, or has not yet, where this line reads it. */
  stepped({ line, tree, mends }: Suspect): Diagnosis[] {
    const found: Diagnosis[] = [];
    for (const leaf of partsOf(tree)) {
      const read = this.groups.find(
        ({ lines }) => leaf.node >= 0 && lines.some(({ node }) => node === leaf.node),
      );
      if (!read || leaf.gate !== '') continue;
      for (const { name, of, node, order } of this.gradients()) {
        if (name !== read.name || of === read.of || order === line.order) continue;
        if (!mends((values) => evaluate(tree, values, leaf, values(node)))) continue;
        const isLater = order > line.order;
        const other = this.groups.find((group) => group.of === of && isLater) ?? read;
        const [step] = other.lines;
        const sentence = isLater
          ? `${read.name} is read here before ${this.placeOf(step)} steps to the gradient that belongs here, so this line must come after.`
          : `${capital(this.placeOf(step))} has turned ${read.name} into the gradient of an earlier ${read.of.name}, so this line must come before.`;
        const edits = isLater ? this.moved(line, lastLine(other), 'after') : this.moved(line, step, 'before');
        found.push({ line, kind: 'order', sentence, edits, rank: ranks.stepped });
      }
    }
    return found.filter(({ edits }) => edits.length > 0);
  }

  /** What gradients are worth once they are complete, those included that are given. */
  private gradients(): { name: string; of: Version; node: number; order: number }[] {
    const { seeds } = this.circuit.wiring;
    const names = this.analysis.gradientNames.in(this.circuit.wiring);
    const nameOf = (version: Version) => names.gradientOf(version.name);
    return [
      ...seeds
        .filter(({ given, node }) => given && node >= 0)
        .map(({ version, node }) => ({ name: nameOf(version), of: version, node, order: -1 })),
      ...this.groups.map((group) => ({ ...group, ...lastLine(group), of: group.of })),
    ];
  }

  /** A variable that was updated before this line reads it. */
  stale({ line, tree, mends }: Suspect, helpers: readonly PassLine[]): Diagnosis[] {
    const { wiring } = this.circuit;
    const found: Diagnosis[] = [];
    for (const leaf of partsOf(tree)) {
      const update = helpers.find((helper) => helper.node === leaf.node && helper.name === leaf.name);
      const forward = wiring.versions.findLast(({ name, helper }) => name === leaf.name && !helper);
      if (!update || !forward) continue;
      if (!mends((values) => evaluate(tree, values, leaf, values(forward.node)))) continue;
      const last = wiring.pass?.lines.findLast(({ of }) => of !== null) ?? line;
      const sentence = `${leaf.name} was changed on ${this.placeOf(update)}; the backward pass needs the value that it had in the forward pass, so the update must come after this line.`;
      const edits = this.moved(update, last, 'after');
      found.push({ line, kind: 'stale', sentence, edits, rank: ranks.stale });
    }
    return found;
  }

  /** The edits that move a statement next to another; none where that can't be done. */
  private moved(line: PassLine, other: PassLine, side: 'before' | 'after'): Edit[] {
    const own = this.declaration(line);
    const others = this.declaration(other);
    if (own.includes(other)) return side === 'before' ? this.swapped(own, line, other) : [];
    const statement = this.statementOf(own);
    const target = this.statementOf(others);
    if (statement.shared || target.shared) return [];
    return [statement.removal(), target[side](statement.text)];
  }

  /** The edits that put one name of a declaration before another. */
  private swapped(all: readonly PassLine[], { whole }: PassLine, { whole: { from } }: PassLine): Edit[] {
    const { source } = this.analysis;
    const before = all[all.findIndex((each) => each.whole === whole) - 1];
    // The links of `da = db = dc` lie in each other.
    if (!before || before.whole.to > whole.from) return [];
    const { to } = before.whole;
    return [
      { from: to, to: whole.to, text: '' },
      { from, to: from, text: source.slice(whole.from, whole.to) + this.vocabulary.code.writing.list },
    ];
  }

  /** All lines of the pass that stand in the same statement: `let da = b, db = a;`. */
  private declaration(line: PassLine): readonly PassLine[] {
    const { before = [], lines = [] } = this.circuit.wiring.pass ?? {};
    return [...before, ...lines]
      .filter(({ within }) => within.from === line.within.from)
      .sort((one, other) => one.whole.from - other.whole.from);
  }

  private statementOf([first, ...more]: readonly PassLine[]): StatementText {
    return new StatementText(this.analysis, first, ...more);
  }

  private placeOf({ at }: PassLine): string {
    return this.analysis.lines.said(at.from);
  }
}

/*
 * Loops that train: what they begin with, and what comes after them.
 *
 * They start with weights that may be made of one another: `b = meanY - a * meanX`. What comes after the start
 * does not know of that: there each is an input of its own.
 */

import type { Training } from '../../../circuits/following/training';
import type { Loop } from '../../../program/code';
import { nodesBehind } from '../../../tape/reach';
import type { Span } from '../../../text/span';
import { HearingMachine } from './hearing';
import { numberOf, stepsAlong } from './steps';
import type { HeardTraining } from './stores';

export abstract class StartingMachine extends HearingMachine {
  /** The weights that a loop starts with anew, by where it begins. */
  starts = new Map<number, ReadonlySet<string>>();

  /** Training loops of which a round was followed. */
  readonly trainings: HeardTraining[] = [];

  /** When loops began last, by where they stand: how many stores and nodes there were. */
  private readonly began = new Map<number, readonly [stores: number, nodes: number]>();

  protected override goesThrough(code: Span): void {
    this.began.set(code.from + this.base, [this.stores.length, this.tape.length]);
    super.goesThrough(code);
    for (const name of this.starts.get(code.from + this.base) ?? []) {
      const cell = this.find(name);
      if (cell) this.memory.set(cell, '', this.parameterNamed(name));
    }
  }

  protected override isTraining(code: Loop & Span, steps: Training['steps']): void {
    super.isTraining(code, steps);
    this.noteTraining(code);
    const { tape, base } = this;
    const at = code.from + base;
    const olds = new Map<string, number>();
    for (const { root, before, value, at: place } of this.stores) {
      const isIn = place.from >= at && place.to <= code.to + base;
      if (!isIn || root.kind !== 'name' || olds.has(root.name)) continue;
      const old = numberOf(before);
      const isStep = old >= 0 && typeof value === 'number' && nodesBehind(tape, [value], 0).has(old);
      olds.set(root.name, isStep ? old : -1);
    }
    const isMade = ([, node]: readonly [string, number]) => {
      const behind = nodesBehind(tape, node < 0 ? [] : [node], 0);
      return [...olds.values()].some((other) => other !== node && behind.has(tape.sourceOf(other)));
    };
    const names = new Set([...olds].filter(isMade).map(([name]) => name));
    if (names.size === 0 || this.starts.has(at)) return;
    this.starts.set(at, names);
    this.beginAnew();
  }
  private noteTraining(code: Loop & Span): void {
    const { base } = this;
    const at = { from: code.from + base, to: code.to + base };
    const [first] = code.body;
    const whole = first && 'within' in first ? first.within : first;
    const body = whole ? { from: whole.from + base, to: whole.to + base } : null;
    const [begin, nodes] = this.began.get(at.from) ?? [0, 0];
    this.trainings.push({ at, body, begin, nodes, end: this.stores.length });
  }

  /** Tells of a number whether it rests on weights as training has left them: no pass of its rounds is of such a loss. */
  restsOnTrained(): (node: number) => boolean {
    const { tape, stores } = this;
    const made = new Set<number>();
    for (const { begin, nodes, end } of this.trainings)
      for (const { old, made: node } of stepsAlong(tape, stores.slice(begin, end)))
        if (tape.sourceOf(old) < nodes || tape.isInput(tape.sourceOf(old))) made.add(tape.sourceOf(node));
    if (made.size === 0) return () => false;
    return (node) => [...nodesBehind(tape, [node], 0)].some((each) => made.has(tape.sourceOf(each)));
  }
}

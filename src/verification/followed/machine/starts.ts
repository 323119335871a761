/*
 * Loops that train start with weights that may be made of one another: `b = meanY - a * meanX`. What comes after the start
 * does not know of that: there each is an input of its own.
 */

import type { Training } from '../../../circuits/following/training';
import type { Loop } from '../../../program/code';
import { nodesBehind } from '../../../tape/reach';
import type { Span } from '../../../text/span';
import { HearingMachine } from './hearing';
import { numberOf } from './steps';

export abstract class StartingMachine extends HearingMachine {
  /** The weights that a loop starts with anew, by where it begins. */
  starts = new Map<number, ReadonlySet<string>>();

  protected override goesThrough(code: Span): void {
    super.goesThrough(code);
    for (const name of this.starts.get(code.from + this.base) ?? []) {
      const cell = this.find(name);
      if (cell) this.memory.set(cell, '', this.parameterNamed(name));
    }
  }

  protected override isTraining(code: Loop & Span, steps: Training['steps']): void {
    super.isTraining(code, steps);
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
}

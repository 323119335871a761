/* A slider whose ends can be changed. */
import { fullNumber } from '../wording/format';
import { parseInputValue } from '../wording/input-value';
import { make, setAttribute } from './dom';
import { type Range, rangeAround, rangeFrom, stepOf } from './ranges';

/** What a hand on a slider does. */
export interface SliderEvents {
  move(value: number, settled: boolean): void;
  range(range: Range): void;
}

/** A slider between two ends that can be changed. */
export class Slider {
  readonly element: HTMLElement;
  private readonly bar: HTMLInputElement;
  private readonly min: HTMLInputElement;
  private readonly max: HTMLInputElement;
  private chosen: Range | null = null;
  range: Range = { min: 0, max: 1 };

  constructor(name: string, events: SliderEvents) {
    this.bar = make('input', { type: 'range', class: 'slide', 'aria-label': `${name}, slider` });
    this.min = make('input', { type: 'text', class: 'end', 'aria-label': `Smallest ${name} of the slider` });
    this.max = make('input', { type: 'text', class: 'end', 'aria-label': `Largest ${name} of the slider` });
    this.element = make('div', { class: 'slider' }, this.min, this.bar, this.max);
    let moving = false;
    this.bar.addEventListener('input', () => {
      moving = true;
      events.move(this.bar.valueAsNumber, false);
    });
    // There is no change event where the hand comes back to where it began.
    for (const type of ['change', 'pointerup', 'keyup', 'blur'] as const)
      this.bar.addEventListener(type, () => {
        if (moving) events.move(this.bar.valueAsNumber, true);
        moving = false;
      });
    for (const end of [this.min, this.max]) {
      end.addEventListener('change', () => {
        const range = rangeFrom(numberIn(this.min), numberIn(this.max));
        setAttribute(end, 'aria-invalid', range === null && 'true');
        if (range) events.range(range);
      });
    }
  }

  /** Moves the slider; a hand on it is not disturbed. A value outside of a range that nobody chose makes another. */
  show(value: number | null, own: number | null, chosen: Range | undefined): void {
    setAttribute(this.bar, 'disabled', value === null);
    const at = value ?? 0;
    const around = this.chosen === null && own !== null ? rangeAround(own) : this.range;
    const range = chosen ?? (around.min <= at && at <= around.max ? around : rangeAround(at));
    this.chosen = chosen ?? null;
    this.range = range;
    this.bar.min = String(range.min);
    this.bar.max = String(range.max);
    this.bar.step = String(stepOf(range));
    if (this.bar.valueAsNumber !== at) this.bar.value = String(at);
    setAttribute(this.bar, 'aria-valuetext', value === null ? 'unknown' : fullNumber(value));
    for (const [end, bound] of [
      [this.min, range.min],
      [this.max, range.max],
    ] as const)
      if (document.activeElement !== end) end.value = fullNumber(bound);
  }
}

function numberIn({ value }: HTMLInputElement): number {
  const parsed = parseInputValue(value);
  return 'value' in parsed ? (parsed.value ?? Number.NaN) : Number.NaN;
}

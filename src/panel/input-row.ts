/* One input in the panel: name, field, slider, and whether tugs may move it. */
import { fullNumber, shortNumber } from '../wording/format';
import { parseInputValue } from '../wording/input-value';
import { iconButton, make, nameButton, setAttribute, setText } from './dom';
import { icons } from './icons';
import type { Range } from './ranges';
import type { Scene } from './scene';
import { type Input, originOf } from './settings';
import { Slider } from './slider';

/** What someone does to an input. */
export interface InputEvents {
  /** Another value; null takes the input back to its own. */
  change(input: Input, value: number | null, settled: boolean): void;
  range(input: Input, range: Range): void;
  hold(input: Input, held: boolean): void;
}

let rows = 0;

/** One input: its name, a field, a slider, and whether a tug may move it. */
export class InputRow {
  readonly element: HTMLElement;
  private readonly field: HTMLInputElement;
  private readonly gradient = make('span', { class: 'gradient' });
  private readonly problem: HTMLElement;
  private readonly origin = make('span', { class: 'origin' });
  private readonly hold = make('input', { type: 'checkbox' });
  private readonly reset: HTMLButtonElement;
  private readonly slider: Slider;

  constructor(
    private input: Input,
    private readonly events: InputEvents,
  ) {
    const { name } = input.variable;
    const id = `input-${rows++}`;
    this.problem = make('p', { class: 'problem', id: `${id}-problem`, role: 'alert' });
    this.field = make('input', {
      id,
      type: 'text',
      inputmode: 'decimal',
      spellcheck: 'false',
      autocomplete: 'off',
      class: 'number',
      'aria-describedby': `${id}-problem`,
    });
    this.reset = iconButton(`Take ${name} back to its own value`, icons.undo);
    this.reset.classList.add('reset');
    this.slider = new Slider(name, {
      move: (value, settled) => events.change(this.input, value, settled),
      range: (range) => events.range(this.input, range),
    });
    const label = make('label', { for: id, class: 'name' }, name);
    const field = make('span', { class: 'field' }, this.field, this.reset);
    const held = make(
      'label',
      { class: 'hold', title: `A tug leaves ${name} where it is` },
      this.hold,
      'hold',
    );
    this.element = make(
      'div',
      { class: 'input', role: 'group', 'aria-label': name },
      make('div', { class: 'row' }, label, field, this.gradient),
      make('div', { class: 'slide-row' }, this.slider.element, held),
      this.problem,
      this.origin,
    );
    this.listen();
  }

  private listen(): void {
    let typing = false;
    this.field.addEventListener('input', () => {
      typing = true;
      this.typed(false);
    });
    // There is no change event where the text is what it was before.
    for (const type of ['change', 'blur'] as const)
      this.field.addEventListener(type, () => {
        if (typing) this.typed(true);
        typing = false;
      });
    this.field.addEventListener('keydown', (event) => {
      if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
      event.preventDefault();
      this.nudge(event.key === 'ArrowUp' ? 1 : -1);
    });
    this.reset.addEventListener('click', () => {
      this.events.change(this.input, null, true);
      this.field.focus();
    });
    this.hold.addEventListener('change', () => this.events.hold(this.input, this.hold.checked));
  }

  private typed(settled: boolean): void {
    const parsed = parseInputValue(this.field.value);
    const problem = 'problem' in parsed ? parsed.problem : '';
    // Half a number is no mistake yet.
    if (settled || problem === '') this.complain(problem);
    if ('problem' in parsed) return;
    if (parsed.value !== undefined) this.events.change(this.input, parsed.value, settled);
    else if (settled) this.events.change(this.input, null, true);
  }

  private complain(problem: string): void {
    setText(this.problem, problem);
    setAttribute(this.field, 'aria-invalid', problem !== '' && 'true');
  }

  /** One step of the slider up or down, without tails of digits. */
  private nudge(direction: number): void {
    const { min, max } = this.slider.range;
    const step = (max - min) / 200;
    const value = Number(((this.input.variable.value ?? 0) + direction * step).toPrecision(12));
    this.field.value = fullNumber(value);
    this.complain('');
    this.events.change(this.input, value, true);
  }

  show(input: Input, { state, analysis, circuit }: Scene, range: Range | undefined, held: boolean): void {
    this.input = input;
    const { variable, gradient, own, changed } = input;
    const { name, value, gradientAssumed } = variable;
    if (document.activeElement !== this.field) {
      this.field.value = value === null ? '' : fullNumber(value);
      this.complain('');
    }
    this.slider.show(value, own, range);
    setAttribute(this.element, 'data-changed', changed);
    setAttribute(this.element, 'data-assumed', variable.assumed);
    setText(this.origin, originOf(input));
    setAttribute(this.field, 'title', value === null ? false : fullNumber(value));
    nameButton(
      this.reset,
      `Take ${name} back to ${own === null ? 'its own value' : shortNumber(own, state.document?.precision ?? 4)}`,
    );
    setAttribute(this.reset, 'disabled', !changed);
    const gradientName = analysis.gradientNames.in(circuit.wiring).gradientOf(name);
    const sign = gradientAssumed ? '\u2248' : '=';
    const shown =
      gradient === null ? '= ?' : `${sign} ${shortNumber(gradient, state.document?.precision ?? 4)}`;
    setText(this.gradient, `${gradientName} ${shown}`);
    if (this.hold.checked !== held) this.hold.checked = held;
  }
}

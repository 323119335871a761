/* The buttons that tug the output up and down by moving the inputs, and what came of it. */
import { type Move, type TugMoves, tug, tugged, tuggedName } from '../drawing/tug';
import { fullNumber, shortNumber } from '../wording/format';
import { parseInputValue } from '../wording/input-value';
import { circuitKey } from './circuits';
import { make, setAttribute, setText } from './dom';
import { Plot } from './plot';
import { repeatWhileHeld } from './press';
import type { NumbersTried } from './protocol';
import type { Actions, PagePart, Scene } from './scene';
import { type Input, shownInputs, withValue } from './settings';
import { arrangementOf } from './store';

/** The tugs since the numbers were last set in another way. */
interface Series {
  readonly circuit: string;
  /** The numbers that the last tug led to: others mean that someone else has set them. */
  readonly numbers: NumbersTried;
  readonly source: string;
  readonly outputs: readonly number[];
  readonly last: TugMoves<Input>;
}

/** Tugs at the end of the circuit: up and down, and what came of it. */
export class TugPart implements PagePart {
  private readonly step = make('input', {
    type: 'text',
    inputmode: 'decimal',
    id: 'tug-step',
    class: 'number',
    'aria-describedby': 'tug-problem',
  });
  private readonly problem = make('p', { class: 'problem', id: 'tug-problem', role: 'alert' });
  private readonly up = make('button', { type: 'button' }, '\u2191 Up');
  private readonly down = make('button', { type: 'button' }, '\u2193 Down');
  private readonly result = make('p', { class: 'result' });
  private readonly moves = make('ul', { class: 'moves', 'aria-label': 'Moves of the inputs' });
  private readonly plot = new Plot();
  private readonly title = make('h2', {}, 'Tug');
  readonly element = make(
    'section',
    { class: 'tug', 'aria-label': 'Tug' },
    this.title,
    make('div', { class: 'row' }, make('label', { for: 'tug-step' }, 'Step'), this.step, this.up, this.down),
    this.problem,
    this.result,
    this.moves,
  );
  private scene: Scene | null = null;
  private series: Series | null = null;

  constructor(private readonly actions: Actions) {
    this.element.append(this.plot.element);
    this.step.addEventListener('change', () => this.setStep());
    for (const [button, direction] of [
      [this.up, 1],
      [this.down, -1],
    ] as const)
      repeatWhileHeld(
        button,
        () => this.tug(direction),
        () => this.settle(),
      );
  }

  private setStep(): void {
    const parsed = parseInputValue(this.step.value);
    const step = 'value' in parsed ? parsed.value : undefined;
    const right = step !== undefined && step > 0;
    const problem = 'problem' in parsed ? parsed.problem : 'A step is a number above 0, like 0.01.';
    setText(this.problem, right ? '' : problem);
    setAttribute(this.step, 'aria-invalid', !right && 'true');
    if (right) this.actions.dispatch({ kind: 'arrange', tugStep: step });
  }

  private tug(direction: 1 | -1): void {
    if (!this.scene) return;
    const { state, reading, analysis, circuit } = this.scene;
    const inputs = shownInputs({ own: reading.own, keys: reading.keys, numbers: reading.document }, circuit);
    const { held } = arrangementOf(state);
    const before = tugged(circuit.outputs) ?? Number.NaN;
    const last = tug(inputs, state.tugStep, direction, ({ key }) => held.includes(key));
    let numbers: NumbersTried = reading.document;
    for (const { input, to, stays } of last.moves)
      if (stays === null) numbers = withValue(numbers, input, to);
    if (last.moves.every(({ stays, from, to }) => stays !== null || from === to)) {
      this.series = null;
      setText(this.result, 'No input moved.');
      this.showMoves(last.moves);
      return;
    }
    const going = this.continues() ? this.series : null;
    this.actions.tryNumbers(numbers, false);
    this.actions.now();
    const after = this.scene;
    const output = tugged(after.circuit.outputs) ?? Number.NaN;
    this.series = {
      circuit: circuitKey(analysis, circuit),
      numbers: after.reading.document,
      source: after.reading.document.source,
      outputs: [...(going?.outputs ?? [before]), output],
      last,
    };
    this.showSeries();
  }

  private settle(): void {
    if (this.scene) this.actions.tryNumbers(this.scene.reading.document, true);
  }

  show(scene: Scene): void {
    this.scene = scene;
    const { state, circuit } = scene;
    setText(this.title, `Tug on ${tuggedName(circuit.outputs)}`);
    if (document.activeElement !== this.step) this.step.value = fullNumber(state.tugStep);
    const output = tugged(circuit.outputs);
    for (const button of [this.up, this.down]) setAttribute(button, 'disabled', output === null);
    if (this.series && this.continues()) return;
    this.series = null;
    setText(
      this.result,
      output === null ? 'The output has no value here, so there is nothing to tug on.' : '',
    );
    this.moves.replaceChildren();
    this.plot.show('', [], 1);
  }

  /** Whether what shows is where the last tug led. */
  private continues(): boolean {
    if (!this.scene || !this.series) return false;
    const { reading, analysis, circuit } = this.scene;
    const { numbers, source } = this.series;
    return (
      this.series.circuit === circuitKey(analysis, circuit) &&
      source === reading.document.source &&
      JSON.stringify([numbers.inputs, numbers.whatIf]) ===
        JSON.stringify([reading.document.inputs, reading.document.whatIf])
    );
  }

  private showSeries(): void {
    if (!this.series || !this.scene) return;
    const { outputs, last } = this.series;
    const digits = Math.max(6, this.scene.state.document?.precision ?? 4);
    const name = tuggedName(this.scene.circuit.outputs);
    const before = outputs.at(-2) ?? Number.NaN;
    const after = outputs.at(-1) ?? Number.NaN;
    const short = (value: number) => shortNumber(value, digits);
    setText(
      this.result,
      `${name} went from ${short(before)} to ${short(after)}, by ${short(after - before)}; the gradient predicted ${short(last.predicted)}.`,
    );
    this.showMoves(last.moves);
    this.plot.show(name, outputs, digits);
  }

  private showMoves(moves: readonly Move<Input>[]): void {
    const digits = Math.max(6, this.scene?.state.document?.precision ?? 4);
    this.moves.replaceChildren(
      ...moves.map(({ input, from, to, stays }) => {
        const short = (value: number | null) => (value === null ? '?' : shortNumber(value, digits));
        const by = (to ?? 0) - (from ?? 0);
        const text =
          stays === null
            ? `${short(from)} \u2192 ${short(to)} (${by < 0 ? '' : '+'}${shortNumber(by, digits)})`
            : `stays at ${short(from)}: ${stays}`;
        return make('li', {}, make('span', { class: 'name' }, input.variable.name), ` ${text}`);
      }),
    );
  }
}

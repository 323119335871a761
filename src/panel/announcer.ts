/* Tells screen readers what the output is, once it rests. */
import { tugged, tuggedName } from '../drawing/tug';
import { shortNumber } from '../wording/format';
import { make, setText } from './dom';
import type { PagePart, Scene } from './scene';

const quiet = 700;

/** Says the output aloud, for those who don't see it, once it has changed and rests. */
export class Announcer implements PagePart {
  readonly element = make('p', { class: 'unseen', role: 'status', 'aria-label': 'Output' });
  private timer: ReturnType<typeof setTimeout> | undefined;
  private said: string | null = null;

  show({ state, circuit }: Scene): void {
    const value = tugged(circuit.outputs);
    const assumed = circuit.outputs.some(({ variable }) => variable.assumed);
    const number = value === null ? 'unknown' : shortNumber(value, state.document?.precision ?? 4);
    const text = `${tuggedName(circuit.outputs)} is ${assumed ? 'about ' : ''}${number}`;
    const first = this.said === null;
    if (text === this.said) return;
    this.said = text;
    clearTimeout(this.timer);
    // What is there when the page opens is read with the page.
    if (!first) this.timer = setTimeout(() => setText(this.element, text), quiet);
  }
}

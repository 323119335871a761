/* The bar that says what a large drawing leaves out. */
import { make, setAttribute, setText } from './dom';
import type { Actions } from './scene';

const most = 99;

/** What a large drawing leaves out, and how far around the cursor it goes. */
export class Hidden {
  private readonly text = make('span', { role: 'status' });
  private readonly around = make('input', { type: 'number', class: 'around', min: '1', max: String(most) });
  readonly element = make(
    'p',
    { class: 'hint', hidden: true },
    this.text,
    ' ',
    make('label', {}, 'Wires around the cursor: ', this.around),
  );

  constructor({ dispatch }: Actions) {
    this.around.addEventListener('change', () => {
      const around = Math.round(this.around.valueAsNumber);
      if (around >= 1) dispatch({ kind: 'arrange', around: Math.min(around, most) });
    });
  }

  /** Says what is hidden; '' where all is shown. */
  show(text: string, around: number): void {
    setText(this.text, text);
    setAttribute(this.element, 'hidden', text === '');
    if (document.activeElement !== this.around) this.around.value = String(around);
  }
}

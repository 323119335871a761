/* What the panel says where there is no circuit to draw. */
import { make, setAttribute } from './dom';
import type { Emptiness, PageCommand, ToEditor } from './protocol';

/** Why there is nothing to draw. */
export type Nothing = Emptiness | 'no circuit';

/** What stands in the drawing's place: why there is none, and what to do. */
export class Empty {
  private readonly text = make('div', { role: 'status' });
  readonly element = make('div', { class: 'empty', hidden: true }, this.text);
  private shown = '';

  constructor(private readonly post: (message: ToEditor) => void) {}

  /** Says why; null takes it away. */
  show(why: Nothing | null, file: string | null): void {
    setAttribute(this.element, 'hidden', why === null);
    const key = JSON.stringify([why, file]);
    if (why === null || key === this.shown) return;
    this.shown = key;
    const example = this.link('Open an example', 'openExample');
    const paragraphs = words(why, file ?? 'This file').map((sentence) => make('p', {}, sentence));
    const links = why === 'waits' ? [this.link('Read it now', 'readLargeFile'), example] : [example];
    this.text.replaceChildren(...paragraphs, ...links.map((link) => make('p', {}, link)));
  }

  private link(label: string, command: PageCommand): HTMLElement {
    const button = make('button', { type: 'button', class: 'link' }, label);
    button.addEventListener('click', () => this.post({ kind: 'command', command }));
    return button;
  }
}

function words(why: Nothing, file: string): readonly string[] {
  switch (why) {
    case 'no editor':
      return ['Open a JavaScript, TypeScript or Python file, and its circuit is drawn here.'];
    case 'other language':
      return [
        `${file} is not JavaScript, TypeScript or Python. Open a file that is, and its circuit is drawn here.`,
      ];
    case 'waits':
      return [`${file} is over 1 MB, so it is only read when you ask for it.`];
    case 'no circuit':
      return [
        `There is no circuit in ${file}.`,
        'A circuit is straight-line arithmetic with names. Write a line such as var x = a * b; and it is drawn here.',
      ];
  }
}

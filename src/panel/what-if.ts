/* The bars that say which numbers are not the file's, and offer to write or reset them. */
import { givenNames, givenText } from '../program/given';
import type { Edit } from '../text/edits';
import { shortNumber } from '../wording/format';
import { make, setAttribute, setText } from './dom';
import type { ReadDocument } from './engine';
import type { Actions, PagePart, Scene } from './scene';
import { type Input, shownInputs } from './settings';
import { writeLiteral } from './writing';

/** A bar is for reading; the fields have every digit. */
const digits = 6;

/** The bars that say what is not as the file has it, and what can be done about it. */
export class WhatIfBars implements PagePart {
  readonly element = make('div', { class: 'bars' });
  private readonly tried = new Bar('Write to file', 'Reset');
  private readonly kept = new Bar('Write as @input comment', 'Clear');
  private reading: ReadDocument | null = null;
  private edits: readonly Edit[] = [];

  constructor({ post, tryNumbers }: Actions) {
    this.element.append(this.tried.element, this.kept.element);
    this.tried.write.addEventListener('click', () => {
      if (!this.reading) return;
      post({ kind: 'writeToFile', version: this.reading.document.version, edits: this.edits });
    });
    this.kept.write.addEventListener('click', () => {
      if (!this.reading) return;
      const { version, inputs } = this.reading.document;
      post({ kind: 'writeDirective', version, inputs });
    });
    this.tried.clear.addEventListener('click', () => {
      if (this.reading) tryNumbers({ inputs: this.reading.document.inputs, whatIf: [] }, true);
    });
    this.kept.clear.addEventListener('click', () => {
      if (this.reading) tryNumbers({ inputs: [], whatIf: this.reading.document.whatIf }, true);
    });
  }

  show({ reading, analysis }: Scene): void {
    this.reading = reading;
    const { document, own, keys } = reading;
    const all = analysis.circuits.flatMap((circuit) =>
      shownInputs({ own, keys, numbers: document }, circuit),
    );
    const tried = all.filter(({ open, changed }) => !open && changed);
    this.tried.say(tried.length > 0 ? `What if: ${tried.map(whatIfText).join(', ')}` : '');
    this.kept.say(
      document.inputs.length > 0 ? `Kept for this file: ${keptText(new Map(document.inputs))}` : '',
    );
    this.edits = tried.flatMap(({ variable: { version, value } }) =>
      value === null ? [] : (writeLiteral(own, version, value) ?? []),
    );
    const stuck = tried.length > 0 && this.edits.length === 0;
    setAttribute(this.tried.write, 'disabled', stuck);
    setAttribute(
      this.tried.write,
      'title',
      stuck ? 'These values come from an earlier circuit and are written nowhere as numbers' : false,
    );
  }
}

function keptText(inputs: ReadonlyMap<string, number>): string {
  return givenNames(inputs)
    .map((name) => `${name} = ${givenText(inputs, name, short)}`)
    .join(', ');
}

function short(value: number | null): string {
  return value === null ? '?' : shortNumber(value, digits);
}

function whatIfText({ variable: { name, value }, own }: Input): string {
  return `${name} = ${short(value)} (file: ${short(own)})`;
}

/** A sentence with two things to do about it; gone while there is nothing to say. */
class Bar {
  private readonly text = make('span', { class: 'text' });
  readonly write: HTMLButtonElement;
  readonly clear: HTMLButtonElement;
  readonly element: HTMLElement;

  constructor(write: string, clear: string) {
    this.write = make('button', { type: 'button' }, write);
    this.clear = make('button', { type: 'button', class: 'quiet' }, clear);
    const buttons = make('span', { class: 'buttons' }, this.write, this.clear);
    this.element = make('div', { class: 'bar', hidden: true }, this.text, buttons);
  }

  say(text: string): void {
    setText(this.text, text);
    setAttribute(this.text, 'title', text);
    setAttribute(this.element, 'hidden', text === '');
  }
}

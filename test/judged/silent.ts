/* Programs without a backward pass in which names look like gradients: nothing may be said of them. */
import { readdirSync, readFileSync } from 'node:fs';
import type { Language } from '../../src/languages/languages';
import { unaskedOn, verdictsOn } from './measure';
import { languageOf } from './program';

const folder = 'test/judged/silent';

export interface Silent {
  readonly file: string;
  readonly language: Language;
  readonly source: string;
}

export function readSilent(): Silent[] {
  const files = readdirSync(folder).sort();
  return files.map((file) => ({
    file,
    language: languageOf(file),
    source: readFileSync(`${folder}/${file}`, 'utf8'),
  }));
}

/** What is said of a program unasked, and what is said against it when someone asks. */
export function saidOf({ source, language }: Silent): string[] {
  const asked = verdictsOn(source, language).filter(
    ({ judgement }) => judgement === 'wrong' || judgement === 'inherited',
  );
  return [
    ...unaskedOn(source, language).map(
      ({ line, name, judgement }) => `unasked, ${line} ${name} is ${judgement}`,
    ),
    ...asked.map(({ line, name, judgement, reason }) => `asked, ${line} ${name} is ${judgement}: ${reason}`),
  ];
}

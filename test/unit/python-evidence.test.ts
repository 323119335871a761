/*
 * What counts as a backward pass in Python: test/evidence/python has programs with the names of gradients and none of
 * their meaning. The programs of the folders beside it are translated, in every form in which they are there.
 */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { closerLook, verify } from '../../src/verification/verify';
import { reportLines } from '../../src/wording/verdicts';
import { formsOf } from '../evidence/forms';
import { HandWritten } from '../evidence/handwritten';
import { emptyIn, lastOf, samples } from '../evidence/samples';
import type { Language } from '../mutation/outline';
import { nameInPython } from '../python/expressions';
import { LeftOut } from '../python/programs';
import { libraries } from '../python/spelling';
import { translated, usual } from '../python/translate';
import { analyze } from './analyze';

const python = { language: 'python' } as const;

type Forms = ReadonlyMap<string, string>;

/** A program in Python as others would have it: with inputs that it is not given, and as a function of them. */
function pythonForms(source: string): Forms {
  const forms = new Map([['as it stands', source]]);
  if (/^(def|class|if|for|import|from|while|@)/m.test(source)) return forms;
  const lines = source.split('\n');
  const isGiven = (line: string) => /^[\w, ]+ = [-\d., e]+$/.test(line);
  const names = lines.filter(isGiven).flatMap((line) => line.slice(0, line.indexOf('=')).trim().split(', '));
  const rest = lines
    .filter((line) => !isGiven(line))
    .join('\n')
    .trimEnd();
  const [, last = '0'] = [...rest.matchAll(/^(\w+) [-+*]?= /gm)].at(-1) ?? [];
  forms.set('without its numbers', `${rest}\n`);
  forms.set(
    'as a function',
    `def run(${names.join(', ')}):\n${rest.replace(/^(?=.)/gm, '    ')}\n    return ${last}\n`,
  );
  return forms;
}

/** The forms of a program in JavaScript, in Python; none where Python has no counterpart. */
function translatedForms(source: string, language: Language, forms: Forms): Forms {
  const leftOut = new LeftOut();
  const library = libraries[source.length % libraries.length];
  return new Map(
    [...forms].flatMap(([form, text]) => {
      const written = leftOut.unless(() => translated(text, language, { ...usual, library }).source);
      return written === null ? [] : [[form, written] as const];
    }),
  );
}

const told = (source: string, isAsked: boolean) => {
  const analysis = analyze(source, python);
  return verify(isAsked ? closerLook(analysis) : analysis).flatMap(({ verdicts }) => verdicts);
};

/** What is said against a program, asked and unasked. */
function accusations(source: string): string[] {
  return [false, true].flatMap((isAsked) =>
    told(source, isAsked)
      .filter(({ judgement }) => judgement === 'wrong' || judgement === 'inherited')
      .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`),
  );
}

function passesFound(source: string): string[] {
  const { circuits, why } = analyze(source, python);
  return circuits.some(({ pass }) => pass) ? [why] : [];
}

/** Reports that speak of nothing. */
function emptyReports(source: string): string[] {
  const analysis = closerLook(analyze(source, python));
  return emptyIn(reportLines('it', analysis, verify(analysis)));
}

function nothingIn(forms: Forms, look: (source: string) => string[]): void {
  for (const [form, source] of forms) assert.deepEqual(look(source), [], `${form}:\n${source}`);
}

describe('names in Python that look like gradients and are none', () => {
  const own = readdirSync('test/evidence/python').sort();
  const all: readonly (readonly [string, Forms])[] = [
    ...own.map((file) => [file, pythonForms(readFileSync(`test/evidence/python/${file}`, 'utf8'))] as const),
    ...samples('none').map(
      ({ file, source, language }) =>
        [
          `${file} in Python`,
          translatedForms(source, language, new Map(formsOf(source, lastOf(source), () => false))),
        ] as const,
    ),
  ];

  for (const [file, forms] of all)
    it(`make no backward pass, and are not called wrong when someone asks: ${file}`, () => {
      nothingIn(forms, passesFound);
      nothingIn(forms, accusations);
      nothingIn(forms, emptyReports);
    });

  it('are there in great numbers', () => {
    assert.ok(own.length >= 40);
    assert.ok(all.filter(([, forms]) => forms.size > 0).length >= 150);
  });
});

describe('derivatives in Python that need no pass', () => {
  for (const { file, source, language } of samples('derivatives'))
    it(`are not called wrong in ${file}`, () => {
      nothingIn(
        translatedForms(source, language, new Map(formsOf(source, lastOf(source), () => false))),
        accusations,
      );
    });
});

describe('short backward passes in Python as many people write them', () => {
  for (const { file, source, language } of samples('passes')) {
    const { gradients, output } = new HandWritten(source, language);
    const isGradient = (name: string) => gradients.has(name) || /^d|^grad|[gG]rad$/.test(name);
    const forms = translatedForms(
      source,
      language,
      formsOf(source, `{ ${[output, ...gradients.keys()].join(', ')} }`, isGradient),
    );

    it(`are found and judged right in ${file}`, () => {
      nothingIn(forms, (form) => {
        const verdicts = told(form, false);
        const judged = new Map(verdicts.map(({ name, of }) => [name, of]));
        return [
          ...verdicts
            .filter(({ judgement }) => !/^(exact|correct|approximate)$/.test(judgement))
            .map(({ line, name, judgement, reason }) => `${line} ${name} ${judgement}: ${reason}`),
          ...[...gradients].flatMap(([name, of]) =>
            judged.get(nameInPython(name)) === nameInPython(of)
              ? []
              : `${name} is not judged as the gradient of ${of}`,
          ),
        ];
      });
    });
  }
});

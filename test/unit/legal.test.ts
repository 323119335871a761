/* Code that is legal is not taken for broken, whatever it is about. */
import assert from 'node:assert/strict';
import { transformSync } from 'esbuild';
import type { JavaScript } from '../../src/languages/javascript/parse';
import { analyze } from './analyze';
import { shown } from './digest';
import * as code from './legal-code';

type Loader = 'js' | 'jsx' | 'ts' | 'tsx';

const languages: Readonly<Record<Loader, JavaScript>> = {
  js: 'javascript',
  jsx: 'javascriptreact',
  ts: 'typescript',
  tsx: 'typescriptreact',
};

/** A piece of code on lines of its own between those of a circuit. */
const amid = (line: string) => `const a = 2, b = 3;\n${line}\nconst y = a * b;\n`;
const amidFunction = (line: string) => `function own(a) {\nconst b = a * 3;\n${line}\nreturn b * 2;\n}\n`;

function isLegal(source: string, loader: Loader): boolean {
  try {
    transformSync(source, {
      loader,
      logLevel: 'silent',
      tsconfigRaw: {
        compilerOptions: {
          // Decorators of parameters are of an older kind, which knows others less.
          experimentalDecorators: /\(@dec /.test(source),
        },
      },
    });
    return true;
  } catch {
    return false;
  }
}

function checkUnbroken(source: string, loader: Loader) {
  const analysis = analyze(source, { language: languages[loader] });
  for (const { line, reason } of analysis.skipped)
    assert.doesNotMatch(reason, /syntax error/, `line ${line}`);
  return analysis;
}

function checkAmid(line: string, loader: Loader): void {
  const source = amid(line);
  assert.ok(isLegal(source, loader), `this is no ${loader}: ${line}`);
  const variables = shown(checkUnbroken(source, loader));
  const numbers = (name: string) => {
    const { value, gradient } = variables.find((each) => each.name === name) ?? {};
    return [value, gradient];
  };
  assert.deepEqual(
    [numbers('a'), numbers('b'), numbers('y')],
    [
      [2, 3],
      [3, 2],
      [6, 1],
    ],
  );
}

function checkAmidFunction(line: string, loader: Loader): void {
  const source = amidFunction(line);
  if (!isLegal(source, loader)) return;
  const circuit = checkUnbroken(source, loader).circuits.find(({ scope }) => scope === 'own');
  const gradients = circuit?.variables.map(({ name, gradient }) => `${name} ${gradient}`) ?? [];
  for (const expected of ['a 6', 'b 2', 'return 1']) assert.ok(gradients.includes(expected), `${gradients}`);
}

const kinds: readonly (readonly [
  lines: readonly string[],
  loaders: readonly Loader[],
  inFunctions: boolean,
])[] = [
  [code.modules, ['js', 'ts'], false],
  [code.scripts, ['js'], true],
  [code.anywhere, ['js', 'ts'], true],
  [code.newer, ['js', 'ts'], true],
  [code.newerModules, ['js', 'ts'], false],
  [code.typescript, ['ts', 'tsx'], true],
  [code.typescriptModules, ['ts'], false],
  [code.jsx, ['jsx', 'tsx'], true],
];

describe('legal code that is no part of the circuit around it', () => {
  for (const [lines, loaders, inFunctions] of kinds)
    for (const line of lines)
      it(`is not taken for broken, and costs the circuit nothing: ${line}`, () => {
        for (const loader of loaders) {
          if (loader === 'tsx' && /<(const|T)>|<const/.test(line)) continue;
          checkAmid(line, loader);
          if (inFunctions) checkAmidFunction(line, loader);
        }
      });

  it('may stand above everything else, as a hashbang does', () => {
    checkUnbroken(`#!/usr/bin/env node\n${amid('')}`, 'js');
    checkUnbroken(`\ufeff#!/usr/bin/env node\n'use strict';\n${amid('')}`.slice(1), 'ts');
  });
});

describe('a number', () => {
  for (const text of [
    ...[
      '0XFF',
      '0Xab',
      '0B11',
      '0b10',
      '0O17',
      '0o7',
      '1E3',
      '1e-3',
      '1E+2',
      '2.5E1',
      '.5',
      '5.',
      '0.',
      '.5e1',
    ],
    ...[
      '1_000',
      '0xF_F',
      '0XF_F',
      '0B1_1',
      '0O1_7',
      '1_0.2_5',
      '1e1_0',
      '0',
      '00',
      '017',
      '08',
      '09.5',
      '5..valueOf()',
    ],
  ])
    it(`is what JavaScript reads: ${text}`, () => {
      const value = shown(checkUnbroken(`var y = ${text} * 2;`, 'js')).find(
        ({ name }) => name === 'y',
      )?.value;
      assert.ok(value === null || Object.is(value, Number(new Function(`return ${text} * 2`)())), `${value}`);
      if (!text.includes('valueOf')) assert.notEqual(value, null);
    });
});

describe('a name written with escapes', () => {
  for (const [escaped, name] of [
    ['\\u0061', 'a'],
    ['\\u{61}', 'a'],
    ['\\u{000061}', 'a'],
    ['a\\u0062', 'ab'],
    ['\\u0061\\u{62}', 'ab'],
    ['\\u0024', '$'],
    ['π\\u0061', 'πa'],
  ] as const) {
    const y = (source: string) =>
      shown(checkUnbroken(source, 'js')).find((each) => each.name === 'y')?.value ?? null;

    it(`is the name where it is assigned: ${escaped} is ${name}`, () => {
      for (const assigned of [
        `${escaped} = 5;`,
        `${escaped} += 3;`,
        `var ${escaped} = 5;`,
        `${escaped}++;`,
        `[${escaped}] = [5];`,
        `if (true) ${escaped} = 5;`,
        `(() => { ${escaped} = 5; })();`,
      ]) {
        const source = `var ${name} = 2;\n${assigned}\nvar y = ${name} * 3;\n`;
        const truth = new Function(`${source} return y;`)() as number;
        const shownValue = y(source);
        assert.ok(
          shownValue === null || shownValue === truth,
          `${assigned}: y is shown as ${shownValue}, and is ${truth}`,
        );
      }
    });

    it(`is the name where it is read: ${escaped} is ${name}`, () => {
      for (const read of [`${escaped} * 3`, `(() => ${escaped} * 3)()`, `o.${escaped} * 3`]) {
        const value = y(`var ${name} = 2, o = { ${name}: 2 };\nvar y = ${read};\n`);
        assert.ok(value === null || value === 6, `${read}: y is shown as ${value}`);
      }
    });
  }
});

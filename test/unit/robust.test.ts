/* Whatever text comes: no crash, no place outside of it, and no more work than its size allows. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import type { Analysis } from '../../src/analysis/model';
import { mostNodes } from '../../src/circuits/following/budget';
import type { JavaScript } from '../../src/languages/javascript/parse';
import { report } from '../../src/wording/report';
import { analyze, analyzeInSteps } from './analyze';
import { shown } from './digest';
import { circuitFile } from './files';
import { runs } from './oracle';

const languages: readonly JavaScript[] = ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'];

/** Places outside of the text, or names that are none there, are what a view would trip over. */
function checkPlaces(analysis: Analysis): void {
  const { source, occurrences, skipped, notes } = analysis;
  const definitions = shown(analysis).flatMap(({ definition }) => definition ?? []);
  for (const { from, to } of [...occurrences, ...skipped, ...notes, ...definitions])
    assert.ok(0 <= from && from <= to && to <= source.length, `${from} … ${to}`);
  for (const { from, to, version, gradient } of occurrences) {
    const name = gradient?.name ?? version?.name;
    const text = source.slice(from, to);
    if (name !== undefined && /^[\w$]+$/.test(name) && /^[\w$]+$/.test(text) && version?.name !== 'return')
      assert.equal(text, name);
  }
}

/**
 * Analyses a text, and fails where that takes more work than its size allows: steps, gates and what they read. What is
 * `followed` in rounds and calls may cost more.
 */
function analyzed(source: string, language: JavaScript = 'javascript', followed = 0): Analysis {
  const steps = analyzeInSteps(source, { language });
  for (let work = 0; ; work++) {
    const { done, value } = steps.next();
    if (!done) continue;
    const { tape, occurrences, skipped } = value;
    const total = work + tape.length + tape.argCount + occurrences.length + skipped.length;
    assert.ok(total <= 30 * source.length + 100 + followed, `${total} steps for ${source.length} characters`);
    checkPlaces(value);
    return value;
  }
}

describe('whatever is in a file', function () {
  this.timeout(0);

  it('is read when it is cut at any position, from one end or the other', () => {
    for (let at = 0; at <= circuitFile.length; at++)
      analyzed(at % 2 === 0 ? circuitFile.slice(0, at) : circuitFile.slice(at));
  });

  it('is read when anything is missing in the middle', () => {
    const cut = fc.tuple(fc.nat(circuitFile.length), fc.nat(40), fc.constantFrom(...languages));
    fc.assert(
      fc.property(cut, ([at, length, language]) => {
        analyzed(circuitFile.slice(0, at) + circuitFile.slice(at + length), language);
      }),
      runs(200),
    );
  });

  it('is read when it is a soup of tokens', () => {
    const tokens =
      'a b da dx x var let const function return => = += ++ -- ** * / ( ) [ ] { } , ; . ?. ? : ?? && || ! ... \n ` $ { " \' // /* */ 1 0.5 1e 0x 3n # @ \\ < > </ /> as any ! if for of in while do switch case try catch class extends static get async await yield new delete typeof eval with this arguments constructor Math. Math.max( import export default from null super @input @output \u2028 \u00a0 \ud83d \u{1f600} \0'.split(
        ' ',
      );
    const soup = fc.array(fc.constantFrom(...tokens, `\${`), { maxLength: 60 });
    fc.assert(
      fc.property(
        soup,
        fc.constantFrom(' ', ''),
        fc.constantFrom(...languages),
        (parts, between, language) => {
          report('x', analyzed(parts.join(between), language));
        },
      ),
      runs(1000),
    );
  });

  it('is read when it is no code at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        analyzed(text);
      }),
      runs(500),
    );
    const odd = ['', '\ufeff', '\n', '\0', '\ud800', '#!/usr/bin/env node', '<!DOCTYPE html><p>a = 2</p>'];
    for (const text of odd) analyzed(text);
  });

  it('is read when it is real code', () => {
    for (const folder of [
      'src/languages/javascript',
      'src/circuits',
      'src/recognition',
      'scripts',
      'examples',
    ])
      for (const name of readdirSync(folder))
        if (/\.(ts|mjs|js)$/.test(name))
          analyzed(
            readFileSync(`${folder}/${name}`, 'utf8'),
            name.endsWith('.ts') ? 'typescript' : 'javascript',
          );
  });
});

describe('names and notations', () => {
  const names =
    '__proto__ constructor toString hasOwnProperty valueOf prototype isPrototypeOf __defineGetter__ length name $ _ $a _0 π ñ 变量 ℮ a\u0301 async of get set type as from'.split(
      ' ',
    );
  for (const name of names) {
    it(`${name} is a variable like any other`, () => {
      const source = `var ${name} = 3;\nvar y = ${name} * ${name};\nvar dy = 1;\nvar d${name} = 2 * ${name} * dy;`;
      const [circuit] = analyzed(source).circuits;
      const variable = circuit.variables.find((each) => each.name === name);
      assert.deepEqual([variable?.value, variable?.gradient], [3, 6]);
      assert.equal(circuit.pass?.entries.length, 2);
      const free = analyze(`var y = ${name} * 2;`, { inputs: new Map([[name, 4]]) });
      assert.equal(free.circuits[0].outputs[0].variable.value, 8);
      assert.equal(JSON.parse(JSON.stringify(report('x', free))).circuits[0].variables[0].name, name);
    });
  }

  for (const name of ['constructor', 'toString', '__proto__', 'hasOwnProperty']) {
    it(`${name}, where the file never assigns it, is no property of some object`, () => {
      const [circuit] = analyzed(`var y = ${name} * 2;`).circuits;
      assert.equal(circuit.variables[0].assumed, true);
      for (const call of [`${name}(2)`, `Math.${name}(2)`])
        for (const { value, assumed } of shown(analyzed(`var y = ${call};`)))
          assert.ok(value === null || assumed, `${call} is shown as ${value}`);
    });
  }

  it('an escaped name is the name that it stands for, or not read, never another variable', () => {
    const y = shown(analyzed('var a = 2;\n\\u0061 = 5;\nvar y = a * 3;')).find(({ name }) => name === 'y');
    assert.ok(y?.value === 15 || y?.value === null || y?.assumed, `y is shown as ${y?.value}`);
  });

  for (const [what, end] of [
    ['CRLF', '\r\n'],
    ['CR', '\r'],
    ['tabs', '\n\n\t'],
    ["JavaScript's own line separator", '\u2028'],
    ['wide blanks', ' // note\n\u2003\u3000'],
    ['comments that end with CR', '// note\r'],
  ]) {
    it(`line ends and blanks make no difference: ${what}`, () => {
      const analysis = analyzed(['var a = 2', 'var b\u2003= a * 3', 'var c = b + a'].join(end));
      const numbers = shown(analysis).map(({ name, value, gradient }) => [name, value, gradient]);
      assert.deepEqual(numbers, [
        ['a', 2, 4],
        ['b', 6, 1],
        ['c', 8, 1],
      ]);
    });
  }

  it('a byte order mark is no code', () => {
    const [a] = shown(analyzed('\ufeffvar a = 2; var b = a * 3;'));
    assert.deepEqual([a.name, a.value, a.gradient, a.definition?.from], ['a', 2, 3, 5]);
  });

  it('strings, templates, comments and regular expressions that look like code are none', () => {
    const lines = [
      'var a = 2;',
      '"a = 3;";',
      "'use strict; a = 4';",
      `\`a = 5; \${"a = 6"}\`;`,
      '// a = 7;',
      '/* a = 8; */',
      '/a = 9;/.test("x");',
      'var s = "a = 10; // @input a = 11";',
      'var t = `\na = 12;\n// @input a = 13\n`;',
      'var y = a * 2;',
    ];
    assert.equal(shown(analyzed(lines.join('\n'))).findLast(({ name }) => name === 'y')?.value, 4);
  });
});

describe('size', function () {
  this.timeout(0);

  /** A deep or long statement between two that stand, whatever becomes of it, unless the stack is too short for the file. */
  const beside = (statement: string) => {
    const analysis = analyzed(`var a = 2;\nvar z = a * 3;\n${statement}\nvar v = 4;\nvar u = v * 2;`);
    const variables = shown(analysis);
    const isTooDeep = analysis.reading.tooDeep !== null;
    if (isTooDeep) assert.match(analysis.skipped[0].reason, /too deeply nested/);
    if (isTooDeep) return variables;
    for (const [name, value] of [
      ['z', 6],
      ['u', 8],
    ] as const)
      assert.ok(
        variables.some((each) => each.name === name && each.value === value),
        `${name} is lost`,
      );
    return variables;
  };

  it('a sum of 300 terms is computed', () => {
    const sum = Array.from({ length: 300 }, (_, k) => `a * ${k}`).join(' + ');
    const [circuit] = analyzed(`var a = 2;\nvar y = ${sum};`).circuits;
    assert.equal(circuit.outputs[0].variable.value, 300 * 299);
    assert.equal(circuit.variables[0].gradient, 150 * 299);
  });

  const deep: Readonly<Record<string, string>> = {
    'a sum of 10,000 terms': `var y = ${Array.from({ length: 1e4 }, (_, k) => `a * ${k}`).join(' + ')};`,
    '100,000 nested parentheses': `var y = ${'('.repeat(1e5)}a${')'.repeat(1e5)};`,
    '10,000 choices': `var y = ${'a > 3 ? a : '.repeat(1e4)}a * 2;`,
    '10,000 powers': `var y = ${'a ** '.repeat(1e4)}1;`,
    '10,000 signs': `var y = ${'- '.repeat(1e4)}a;`,
    '10,000 members': `var y = a${'.b'.repeat(1e4)};`,
    '10,000 calls inside each other': `var y = ${'Math.sin('.repeat(1e4)}a${')'.repeat(1e4)};`,
    '10,000 arguments': `var y = Math.max(${'a, '.repeat(9999)}a);`,
    '10,000 arrays': `var y = ${'['.repeat(1e4)}a${']'.repeat(1e4)};`,
    '10,000 chained assignments': `${'y = '.repeat(1e4)}3;`,
    'a string of a million letters': `var s = "${'x'.repeat(1e6)}";`,
    'a name of 100,000 letters': `var ${'b'.repeat(1e5)} = 2;`,
    'arrows inside each other': `var g = ${'(x) => '.repeat(30)}x;`,
  };
  for (const [what, statement] of Object.entries(deep))
    it(`${what} are answered, or refused with a reason, and cost only themselves`, () => {
      for (const { name, value, assumed, reason } of beside(statement))
        if (name === 'y') assert.ok(value !== null || assumed || reason);
    });

  for (const [what, open, close] of [
    ['blocks', '{', '}'],
    ['blocks with names of their own', '{ let b = a; ', '}'],
    ['functions', 'function f() { ', '}'],
    ['calls of functions', '(() => { ', '})();'],
    ['branches', 'if (a) ', ''],
    ['loops', 'for (;;) { ', '}'],
    ['methods', 'class A { f() { ', '} }'],
    ['computed keys', '(class { [', ']() {} });'],
    ['defaults', '((v = ', ') => v);'],
    ['tries', 'try { ', '} catch (e) { }'],
    ['labels', 'label: ', ''],
  ])
    for (const depth of [100, 3000])
      it(`an assignment inside ${depth} ${what} is not overlooked`, () => {
        const inner = /key|default/.test(what) ? 'a = 3' : 'a = 3;';
        const source = `var a = 2;\n${open.repeat(depth)}${inner}${close.repeat(depth)}\nvar y = a * 3;`;
        const y = shown(analyzed(source)).findLast(({ name }) => name === 'y');
        const isShown = y !== undefined && y.value !== null && !y.assumed;
        // A label may stand once only, which this reader lets pass.
        const valid = source.replaceAll(/label: (?=label)/g, '');
        if (isShown) assert.equal(y.value, runInNewContext(`${valid}; y`, {}, { timeout: 1000 }));
      });

  for (const [what, open] of [
    ['blocks', '{'],
    ['branches', 'if (a) '],
    ['tries', 'try { '],
    ['labels', 'label: '],
  ])
    it(`an assignment inside 10 ${what} is followed`, () => {
      const close = { '{': '}', 'try { ': '} catch (e) { }' }[open] ?? '';
      const labelled = (k: number) => open.replace('label', `label${k}`);
      const source = `var a = 2;\n${Array.from({ length: 10 }, (_, k) => labelled(k)).join('')}a = 3;${close.repeat(10)}\nvar y = a * 3;`;
      assert.equal(shown(analyzed(source)).findLast(({ name }) => name === 'y')?.value, 9);
    });

  it('a file with brackets nested past 300 is refused, with the line where that is', () => {
    const nested = (depth: number) => `var a = 2;\nvar y = ${'('.repeat(depth)}a${')'.repeat(depth)} * 3;`;
    assert.equal(shown(analyzed(nested(300))).findLast(({ name }) => name === 'y')?.value, 6);
    const { skipped, circuits } = analyzed(nested(301));
    assert.deepEqual(circuits, []);
    const told = skipped.map(({ line, reason }) => `line ${line}: ${reason}`);
    assert.deepEqual(told, ['line 2: this file is not read: here it is too deeply nested']);
  });

  for (const line of [
    `// ${'('.repeat(400)}`,
    `/* ${'[ '.repeat(400)} */`,
    `var s = '${'{'.repeat(400)}';`,
    `var s = "\\"${'{'.repeat(400)}";`,
    `var r = [${'/\\(/, '.repeat(400)}];`,
    `var r = [${'/[(]/, '.repeat(400)}];`,
  ])
    it(`brackets that nest nothing do not count: ${line.slice(0, 20)} …`, () => {
      const y = shown(analyzed(`var a = 2;\n${line}\nvar y = a * 3;`)).find(({ name }) => name === 'y');
      assert.equal(y?.value, 6);
    });

  it('functions that unfold into too many gates are refused with a reason', () => {
    const lines = Array.from({ length: 60 }, (_, k) => `const f${k + 1} = (x) => f${k}(x) + f${k}(x * 2);`);
    const source = `const f0 = (x) => x * x;\n${lines.join('\n')}\nvar y = f60(1.5);\nvar z = f3(1);`;
    const analysis = analyzed(source, 'javascript', 2.5 * mostNodes);
    const y = shown(analysis).find(({ name }) => name === 'y');
    assert.equal(y?.value ?? null, null);
    assert.ok(analysis.skipped.some(({ reason }) => /takes more than/.test(reason)));
  });

  it('functions that go down into what the file does not give end at once', () => {
    const source =
      'const inner = (r) => code(r) + r.end;\nconst code = (r) => r.inputs.map((each) => inner(each)).join(r.name);\nconst text = code(rule);\nvar a = 2;\nvar y = a * 3;\n';
    const y = shown(analyzed(source)).findLast(({ name }) => name === 'y');
    assert.equal(y?.value, 6);
  });

  const kinds: Readonly<Record<string, (k: number) => string>> = {
    statements: (k) => `var v${k} = v${Math.max(0, k - 1)} * 0.5 + v${Math.max(0, k - 7)};`,
    passes: (k) => `var x${k} = a * b;\nvar dx${k} = 1;\nvar da = b * dx${k};\nvar db = a * dx${k};`,
    'names that branches may assign': (k) => `if (a) b${k % 9} = 3;\nvar y${k} = b${k % 9} * a;`,
    'updates of one name': () => 'a = a * 1.0001;',
    'what is not quite a pass': (k) => `var x${k} = a * b;\nvar dx${k} = x${k} - 3;\nvar d${k} = dx${k} * 2;`,
    functions: (k) => `function f${k}(p) { var u = p * 2; return u * a; }\nvar r${k} = f${k}(a);`,
    'broken lines': (k) => `var v${k} = a * ;`,
    members: (k) => `o.a${k} = a;\nvar m${k} = o.b * a;`,
    closures: (k) => `setTimeout(() => { c${k % 50} = a; });\nvar y${k} = c${k % 50} + 1;`,
    'closures, each of its own variable': (k) =>
      `let c${k} = 2;\nsetTimeout(() => { c${k} = a; });\nvar y${k} = c${k} + 1;`,
    'calls of eval': (k) => `eval(s);\nvar y${k} = a * 2;`,
  };
  for (const [what, line] of Object.entries(kinds))
    it(`work grows with the size: ${what}`, () => {
      analyzed(`var a = 1.5, b = 2;\n${Array.from({ length: 2000 }, (_, k) => line(k)).join('\n')}`);
    });
});

/* Python that is legal is not taken for broken, whatever it is about; what is broken costs its own statement. */
import assert from 'node:assert/strict';
import * as code from '../python/legal-code';
import { hasPython } from '../python/process';
import { objectionsOfPython } from '../python/watched';
import { analyze } from './analyze';
import { shown } from './digest';

const python = { language: 'python' } as const;
const indented = (text: string) => text.replace(/^(?=[^\n\f])/gm, '    ');
/** A string that goes over lines is another one when it is indented; the code is as legal. */
const amid = (text: string) => `a, b = 2, 3\n${text}\ny = a * b\n`;
const amidFunction = (text: string) => `def own(a):\n    b = a * 3\n${indented(text)}\n    return b * 2\n`;

/** What Python says against a text; nothing where there is no Python to ask. */
function objection(source: string): string | null {
  return hasPython ? objectionsOfPython([source])[0] : null;
}

function checkUnbroken(source: string) {
  const analysis = analyze(source, python);
  for (const { line, reason } of analysis.skipped)
    assert.doesNotMatch(reason, /syntax error/, `line ${line} of\n${source}`);
  return analysis;
}

function checkAmid(text: string, head = ''): void {
  const source = head + amid(text);
  assert.equal(objection(source), null, source);
  const variables = shown(checkUnbroken(source));
  const numbers = ['a', 'b', 'y'].map((name) => {
    const { value, gradient } = variables.find((each) => each.name === name) ?? {};
    return [value, gradient];
  });
  assert.deepEqual(
    numbers,
    [
      [2, 3],
      [3, 2],
      [6, 1],
    ],
    source,
  );
}

function checkAmidFunction(text: string): void {
  const source = amidFunction(text);
  // What yields or returns makes another function of it.
  if (objection(source) !== null || /yield|return|global/.test(text)) return;
  const circuit = checkUnbroken(source).circuits.find(({ scope }) => scope === 'own');
  const gradients = circuit?.variables.map(({ name, gradient }) => `${name} ${gradient}`) ?? [];
  for (const expected of ['a 6', 'b 2', 'return 1'])
    assert.ok(gradients.includes(expected), `${gradients}\n${source}`);
}

describe('legal Python that is no part of the circuit around it', () => {
  for (const text of code.anywhere)
    it(`is not taken for broken, and costs the circuit nothing: ${JSON.stringify(text)}`, () => {
      checkAmid(text);
      checkAmidFunction(text);
    });

  for (const text of code.topLevel)
    it(`is not taken for broken at the top level: ${JSON.stringify(text)}`, () => checkAmid(text));

  for (const head of code.heads)
    it(`may stand above everything else: ${JSON.stringify(head)}`, () => {
      const source = head + amid('');
      assert.equal(shown(checkUnbroken(source)).find(({ name }) => name === 'y')?.value, 6);
    });

  it('may end lines as Windows does', () => {
    const source = amid('if a:\n    z = (1,\n  2)').replaceAll('\n', '\r\n');
    assert.equal(shown(checkUnbroken(source)).find(({ name }) => name === 'y')?.value, 6);
  });
});

const good = ['a, b = 2, -3', 'q = a * b', 'f = math.tanh(q)'];
const expected: Readonly<Record<string, number>> = { a: 2, b: -3, q: -6, f: Math.tanh(-6) };
const sources: Readonly<Record<string, readonly string[]>> = { q: ['a', 'b'], f: ['q'] };

/** What goes on in the lines below: an open bracket, a string, a block without a body, a line that is joined. */
const goesOn = /[([{"'\\@]|:$|^(\s|else|elif|except|finally)/m;

describe('half-typed Python', () => {
  for (const text of [...code.halfTyped, ...code.badlyIndented])
    it(`costs only itself: ${JSON.stringify(text)}`, () => {
      for (const place of [1, 2, 3]) {
        const source = [...good.slice(0, place), text, ...good.slice(place)].join('\n');
        const { circuits, loose } = analyze(source, python);
        const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
        for (const { name, value, assumed, definition } of all) {
          if (value === null || assumed || !definition) continue;
          const right = expected[name];
          if (right !== undefined) assert.equal(value, right, `${name} in\n${source}`);
        }
        const lost = Object.keys(expected).filter(
          (name) => !all.some((v) => v.name === name && v.value !== null),
        );
        const below = good.slice(place).join('\n');
        for (const name of lost) {
          // What goes on may take the lines below with it, else the next at most; none above.
          const isBelow = goesOn.test(text) ? below : (good[place] ?? '');
          const own = isBelow.includes(`${name} =`) || isBelow.includes(`${name},`);
          const follows = (sources[name] ?? []).some((each) => lost.includes(each));
          assert.ok(own || follows, `${name} is lost in\n${source}`);
        }
      }
    });

  it('at every keystroke of a good line, the lines around it stand', () => {
    const typed = 'g = max(f, q) * (a + 2) - (b if a > 1 else math.exp(-a)) ** 2';
    for (let length = 0; length <= typed.length; length++) {
      const source = [...good, typed.slice(0, length), 'h = a + b'].join('\n');
      const { circuits, loose } = analyze(source, python);
      const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
      for (const [name, value] of Object.entries(expected))
        assert.ok(
          all.some((v) => v.name === name && v.value === value),
          `${name} in\n${source}`,
        );
      for (const { name, value, assumed } of all)
        if (name === 'h' && !assumed && value !== null) assert.equal(value, -1);
    }
  });

  it('a statement whose brackets are open ends where the next one begins', () => {
    for (const open of ['z = (a', 'z = max(a, b', 'z = [a, b', 'z = math.exp(-a * (b + 1)']) {
      const { circuits, loose } = analyze([...good, open, 'h = a + b', 'k = h * 2'].join('\n'), python);
      const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
      assert.ok(
        all.some(({ name, value }) => name === 'k' && value === -2),
        open,
      );
    }
  });

  it('makes the names that a broken statement assigns unread, not stale', () => {
    const { circuits } = analyze('a = 2\nz = a * 3\nz = a *\ny = z + 1\n', python);
    const y = circuits[0].variables.find(({ name }) => name === 'y');
    assert.equal(y?.value, null);
    assert.equal(circuits[0].variables.find(({ name }) => name === 'a')?.gradient, null);
  });

  it('is not blamed for what it hides', () => {
    const pass = ['x = a * b', 'dx = 1', 'da = b * dx', 'db = a *', 'c = 2'].join('\n');
    const { circuits } = analyze(pass, python);
    assert.ok(circuits.length > 0);
  });
});

describe('a number in Python', () => {
  const literals =
    '0xFF 0Xab 0b11 0B1_1 0o17 0O7 1E3 1e-3 1E+2 .5 5. 0. .5e1 1_000 0xF_F 1_0.2_5 1e1_0 0 00 0_0 1_000_000.5';
  for (const text of literals.split(' '))
    it(`is what Python reads: ${text}`, () => {
      const value = shown(checkUnbroken(`y = ${text} * 2\n`)).find(({ name }) => name === 'y')?.value;
      assert.equal(value, Number(text.replaceAll('_', '').replace(/^00$/, '0')) * 2);
    });
});

/* Code that is not read may have read all that it can reach: no gradient leaves that out. */
import assert from 'node:assert/strict';
import { analyze } from './analyze';
import { around, holders, reading, uses } from './odd-reads';
import { check } from './truth';
import { Watched } from './watched';

/** What is wrong with what is shown of a program; empty where nothing is. */
function complaint(program: string): string[] {
  const watched = new Watched(program);
  assert.ok(watched.isValid(), watched.source);
  try {
    check(watched);
    return [];
  } catch (error) {
    return [`${error instanceof Error ? error.message : String(error)}\n${watched.source}`];
  }
}

describe('a gradient beside code that is not read, and reads its variable', function () {
  this.timeout(0);

  for (const [k, holder] of holders.entries())
    it(`is the whole of it, or not shown: ${holder[0]} ${holder[1]}`, () => {
      // Every use, by turns at the top level and in a function.
      const programs = uses.map((use, n) => around[(k + n) % around.length](reading(holder, use, 'x', 's')));
      const wrong = programs.flatMap(complaint);
      assert.equal(wrong.length, 0, `${wrong.length} of ${programs.length} programs:\n${wrong.join('\n')}`);
    });

  const followed = [
    'let r = 0;\nfunction set(v) { r = v; if (v) return; }\nSCOPE set(x);',
    'let r = 0;\nfunction set(v) { r = v; if (v) return; }\nSCOPE [1].forEach(() => set(x));',
    'let r = 0, t = 0;\nfunction set() { r = t; return 0; }\nSCOPE t = x; set();',
  ];
  const inRun = (code: string) => {
    const scope = 'function run(a) {\nconst «x = ‹a› * 2»;\n';
    const program = `${code.replace('SCOPE', () => scope)}\nconst «y = ‹r› * 3 + ‹x›»;\n«return ‹y›»;\n}\nrun(1.25);\n`;
    assert.deepEqual(complaint(program), []);
    const { circuits } = analyze(new Watched(program).source);
    const { variables } = circuits.find((circuit) => circuit.scope === 'run') ?? { variables: [] };
    return (name: string) => variables.find((each) => each.name === name);
  };
  for (const code of followed)
    it(`is the whole of it where a function that is followed has handed it on: ${code}`, () => {
      assert.equal(inRun(code)('a')?.gradient, 8);
    });

  const setting = [
    'let r = 0;\nconst set = (v) => { r = v; };\nSCOPE if (x) { const f = set; f(x); }',
    'let r = 0;\nclass Box { constructor(v) { r = v; } }\nSCOPE new Box(x);',
    'var r = 0;\nSCOPE globalThis.r = x;',
    'SCOPE globalThis.r = x;',
    'var r = 0;\nSCOPE [globalThis.r] = [x];',
    'SCOPE if (x) this.r = x;',
    "SCOPE (0, eval)('r = ' + x);",
  ];
  for (const code of setting)
    it(`is not that of a name alone which the code has assigned, and a function reads only then: ${code}`, () => {
      const of = inRun(code);
      assert.deepEqual([of('a')?.gradient, of('y')?.value], [null, null]);
    });

  for (const [code, value] of [
    ['function go() { const u = w[1]; return u; }\nvar r = go();\nvar w = [1, 2];', null],
    ['function go() { const u = w[1]; return u; }\nvar w = [1, 2];\nvar r = go();', 2],
    ['function go() { const f = () => w[1], u = f(); return u; }\nvar r = go();\nvar w = [1, 2];', null],
  ] as const)
    it(`stands beside a value only where a function finds that whenever it is called: ${code}`, () => {
      const { circuits } = analyze(code);
      const variables = circuits.flatMap((circuit) => (circuit.scope === 'go' ? circuit.variables : []));
      assert.equal(variables.find(({ name }) => name === 'u')?.value ?? null, value);
    });

  it('is shown where the code reads another variable', () => {
    const source =
      'var a = 2, b = 3, s = 0;\nconst term = (k) => k * b;\nfor (const k of [1, 2]) s += term(k);\nvar y = s + a * 5;\n';
    const [{ variables }] = analyze(source).circuits;
    const gradientOf = (name: string) => variables.find((each) => each.name === name)?.gradient;
    assert.deepEqual([gradientOf('a'), gradientOf('b')], [5, 3]);
  });

  it('is shown where a pattern reads an index, and assigns members', () => {
    const source =
      'var a = 1, w = [1, 2], p = {};\n[w[a], w[0]] = [3, 4];\n({ [a]: p.v, z: p.w = a } = {});\nvar y = a * 5;\n';
    const [{ variables }] = analyze(source).circuits;
    assert.deepEqual(
      variables
        .filter(({ name }) => name === 'a' || name === 'y')
        .map(({ name, value, gradient }) => [name, value, gradient]),
      [
        ['a', 1, 5],
        ['y', 5, 1],
      ],
    );
  });

  const pass = 'var x = a * b;\nvar dx = 1;\nvar da = b * dx;\nvar db = a * dx;\n';
  for (const [before, reads] of [
    ['keep(a);', 'kept()'],
    ['keep(a); keep(b);', 'kept()'],
    ['const box = { v: a, w: b };', 'f(box)'],
    ['const box = { v: a, w: b }, outer = { box };', 'f(outer)'],
    ['const list = []; keep(list, a);', 'list[0]'],
    ['let t = 0; for (const k of some(a)) t += k * a;', 't'],
    ['const f = () => a; keep(f); a = 4;', 'kept()'],
    ['const f = () => a; if (b) keep(f); a = a * 2;', 'kept()'],
  ] as const)
    it(`is not shown below a pass either: ${before} … ${reads}`, () => {
      const { circuits } = analyze(`var a = 2, b = 3;\n${before}\n${pass}var y = a * 2 + ${reads};\n`);
      const inputs = circuits.at(-1)?.variables.filter(({ name }) => name === 'a') ?? [];
      assert.equal(circuits.length, 2);
      assert.deepEqual(
        inputs.map(({ gradient }) => gradient),
        [null],
      );
    });

  it('is not shown where the variable is another by the time at which it comes back', () => {
    const source = `var a = 2, b = 3;\nkeep(a);\n${pass}var u = a * 3;\na = 5;\nkeep(b);\nvar y = u + a * kept();\n`;
    const { circuits } = analyze(source);
    const [first, second] = circuits.at(-1)?.variables.filter(({ name }) => name === 'a') ?? [];
    assert.deepEqual([first.value, first.gradient, second.value], [2, null, 5]);
  });

  const beside = (round: string) => (count: number) =>
    `let a = 2, b = 3, x, dx, da, db;\nconst f = () => a * 2;\n${round.repeat(count)}`;
  const own =
    'let aK = 2, bK = 3;\nconst fK = () => aK;\nlet xK = aK * bK;\nif (bK) log(fK);\nlet dxK = 1;\nlet daK = bK * dxK;\n';
  const rounds: Readonly<Record<string, (count: number) => string>> = {
    'a function reads what the updates of a pass change': beside(
      'x = a * b;\nif (x > 0) log(f);\ndx = 1;\nda = b * dx;\na -= 0.1 * da;\n',
    ),
    'a function reads what is assigned anew': beside(
      'a = 2;\nx = a * b;\nif (b > 0) log(f);\ndx = 1;\nda = b * dx;\ndb = a * dx;\n',
    ),
    'each has functions and names of its own': (count) =>
      Array.from({ length: count }, (_, k) => own.replaceAll('K', String(k))).join(''),
  };
  for (const [what, source] of Object.entries(rounds))
    it(`costs no more in later rounds than in early ones: ${what}`, () => {
      const nodes = (count: number) => analyze(source(count)).tape.length;
      assert.ok(nodes(60) - nodes(40) <= nodes(40) - nodes(20));
    });
});

/* A cell whose forward function gives all that the backward one reads, under a name of its own, and weights that are members. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';

const forward = `const squash = (v) => 1 / (1 + Math.exp(-v));
function cellForward(x, prev, P) {
  const z = squash(P.z * x + P.vz * prev);
  const n = Math.tanh(P.n * x + P.vn * prev);
  const out = (1 - z) * n + z * prev;
  return { z, n, out, x, prev };
}
`;
const members = {
  z: 'daz * x',
  vz: 'daz * prev',
  n: 'dan * x',
  vn: 'dan * prev',
};
const back = `  const dz = dout * (prev - n);
  const dn = dout * (1 - z);
  const dan = dn * (1 - n * n);
  const daz = dz * z * (1 - z);
`;
const rest = `  const dprev = dout * z + daz * P.vz + dan * P.vn;
  const dx = daz * P.z + dan * P.n;
`;
const written = (write: (key: string, value: string) => string) =>
  Object.entries(members)
    .map(([key, value]) => write(key, value))
    .join('');

/** The same backward function, as people hand on what they have. */
const styles: Record<string, string> = {
  'taken apart in its body': `function cellBackward(dout, step, P) {
  const { z, n, x, prev } = step;
${back}${rest}  return { dx, dprev, dP: { ${written((key, value) => `${key}: ${value}, `)} } };
}`,
  'a literal of its own, in a list': `function cellBackward(dout, seen, P) {
  const { z, n, x, prev } = seen;
${back}  const dP = {
${written((key, value) => `    ${key}: ${value},\n`)}  };
${rest}  return [dx, dprev, dP];
}`,
  'member by member': `function cellBackward(dout, step, P) {
  const dP = {};
${`${back}${written((key, value) => `  dP.${key} = ${value};\n`)}${rest}`.replace(/(?<![\w.])(z|n|x|prev)\b(?! =)/g, 'step.$1')}  return [dx, dprev, dP];
}`,
};

const python = `import math

def squash(v):
    return 1 / (1 + math.exp(-v))

def cell_forward(x, prev, P):
    z = squash(P['z'] * x + P['vz'] * prev)
    n = math.tanh(P['n'] * x + P['vn'] * prev)
    return (1 - z) * n + z * prev, {'z': z, 'n': n, 'x': x, 'prev': prev}

def cell_backward(dout, step, P):
    z, n, x, prev = step['z'], step['n'], step['x'], step['prev']
    dz = dout * (prev - n)
    dn = dout * (1 - z)
    dan = dn * (1 - n * n)
    daz = dz * z * (1 - z)
    dP = {'z': daz * x, 'vz': daz * prev, 'n': dan * x, 'vn': dan * prev}
    dprev = dout * z + daz * P['vz'] + dan * P['vn']
    return daz * P['z'] + dan * P['n'], dprev, dP
`;

const verdictsOf = (source: string, language: 'javascript' | 'python' = 'javascript') =>
  verify(analyze(source, { language, asked: true })).flatMap(({ verdicts }) => verdicts);

describe('What a cell keeps, under a name that nobody knows', () => {
  for (const [style, backward] of Object.entries(styles)) {
    const source = `${forward}${backward}\n`;
    it(`is what the backward function reads of it: ${style}`, () => {
      const verdicts = verdictsOf(source);
      for (const { judgement, name } of verdicts) assert.match(judgement, /exact|correct/, name);
      const names = verdicts.map(({ name }) => name).join(' ');
      for (const key of Object.keys(members)) assert.match(names, new RegExp(`dP\\.${key}\\b`));
    });
    it(`accuses the member of the weights that is wrong, and no other: ${style}`, () => {
      const slipped = source.replace(/daz \* (step\.)?prev\b/, (said) => said.replace('prev', 'x'));
      assert.notEqual(slipped, source);
      const wrong = verdictsOf(slipped).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        wrong.map(({ name }) => name.replace(/^return\./, '')),
        ['dP.vz'],
      );
    });
  }

  it('is found in Python, too', () => {
    const names = verdictsOf(python, 'python').map(({ name, judgement }) => `${name} ${judgement}`);
    for (const key of Object.keys(members))
      assert.ok(
        names.some((name) => /^dP\['(\w+)'\] (exact|correct)$/.exec(name)?.[1] === key),
        key,
      );
    assert.ok(!names.some((name) => name.includes('wrong')));
  });

  // `dk` and `df` are of the sums, and not of the weights that are called so.
  const gate = `function gateStep(W, x, h) {
  const keep = 1 / (1 + Math.exp(-(W.k * x + W.l * h)));
  const fresh = Math.tanh(W.f * x + W.g * (keep * h));
  const hNext = (1 - keep) * fresh + keep * h;
  return { hNext, keep, fresh };
}
function gateBack(W, x, h, seen, dhNext) {
  const dfresh = dhNext * (1 - seen.keep);
  const df = dfresh * (1 - seen.fresh * seen.fresh);
  const dg = df * W.g;
  const dkeep = dhNext * (h - seen.fresh) + dg * h;
  const dk = dkeep * seen.keep * (1 - seen.keep);
  const dh = dg * seen.keep + dk * W.l + dhNext * seen.keep;
  const dx = df * W.f + dk * W.k;
  const dW = { k: dk * x, l: dk * h, f: df * x, g: df * (seen.keep * h) };
  return { dx, dh, dW };
}
`;
  it('does not keep the next state from being found by its name', () => {
    const verdicts = verdictsOf(gate);
    const names = ['dfresh', 'df', 'dg', 'dkeep', 'dk', 'dh', 'dx', 'dW.k', 'dW.l', 'dW.f', 'dW.g'];
    assert.deepEqual(
      verdicts.map(({ name }) => name),
      names,
    );
    for (const { judgement, name } of verdicts) assert.match(judgement, /exact|correct/, name);
  });
  for (const [line, right, slipped] of [
    [8, 'dhNext * (1 - seen.keep)', 'dhNext'],
    [9, ' * (1 - seen.fresh * seen.fresh)', ''],
    [9, '1 - seen.fresh * seen.fresh', '1 - seen.fresh'],
    [10, 'df * W.g', 'df'],
    [11, ' + dg * h', ''],
    [12, ' * (1 - seen.keep);\n  const dh', ';\n  const dh'],
    [13, ' + dhNext * seen.keep', ''],
    [14, 'dk * W.k', 'dk * W.l'],
  ] as const)
    it(`tells the line in which ${right.replace(/\n.*/, '')} is ${slipped || 'lost'}, and no other`, () => {
      const source = gate.replace(right, slipped);
      assert.notEqual(source, gate);
      const wrong = verdictsOf(source).filter(({ judgement }) => judgement === 'wrong');
      assert.deepEqual(
        wrong.map(({ at }) => source.slice(0, at.from).split('\n').length),
        [line],
      );
      assert.ok(wrong[0].edits.length > 0);
    });
});

/* What is said at a point where a switch stands between its two sides: by verdicts, and by hovers. */
import assert from 'node:assert/strict';
import { verify } from '../../src/verification/verify';
import { explain } from '../../src/wording/explain';
import { analyze } from './analyze';
import { runScript } from './oracle';

/** A circuit in `a`, which stands where a side of it meets another, and two gradients that are right beside that. */
interface Tie {
  readonly before: string;
  readonly circuit: string;
  readonly gradients: readonly [below: string, above: string];
}

const ties: Record<string, Tie> = {
  'a comparison that chooses': {
    before: 'var a = 0;',
    circuit: 'a > 0 ? 3 * a : -a',
    gradients: ['a > 0 ? 3 * dy : -dy', 'a >= 0 ? 3 * dy : -dy'],
  },
  'one of two variables': {
    before: 'var a = 2, b = 2;',
    circuit: 'a >= b ? 5 * a : 2 * a + 3 * b',
    gradients: ['a > b ? 5 * dy : 2 * dy', 'a >= b ? 5 * dy : 2 * dy'],
  },
  'one that is turned around': {
    before: 'var a = 1;',
    circuit: '!(a > 1) ? a : 3 * a - 2',
    gradients: ['a > 1 ? 3 * dy : dy', 'a < 1 ? dy : 3 * dy'],
  },
  'one with a name': {
    before: 'var a = 0;\nvar positive = a > 0;',
    circuit: 'positive ? 2 * a : -a',
    gradients: ['a > 0 ? 2 * dy : -dy', 'a >= 0 ? 2 * dy : -dy'],
  },
  'one through another test': {
    before: 'var a = 0;',
    circuit: 'Math.sign(a) > 0 ? 2 * a : -a',
    gradients: ['a > 0 ? 2 * dy : -dy', 'a >= 0 ? 2 * dy : -dy'],
  },
  'one of a gate': {
    before: 'var a = 0, b = 3;',
    circuit: 'a * b > 0 ? 4 * a : a',
    gradients: ['a * b > 0 ? 4 * dy : dy', 'a * b < 0 ? dy : 4 * dy'],
  },
  'one inside the branch that is taken': {
    before: 'var a = 0, b = 1;',
    circuit: 'b > 0 ? (a > 0 ? a * b : -a) : 7',
    gradients: ['b > 0 ? (a > 0 ? b * dy : -dy) : 0', 'b > 0 ? (a >= 0 ? b * dy : -dy) : 0'],
  },
  'one before &&': {
    before: 'var a = 0;',
    circuit: '(a > 0 && 2 * a) + a',
    gradients: ['a > 0 ? 3 * dy : dy', 'a >= 0 ? 3 * dy : dy'],
  },
  'a larger of two': {
    before: 'var a = 2, b = 2;',
    circuit: 'Math.max(a, b)',
    gradients: ['a > b ? dy : 0', 'a >= b ? dy : 0'],
  },
};

function judgementOf(source: string, name: string) {
  const verdicts = verify(analyze(source)).flatMap((each) => each.verdicts);
  return verdicts.find((verdict) => verdict.name === name)?.judgement;
}

function withPass({ before, circuit }: Tie, gradient: string): string {
  return `${before}\nvar y = ${circuit};\nvar dy = 1;\nvar da = ${gradient};\n`;
}

describe('where a switch stands at a tie', () => {
  for (const [what, tie] of Object.entries(ties)) {
    it(`${what}: the slope of either side is right, and what is wrong beside it is wrong`, () => {
      for (const gradient of tie.gradients) {
        assert.equal(judgementOf(withPass(tie, gradient), 'da'), 'exact', gradient);
        assert.equal(judgementOf(withPass(tie, `2 * (${gradient})`), 'da'), 'wrong', gradient);
      }
    });

    it(`${what}: the hover tells the slopes of both sides`, () => {
      const source = withPass(tie, tie.gradients[0]);
      const said = explain(analyze(source), source.indexOf('a ='));
      const slope = (h: number) => {
        const at = (value: number) =>
          Number(runScript(`${tie.before.replace(/\ba = \d+/, `a = ${value}`)}\n${tie.circuit}`));
        const here = Number(/\ba = (\d+)/.exec(tie.before)?.[1]);
        return (at(here + 2 * h) - at(here + h)) / h;
      };
      assert.equal(said?.numerically, null);
      assert.ok(Math.abs((said?.sides?.left.value ?? Number.NaN) - slope(-1e-4)) < 1e-6);
      assert.ok(Math.abs((said?.sides?.right.value ?? Number.NaN) - slope(1e-4)) < 1e-6);
    });
  }

  const unheard: Record<string, string> = {
    'in a branch that is not taken':
      'var a = 2, b = 2, c = -1;\nvar y = c > 0 ? Math.max(a, b) : 3 * a * b;\n',
    'that leads nowhere': 'var a = 2, b = 2;\nvar late = a > b;\nvar y = 3 * a * b;\n// @output y\n',
    'that something else decides': 'var a = 2, b = 3, mode = 1;\nvar y = mode === 1 ? a * b * 2 : a;\n',
  };
  for (const [what, source] of Object.entries(unheard)) {
    it(`${what}: it is nothing to the outputs, and the slope is measured`, () => {
      const said = explain(analyze(source), source.indexOf('a ='));
      assert.equal(said?.sides, null);
      const wanted = 6;
      assert.ok(said.numerically && Math.abs(said.numerically.value - wanted) < 1e-9);
    });

    it(`${what}: the file’s own point counts`, () => {
      const pass = 'var dy = 1;\nvar da = b * dy;\n';
      const [verdict] = verify(analyze(source.replace(/\/\/.*\n/, '') + pass))
        .flatMap((each) => each.verdicts)
        .filter(({ name }) => name === 'da');
      assert.equal(verdict.judgement, 'wrong');
      assert.equal(verdict.counterexample?.inputs.get('a'), 2);
    });
  }
});

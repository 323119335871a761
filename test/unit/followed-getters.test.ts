/*
 * Gradients that are written into room element by element, of what things give away: by a getter, by members of the things
 * in a list, by variables of a function around; and what is open since code that nobody reads gets them.
 */
import assert from 'node:assert/strict';
import { analyze } from './analyze';
import { blamed, instead, toldOf } from './told';

const told = (source: string) => toldOf(source, 'javascript');
/** A rod between two points with the ends `of(0)` to `of(3)`, which has to be so long. */
const rod = (of: (k: number) => string, end = '') => `class Rod {
  constructor(ends, long) {
    this.ends = ends;
    this.long = long;
  }
  error() {
    const dx = ${of(2)} - ${of(0)};
    const dy = ${of(3)} - ${of(1)};
    return Math.sqrt(dx * dx + dy * dy) - this.long;
  }
  gradient(into) {
    const dx = ${of(2)} - ${of(0)};
    const dy = ${of(3)} - ${of(1)};
    const far = Math.sqrt(dx * dx + dy * dy);
    into[0] = -dx / far;
    into[1] = -dy / far;
    into[2] = dx / far;
    into[3] = dy / far;${end}
  }
}
`;

const ways = {
  elements: (k: number) => `this.ends[${k}]`,
  'members of things': (k: number) => `this.ends[${k}].value`,
  'a getter': (k: number) => `this.ends[${k}].get()`,
  'a getter with a name': (k: number) => `this.ends[${k}].getValue()`,
};

const each = { 'into[0]': 'right', 'into[1]': 'right', 'into[2]': 'right', 'into[3]': 'right' };

describe('A gradient that is written element by element', () => {
  for (const [name, of] of Object.entries(ways)) {
    it(`is right in each of its lines, of ${name}`, () => {
      assert.deepEqual(told(rod(of)), each);
    });

    it(`is wrong in one of them alone, of ${name}`, () => {
      const wrong = instead(rod(of), 'into[2] = dx', 'into[2] = -dx');
      assert.deepEqual(blamed(wrong), [17]);
      const { 'into[2]': _, ...right } = each;
      assert.deepEqual(told(wrong), { ...right, into: 'wrong' });
    });
  }

  it('inherits the mistake of a helper in each line', () => {
    const helper = instead(
      rod(ways.elements),
      'const far = Math.sqrt(dx * dx + dy * dy)',
      'const far = Math.sqrt(dx * dx + dy)',
    );
    const inherited = Object.fromEntries(Object.keys(each).map((name) => [name, 'inherited']));
    assert.deepEqual(told(helper), { far: 'wrong', ...inherited });
    assert.deepEqual(blamed(helper), [14]);
  });

  it('may be of variables of the function around, at places that have names', () => {
    const source = `function cross(p) {
  const AX = 0, AY = 1, BX = 2, BY = 3;
  const at = (k) => p[k].get();
  return {
    error: () => at(AX) * at(BY) - at(AY) * at(BX),
    gradient: (out) => {
      out[AX] = at(BY);
      out[AY] = -at(BX);
      out[BX] = -at(AY);
      out[BY] = at(AX);
    },
  };
}
`;
    const right = { 'out[AX]': 'right', 'out[AY]': 'right', 'out[BX]': 'right', 'out[BY]': 'right' };
    assert.deepEqual(told(source), right);
    assert.deepEqual(blamed(instead(source, 'out[AY] = -', 'out[AY] = ')), [8]);
  });

  it('is one where a loop writes it', () => {
    const source = `function energy(x, k) {
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += k * x[i] ** 3;
  return sum;
}
function energyGradient(x, k, g) {
  for (let i = 0; i < x.length; i++) g[i] = 3 * k * x[i] ** 2;
}
`;
    assert.deepEqual(told(source), { g: 'right' });
  });
});

describe('The output of a pass into elements', () => {
  const outputOf = (source: string) =>
    analyze(source).circuits[0].outputs.map(({ variable }) => variable.name);
  const pass = (seed: string, lines: string) =>
    `const k = [0.5, -2], t = 3;\nconst y = k[0] * t + k[1] * k[1];\n${seed}\nconst dk = [];\n${lines}\n`;

  it('is what a number is put on, and no element of the gradient that comes last', () => {
    assert.deepEqual(outputOf(pass('const dy = 1;', 'dk[0] = t * dy;\ndk[1] = 2 * k[1] * dy;')), ['y']);
  });

  it('is what comes last where that is no gradient, or goes on from no number', () => {
    assert.deepEqual(outputOf(pass('const dy = 1;', 'const z = t * dy;')), ['z']);
    assert.deepEqual(outputOf(pass('', 'dk[1] = 2 * k[1] * t;')), ['dk[1]']);
  });
});

describe('What code that nobody reads gets', () => {
  const scaled = (call: string) =>
    instead(rod(ways.elements, `\n    ${call}`), '- this.long;', '- 7 * this.long;').replace(
      'return Math.sqrt(dx * dx + dy * dy)',
      'return 7 * Math.sqrt(dx * dx + dy * dy)',
    );

  it('is followed where its name says what it does in place', () => {
    assert.deepEqual(told(scaled('rescale(into, 7);')), each);
  });

  it('leaves open what is off before it, and never a line accused', () => {
    assert.deepEqual(blamed(scaled('finish(into, 7);')), []);
    assert.deepEqual(blamed(scaled('Tools.finish(into, 7);')), []);
  });

  it('does not excuse what only steps along it', () => {
    assert.notDeepEqual(blamed(scaled('updateAll(this.ends, into);')), []);
    assert.notDeepEqual(blamed(scaled('console.log(into);')), []);
  });
});

describe('What goes on beside a pass', () => {
  it('is no gradient because it goes up by 1', () => {
    const source = `class Fit {
  forward() { this.out = Math.tanh(this.w * this.x); }
  backward() { this.w += 0.1 * 2 * (this.y - this.out) * (1 - this.out * this.out) * this.x; }
  miss() {
    let loss = 0;
    loss += (this.y - this.out) ** 2;
    return loss;
  }
  train() {
    for (let i = 0; i < 100; i++) {
      this.forward();
      this.backward();
      const now = this.miss();
      this.rounds++;
    }
  }
}
`;
    assert.ok(!Object.keys(told(source)).some((name) => name.includes('rounds')));
  });
});

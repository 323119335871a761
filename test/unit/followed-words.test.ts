/* What is said of code that is followed: rounds, calls, arrays, sides of conditions, and what is not followed. */
import assert from 'node:assert/strict';
import { explain } from '../../src/wording/explain';
import { hoverText } from '../../src/wording/hover';
import { inlineTexts } from '../../src/wording/inline';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';

type Spoken = 'javascript' | 'python';

const analyzed = (source: string, language: Spoken) => analyze(source, { language });

/** What stands at the end of the line that `part` is on; '' for nothing. */
function painted(source: string, part: string, language: Spoken = 'javascript'): string {
  const analysis = analyzed(source, language);
  const line = analysis.lines.lineOf(placeOf(source, part)) - 1;
  const texts = inlineTexts(analysis, { show: 'both', precision: 4, maxLength: 120 });
  const here = texts.find((each) => each.line === line);
  return here ? here.value + here.gradient : '';
}

/** What a hover says where `part` begins, as a reader sees it. */
function hovered(source: string, part: string, language: Spoken = 'javascript'): string {
  const analysis = analyzed(source, language);
  const explanation = explain(analysis, placeOf(source, part));
  assert.ok(explanation, part);
  const text = hoverText(explanation, undefined, analysis, (label) => label, '');
  return text
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replace(/[*`\\\u2002]/g, '')
    .replace(/ +/g, ' ');
}

function placeOf(source: string, part: string): number {
  const place = source.indexOf(part);
  assert.ok(place >= 0, part);
  return place;
}

/** A hidden layer of three, summed up with weights. */
const layer: Readonly<Record<Spoken, string>> = {
  javascript: `const x = [1, -2, 3];
const w = [0.5, 0.25, 1];
const v = [2, 3, 4];
const h = [];
let b = 0.1;
let s = 0;
for (let i = 0; i < 3; i++) {
  h[i] = Math.max(0, w[i] * x[i] + b);
  s += v[i] * h[i];
}
const loss = s * s;
`,
  python: `x = [1, -2, 3]
w = [0.5, 0.25, 1]
v = [2, 3, 4]
h = [0, 0, 0]
b = 0.1
s = 0
for i in range(3):
    h[i] = max(0, w[i] * x[i] + b)
    s += v[i] * h[i]
loss = s * s
`,
};

/** A neuron that the file calls twice. */
const neuron: Readonly<Record<Spoken, string>> = {
  javascript: `function neuron(w, x) {
  const z = w * x;
  const y = z * z;
  return y + w;
}
let a = 0.5;
const c = neuron(a, 2);
const e = neuron(c, 3);
`,
  python: `def neuron(w, x):
    z = w * x
    y = z * z
    return y + w
a = 0.5
c = neuron(a, 2)
e = neuron(c, 3)
`,
};

for (const language of ['javascript', 'python'] as const) {
  const source = layer[language];
  const calls = neuron[language];
  const [forLoop, otherwise] = language === 'python' ? [':', 'else:'] : ['{', '} else {'];

  describe(`followed code in words, in ${language}`, () => {
    it('says inline what a line is in its last round, and how many rounds there are', () => {
      assert.equal(painted(source, 'h[i] =', language), 'h[i] = 3.1 \u00b7 d(h[i]) = 108.8 \u00b7 \u00d73');
      assert.equal(painted(source, 's +=', language), 's = 13.6 \u00b7 ds = 27.2 \u00b7 \u00d73');
    });

    it('says nothing of the gradient of what only counts', () => {
      assert.doesNotMatch(painted(source, language === 'python' ? 'for i' : 'for (', language), /di/);
    });

    it('lists the rounds in a hover, with the elements that they assign', () => {
      const text = hovered(source, 'h[i] =', language);
      assert.match(text, /h\[i\] intermediate, in the last of 3 rounds/);
      assert.match(text, /\| 1: h\[0\] \| 0\.6 \| 54\.4 \|/);
      assert.match(text, /\| 3: h\[2\] \| 3\.1 \| 108\.8 \|/);
    });

    it('writes formulas with elements as the code does', () => {
      assert.match(hovered(source, 'h[i] =', language), /d\(h\[i\]\) = v\[i\] \u2217? ?/);
      assert.match(hovered(source, 'w[i]', language), /d\(w\[i\]\) = .*x\[i\] ?d\(h\[i\]\)/);
    });

    it('names the elements of all rounds where it speaks of what all of them read', () => {
      const text = hovered(source, 'b = 0.1', language);
      for (const k of [0, 1, 2]) assert.ok(text.includes(`d(h[${k}])`), text);
      assert.ok(!text.includes('d(h[i])'), text);
    });

    it('shows what an element is where it is read', () => {
      assert.match(hovered(source, 'x[i]', language), /x\[i\] .*\n\nvalue 3/);
    });

    it('shows up to four numbers of an array inline, and their gradients', () => {
      assert.equal(painted(source, 'w = [', language), 'dw = [54.4, 0, 326.4]');
      const other = 'a = 2\nw = [a, 3 * a, 1, 0]\ns = w[0] * w[1]\n';
      const own = language === 'python' ? other : other.replace(/^(?=[aws])/gm, 'let ');
      assert.equal(painted(own, 'w =', language), 'w = [2, 6, 1, 0] \u00b7 dw = [6, 2, 0, 0]');
    });

    it('lists the elements of an array in a hover', () => {
      const text = hovered(source, 'w = [', language);
      assert.match(text, /w array of 3 numbers/);
      assert.match(text, /\| w\[2\] \| 1 \| 326\.4 \|/);
    });

    it('shows a function in the last call that the file makes with its own numbers', () => {
      assert.equal(painted(calls, 'z = w', language), 'z = 4.5 \u00b7 dz = 9');
      assert.equal(painted(calls, 'neuron(w, x)', language), 'w = 1.5, x = 3 \u00b7 dw = 28');
    });

    it('lists the calls in a hover, and writes formulas in the names of the function', () => {
      const text = hovered(calls, 'z = w', language);
      assert.match(text, /z intermediate, in the last of 2 calls that the file makes/);
      assert.match(text, /\| 1 \| 1 \| 56 \|/);
      assert.match(text, /\| 2 \| 4\.5 \| 9 \|/);
      assert.match(text, /dz = 2 z dy/);
      assert.match(text, /gradient of e 9/);
    });

    it('shows a function by itself where the file does not call it', () => {
      const alone = calls.slice(0, calls.search(/^(let )?a = /m));
      assert.match(painted(alone, 'z = w', language), /^z \u2248 .* \u00b7 dz \u2248 /);
    });

    it('shows a function by itself where its parameters are given numbers', () => {
      const analysis = analyze(calls, {
        language,
        inputs: new Map([
          ['w', 2],
          ['x', 5],
        ]),
      });
      const texts = inlineTexts(analysis, { show: 'value', precision: 4, maxLength: 120 });
      assert.equal(texts.find(({ line }) => line === 1)?.value, 'z = 10');
    });

    it('shows no gradient of how many there are', () => {
      const text =
        language === 'python'
          ? 'def total(xs):\n    s = 0\n    for i in range(len(xs)):\n        s += xs[i] * xs[i]\n    return s\n'
          : 'function total(xs) {\n  let s = 0;\n  for (let i = 0; i < xs.length; i++)\n    s += xs[i] * xs[i];\n  return s;\n}\n';
      const counts = painted(text, 'for ', language);
      assert.match(counts, /(len\(xs\)|xs\.length) \u2248 \d/);
      assert.doesNotMatch(counts, /\?/);
      assert.match(painted(text, 's +=', language), /d\(?xs/);
    });

    it('says which side of a condition is not taken, and why', () => {
      const open = language === 'python' ? 'a = 2\nif a > 3' : 'let a = 2;\nif (a > 3) ';
      const end = language === 'python' ? '' : '}\n';
      const text = `${open}${forLoop}\n    a = a * 2\n${otherwise}\n    a = a * 3\n${end}`;
      const own = `${text}${language === 'python' ? 'b = a' : 'const b = a'} * a\n`;
      assert.equal(painted(own, 'a * 2', language), 'not taken');
      assert.match(painted(own, 'a * 3', language), /^a = 6 /);
      assert.match(hovered(own, 'a * 2', language), /not taken: the condition on line 2 is false here/);
      assert.match(
        hovered(own, '> 3', language),
        /It is false: the side on line 5 is taken, the one on line 3 is not\./,
      );
    });

    it('says in which of several rounds a number is none', () => {
      const log = language === 'python' ? 'float("nan") * v' : 'Math.log(v)';
      const loop =
        language === 'python'
          ? `import numpy as np\ns = 0\nfor v in [2, 1, -1]:\n    s += np.log(v)\nb = s * 2\n`
          : `let s = 0;\nfor (const v of [2, 1, -1]) {\n  s += ${log};\n}\nconst b = s * 2;\n`;
      assert.match(hovered(loop, 'b = s', language), /gate on line [34], the 3rd of 3 times, of -1\./);
    });

    it('prints the last round, and how many there are, in JSON', () => {
      const { circuits } = report('x', analyzed(source, language));
      const all = circuits[0].variables;
      const element = all.find(({ name }) => name === 'h[i]');
      assert.deepEqual([element?.value, element?.round, element?.rounds], [3.1, 3, 3]);
      assert.equal(element?.formula, 'v[2] * ds');
      assert.equal(all.find(({ name }) => name === 'loss')?.rounds, undefined);
    });

    it('prints arrays in JSON with their shapes', () => {
      const { circuits } = report('x', analyzed(source, language));
      const w = circuits[0].variables.find(({ name }) => name === 'w');
      assert.deepEqual(w?.shape, [3]);
      assert.deepEqual(w?.value, { shape: [3], data: [0.5, 0.25, 1] });
      assert.deepEqual(w?.gradient, { shape: [3], data: [54.4, 0, 326.4] });
    });

    it('leaves the numbers of long arrays out of JSON, unless all is asked for', () => {
      const long =
        language === 'python'
          ? 'a = 2\nw = [a * k for k in range(65)]\nb = w[1] * w[64]\n'
          : 'let a = 2;\nconst w = Array.from({ length: 65 }, (_, k) => a * k);\nconst b = w[1] * w[64];\n';
      const worthOf = (full: boolean) =>
        report('x', analyzed(long, language), { full })
          .circuits.flatMap(({ variables }) => variables)
          .find(({ name }) => name === 'w')?.value;
      assert.deepEqual(worthOf(false), { shape: [65] });
      const whole = worthOf(true);
      assert.ok(typeof whole === 'object' && whole?.data?.length === 65);
      assert.equal(painted(long, 'w = ', language), 'w (65) 0 \u2026 128 \u00b7 dw (65) 0 \u2026 128');
    });
  });
}

describe('followed code in words', () => {
  const training = `let w = 0.5;
while (Math.random() > 0.1) {
  const e = w * 3 - 1;
  w -= 0.2 * e;
}
`;

  it('says that one round is followed of a loop that has many', () => {
    assert.match(painted(training, 'const e'), / \u00b7 1 of many$/);
    assert.match(hovered(training, 'e = w'), /in the first round: one of many is followed/);
    const { circuits } = report('x.js', analyzed(training, 'javascript'));
    const e = circuits[0].variables.find(({ name }) => name === 'e');
    assert.deepEqual([e?.round, e?.rounds], [1, null]);
  });

  const nested: Readonly<Record<Spoken, string>> = {
    javascript: `const xs = [1, 2, 3];
let w = 0.5;
const predict = (x) => {
  const p = w * x;
  return p;
};
for (let epoch = 0; epoch < 40; epoch++) {
  let dw = 0;
  for (let i = 0; i < 3; i++) {
    const e = predict(xs[i]) - 2 * xs[i];
    dw += 2 * e * xs[i];
  }
  for (const scale of [0.5]) half = scale * dw;
  w -= 0.01 * dw;
}
`,
    python: `xs = [1.0, 2.0, 3.0]
w = 0.5
def predict(x):
    p = w * x
    return p
for epoch in range(40):
    dw = 0.0
    for i in range(3):
        e = predict(xs[i]) - 2 * xs[i]
        dw += 2 * e * xs[i]
    for scale in [0.5]: half = scale * dw
    w -= 0.01 * dw
`,
  };

  for (const language of ['javascript', 'python'] as const)
    it(`counts the rounds of the innermost loop, in the first round of one that trains, in ${language}`, () => {
      const source = nested[language];
      assert.match(painted(source, 'e = pred', language), /^e = -4\.5 .* \u00d73$/);
      assert.match(painted(source, 'dw +=', language), /\u00d73$/);
      assert.match(painted(source, 'w -=', language), / \u00b7 1 of many$/);
      assert.match(painted(source, 'half', language), /^(scale = 0\.5, )?half = -21 [^\u00d7]*$/);
      const inner = hovered(source, 'e = pred', language);
      assert.match(inner, /, in the last of 3 rounds, in the first round of the loop around it/);
      assert.match(inner, /\| 1 \| -1\.5 \|.*\n\| 2 \| -3 \|/);
      assert.match(hovered(source, 'w -=', language), /, in the first round: one of many is followed/);
      const once = hovered(source, 'half', language);
      assert.match(once, /^half intermediate, in the first round of the loop around it/);
      const called = hovered(source, 'p = w', language);
      assert.match(
        called,
        /in the last of 3 calls that the file makes, in the first round of the loop around/,
      );
      const { variables } = report('x', analyzed(source, language)).circuits[0];
      const roundOf = (name: string) => {
        const { round, rounds } = variables.findLast((each) => each.name === name) ?? {};
        return [round, rounds];
      };
      assert.deepEqual(['e', 'w'].map(roundOf), [
        [3, 3],
        [1, null],
      ]);
    });

  it('knows in a call, too, of which loop one round was followed', () => {
    const source = `function train(start) {
  let w = start;
  for (let k = 0; k < 40; k++) {
    let dw = 0;
    for (let i = 1; i < 4; i++) {
      const e = w * i - 2 * i;
      dw += 2 * e * i;
    }
    w -= 0.01 * dw;
  }
}
const a = 0.25;
train(a * 2);
const y = a * 3;
`;
    assert.match(painted(source, 'e = w'), /^e = -4\.5 .*\u00d73$/);
    assert.match(painted(source, 'w -='), / 1 of many$/);
    const text = hovered(source, 'e = w');
    assert.match(text, /in the last of 3 rounds, in the call that the file makes, in the first round of the/);
  });

  const units: Readonly<Record<Spoken, string>> = {
    javascript: `class Unit {
  constructor(data) {
    this.data = data;
    this.double = data * 2;
  }
  times(other) {
    const p = this.data * other.data;
    return new Unit(p);
  }
  plus(other) {
    const s = this.double + other.data;
    return new Unit(s);
  }
}
const a = new Unit(1.5);
const b = new Unit(-3);
const c = a.times(b).plus(a);
const out = c.data * 2;
`,
    python: `class Unit:
    def __init__(self, data):
        self.data = data
        self.double = data * 2
    def __mul__(self, other):
        p = self.data * other.data
        return Unit(p)
    def __add__(self, other):
        s = self.double + other.data
        return Unit(s)
a = Unit(1.5)
b = Unit(data=-3)
c = a * b + a
out = c.data * 2
`,
  };

  for (const language of ['javascript', 'python'] as const)
    it(`shows a class in the last call where all its numbers are written where its things are made, in ${language}`, () => {
      const source = units[language];
      assert.match(painted(source, 'p = ', language), /^p = -4\.5 \u00b7 dp = 4$/);
      assert.match(painted(source, 's = ', language), /^s = -7\.5 \u00b7 ds = 2$/);
      assert.match(painted(source, 'out = ', language), /^out = -15 \u00b7 dout = 1$/);
      const texts = inlineTexts(analyzed(source, language), { show: 'both', precision: 4, maxLength: 120 });
      assert.ok(
        !texts.some(({ value, gradient }) => /\u2248|\?/.test(value + gradient)),
        JSON.stringify(texts),
      );
      // out = 2 * (2 * a * b + a): what a is made of leads there twice, once through what its constructor makes of it.
      const made = hovered(source, language === 'python' ? 'data):' : 'data) {', language);
      assert.match(made, /\| 1 \| 1\.5 \| -10 \|/);
      assert.match(made, /\| 2 \| -3 \| 6 \|/);
    });

  const keywords: readonly (readonly [Spoken, code: string, why: RegExp])[] = [
    ['javascript', '(await f(a)) * 2', /what is awaited is only known when the code runs/],
    ['javascript', '(await a) * 2', /what is awaited is only known when the code runs/],
    ['javascript', '-(await a.x)', /what is awaited is only known when the code runs/],
    ['javascript', '(typeof a) * 2', /(^|\s)typeof is not read/],
    ['javascript', '(void a) * 2', /(^|\s)void is not read/],
    ['javascript', '(a in b) * 2', /(^|\s)in is not read/],
    ['javascript', '(a instanceof b) * 2', /(^|\s)instanceof is not read/],
    ['javascript', '(a & b) * 2', /(^|\s)& is not read/],
    ['javascript', '(a >>> b) * 2', /(^|\s)>>> is not read/],
    ['javascript', '~b * 2', /(^|\s)~ is not read/],
    ['python', 'a @ b', /(^|\s)@ is not read/],
    ['python', '(a in b) * 2', /(^|\s)in is not read/],
    ['python', '(a not in b) * 2', /(^|\s)not in is not read/],
    ['python', '(a is not b) * 2', /(^|\s)is not is not read/],
    ['python', '(a << b) * 2', /(^|\s)<< is not read/],
  ];

  for (const [language, code, why] of keywords)
    it(`calls an operator as it is written, and takes none for a function: ${code}, in ${language}`, () => {
      const [declares, end] = language === 'javascript' ? ['const ', ';'] : ['', ''];
      const source = `${declares}a = 2${end}\n${declares}b = 0.5${end}\n${declares}y = ${code}${end}\n`;
      const text = hovered(source, 'y = ', language);
      assert.match(text, why);
      assert.doesNotMatch(text, /Math\./);
    });

  it('says of a loop of which only one round is followed why, and what would help', () => {
    const text = hovered('let a = 2;\nwhile (a < 1e9) a++;\nconst b = a * 3;\n', 'a++');
    assert.match(text, /in the first round: one of many is followed/);
    assert.match(text, /more than [\d,]+ steps or [\d,]+ numbers; with fewer rounds/);
  });

  it('tells of a condition that is met several times how often it is true', () => {
    const source = 'let s = 0;\nfor (const v of [1, -2, 3]) {\n  if (v > 0) s += v;\n}\nconst b = s * s;\n';
    assert.match(hovered(source, '> 0'), /It is true 2 of 3 times\./);
  });

  it('lists of many rounds the first, the last, and those that are odd or at a kink', () => {
    const source =
      'let s = 0;\nfor (const v of [1, 2, 3, 0, 5, 6, 7]) {\n  const r = Math.abs(v);\n  s += r;\n}\nconst b = s * s;\n';
    const text = hovered(source, 'r = ');
    assert.match(text, /\| round \(3 of 7\) \|/);
    assert.match(text, /\| 1 \| 1 \|.*\n\| 4 \| 0 \|.*at a kink.*\n\| 7 \| 7 \|/);
  });

  it('shows what an earlier call went through where the last one does not as the function by itself', () => {
    const source =
      'function f(x) {\n  let y = 0;\n  if (x > 0) {\n    y = x * 2;\n  } else {\n    y = x * 3;\n  }\n  return y;\n}\nlet a = 2;\nconst b = f(a);\n';
    assert.match(painted(source, 'y = x * 2'), /^y = 4 /);
    assert.equal(painted(source, 'y = x * 3'), '');
    assert.match(hovered(source, 'y = x * 3'), /The last call that the file makes does not come here/);
  });

  it('says nothing of an arrow within a line that has something to say itself', () => {
    const source = 'let a = 2;\nconst w = [a, 3].map((v) => v * a);\nconst b = w[0] * w[1];\n';
    assert.doesNotMatch(painted(source, 'map'), /return/);
  });
});

/* The drawing of loops, calls and arrays: what is folded, what opens, and that nothing gets lost on the way. */
import assert from 'node:assert/strict';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { estimatedWidth } from '../../src/drawing/estimate';
import { graphOf, outlineFor } from '../../src/drawing/graph';
import { layoutOf } from '../../src/drawing/layout';
import type { Graph, GraphNode } from '../../src/drawing/model';
import type { Level } from '../../src/drawing/part';
import { sceneOf } from '../../src/drawing/scene';
import type { Shape } from '../../src/drawing/shapes';
import { Stops } from '../../src/drawing/stops';
import { downwardStyle, type Style, styleOf } from '../../src/drawing/style';
import { badgeText, circuitWords, hiddenWords, nodeWords } from '../../src/drawing/words';
import { programsIn } from '../followed/share';
import { analyze } from './analyze';
import { check } from './layouts';
import { runScript } from './oracle';

type Opened = readonly (readonly [string, number])[];

function drawn(source: string, opened: Opened = [], level: Level = 'gates', language?: 'python') {
  const analysis = analyze(source, { language });
  const [circuit] = analysis.circuits;
  return { analysis, circuit, graph: graphOf(analysis, circuit, { level, opened: new Map(opened) }) };
}

function named(graph: Graph, name: string): GraphNode {
  const found = graph.nodes.findLast((node) => node.name === name);
  assert.ok(found, `${name} is not drawn`);
  return found;
}

const badges = ({ nodes }: Graph) =>
  nodes.flatMap(({ name, badge }) => (badge ? [`${name} ${badgeText(badge)}`] : []));

/** What is said at each step through a circuit. */
function sentences(source: string): string[] {
  const { analysis, circuit } = drawn(source);
  const stops = new Stops(analysis, circuit, 4);
  return Array.from({ length: stops.length }, (_, k) => stops.stepAt(k)?.sentence ?? '');
}

/** The names at both ends of each wire. */
function links({ nodes, wires }: Graph): string[] {
  const names = new Map(nodes.map(({ key, name, symbol }) => [key, name ?? symbol]));
  return wires.map(({ from, to }) => `${names.get(from)} > ${names.get(to)}`).sort();
}

const loop = `const w = [0.5, -1, 2];
const x = [1, 2, 0.5];
let b = 0.1;
let s = 0;
for (let i = 0; i < 3; i++) {
  const h = Math.max(0, w[i] * x[i] + b);
  s += h * h;
}
const loss = 0.5 * s;
`;

const recurrent = `import math

wh = 0.5
wx = 1.5
h = 0.25
for x in [1.0, 0.5, 2.0]:
    z = wh * h + wx * x
    h = math.tanh(z)
loss = h * h
`;

const calls = `let a = 0.5, b = -2;
function squash(z) {
  const e = Math.exp(-z);
  return 1 / (1 + e);
}
const p = squash(a * b);
const q = squash(p + a);
const y = p * q;
`;

const training = `const xs = [1, 2, 3], ys = [2, 4, 6];
let w = 0.5, b = 0;
for (let epoch = 0; epoch < 20; epoch++) {
  let loss = 0;
  for (let i = 0; i < 3; i++) {
    const e = w * xs[i] + b - ys[i];
    loss += e * e;
  }
  w -= 0.01 * loss;
}
const out = w * w;
`;

describe('the drawing of a loop', () => {
  it('has one node a statement, which says how often it was gone through', () => {
    const { graph } = drawn(loop);
    assert.deepEqual(badges(graph), ['h ×3', 's ×3']);
    assert.deepEqual(links(graph), ['b > h', 'h > s', 's > loss', 's > s', 'w > h', 'x > h']);
  });

  it('shows the last round', () => {
    const [h, s, loss] = runScript(
      `${loop.replace('const h', 'var h').replace('let s', 'var s')}; [h, s, loss]`,
    ) as number[];
    const { graph } = drawn(loop);
    assert.equal(named(graph, 'h').value.value, h);
    assert.equal(named(graph, 's').value.value, s);
    assert.equal(named(graph, 'loss').value.value, loss);
  });

  it('leaves out what only counts rounds, however they are counted', () => {
    const counted = loop
      .replace('for (let i = 0; i < 3; i++) {', 'let i = 0;\nwhile (i < 3) {')
      .replace('s += h * h;', 's += h * h; i++;');
    for (const source of [loop, counted])
      assert.ok(!drawn(source).graph.nodes.some(({ name }) => name === 'i'), source);
    const { graph } = drawn('let s = 0.5;\nfor (let i = 1; i < 4; i++) s = s * i;\nconst y = s * s;');
    assert.ok(
      graph.nodes.some(({ name }) => name === 'i'),
      'a counter that is a factor',
    );
  });

  it('says what an earlier round left, and has no wire in a circle', () => {
    const { graph } = drawn(recurrent, [], 'gates', 'python');
    assert.deepEqual(
      named(graph, 'z')
        .ports.filter(({ kind }) => kind === 'before')
        .map(({ text }) => text),
      ['↺ h'],
    );
    assert.deepEqual(badges(graph), ['x ×3', 'z ×3', 'h ×3']);
  });

  it('opens its last round first, gate by gate, and then the one before', () => {
    const once = drawn(recurrent, [['/l0', 1]], 'gates', 'python').graph;
    assert.deepEqual(badges(once), ['x ×2', 'z ×2', 'h ×2', 'x 3 of 3', 'z 3 of 3', 'h 3 of 3']);
    assert.equal(
      once.nodes.filter(({ gate }) => gate === '*').length,
      3,
      'two products of the round, and the loss',
    );
    const twice = drawn(recurrent, [['/l0', 2]], 'gates', 'python').graph;
    assert.deepEqual(
      badges(twice).filter((each) => each.startsWith('h')),
      ['h ×1', 'h 2 of 3', 'h 3 of 3'],
    );
    const all = drawn(recurrent, [['/l0', 3]], 'gates', 'python').graph;
    assert.deepEqual(
      badges(all).filter((each) => each.startsWith('h')),
      ['h 1 of 3', 'h 2 of 3', 'h 3 of 3'],
    );
    assert.ok(!all.nodes.some(({ ports }) => ports.some(({ kind }) => kind === 'before')));
  });

  it('closes the round that is clicked, and those before it', () => {
    const { graph } = drawn(recurrent, [['/l0', 3]], 'gates', 'python');
    const turns = graph.nodes.flatMap(({ name, badge }) => (name === 'z' ? [badge?.turn] : []));
    assert.deepEqual(turns, [
      { key: '/l0', open: 2 },
      { key: '/l0', open: 1 },
      { key: '/l0', open: 0 },
    ]);
  });

  it('has every round with its own numbers', () => {
    const values = runScript(
      'var h = 0.25, all = []; for (const x of [1, 0.5, 2]) { h = Math.tanh(0.5 * h + 1.5 * x); all.push(h); } all',
    ) as number[];
    const { graph } = drawn(recurrent, [['/l0', 3]], 'statements', 'python');
    const shown = graph.nodes.flatMap(({ name, value, badge }) =>
      name === 'h' && badge ? [value.value ?? Number.NaN] : [],
    );
    for (const [k, value] of shown.entries())
      assert.ok(Math.abs(value - values[k]) < 1e-12, `round ${k + 1}: ${value}`);
    assert.equal(shown.length, 3);
  });

  it('keeps its nodes\u2019 keys when lines are added above', () => {
    const keys = (source: string) => drawn(source, [['/l0', 1]]).graph.nodes.map(({ key }) => key);
    assert.deepEqual(keys(`// Something else.\nfunction f() { return 1; }\n${loop}`), keys(loop));
  });

  it('says all of it to those who hear it', () => {
    const { circuit, graph } = drawn(loop);
    assert.ok(
      nodeWords(named(graph, 's')).includes(
        'gone through 3 times, the last of them shown; Space opens the last round',
      ),
    );
    assert.match(circuitWords(circuit, graph), /Space opens and closes rounds and calls/);
    const open = drawn(loop, [['/l0', 1]]);
    assert.ok(nodeWords(named(open.graph, 's')).includes('round 3 of 3; Space closes it'));
    const straight = drawn('var a = 2; var x = a * a;');
    assert.doesNotMatch(circuitWords(straight.circuit, straight.graph), /Space/);
  });

  it('in a loop is folded with it, and opens in a round that is open', () => {
    const { graph } = drawn(training);
    assert.ok(badges(graph).includes('e ×60') && badges(graph).includes('w ×20'), `${badges(graph)}`);
    const outer = badges(drawn(training, [['/l0', 1]]).graph);
    assert.ok(outer.includes('e ×57') && outer.includes('e ×3') && outer.includes('w 20 of 20'), `${outer}`);
    const inner = badges(
      drawn(training, [
        ['/l0', 1],
        ['/l0/r0/l0', 2],
      ]).graph,
    );
    assert.ok(inner.includes('e ×1') && inner.includes('e 2 of 3') && inner.includes('e 3 of 3'), `${inner}`);
  });
});

describe('the drawing of a call', () => {
  it('is one node, which says that it calls something, until it is opened', () => {
    const { graph } = drawn(calls);
    assert.deepEqual(badges(graph), ['p ƒ', 'q ƒ']);
    assert.equal(named(graph, 'p').symbol, 'squash(a * b)');
    const open = drawn(calls, [['/c1', 1]]).graph;
    assert.deepEqual(badges(open), ['p ƒ', 'e squash', 'return squash']);
    assert.ok(open.nodes.some(({ symbol }) => symbol === 'exp'));
  });

  it('in a loop belongs to its statement until the round is open', () => {
    const source = `${calls.slice(0, calls.indexOf('const p'))}let s = 0;\nfor (let i = 0; i < 4; i++) s += squash(a * i);\nconst y = s * b;\n`;
    assert.deepEqual(
      badges(drawn(source).graph).filter((each) => each.startsWith('s')),
      ['s ×4'],
    );
    const open = badges(drawn(source, [['/l0', 1]]).graph);
    assert.ok(open.includes('null ƒ') && open.includes('s 4 of 4'), `${open}`);
    const both = badges(
      drawn(source, [
        ['/l0', 1],
        ['/l0/r0/c0', 1],
      ]).graph,
    );
    assert.ok(both.includes('e squash'), `${both}`);
  });
});

describe('the drawing of an array', () => {
  it('is one node with all its numbers', () => {
    const { graph } = drawn(loop);
    const { elements } = named(graph, 'w');
    assert.deepEqual(elements?.shape, [3]);
    assert.deepEqual(
      elements?.values.map(({ value }) => value),
      [0.5, -1, 2],
    );
    // Of h = max(0, w x + b) and loss = h² / 2: h x where h is positive.
    assert.deepEqual(
      elements?.gradients.map(({ value }) => value),
      [0.6, 0, 0.55],
    );
  });

  it('writes up to four numbers beside its wire, of more their count, and pictures all', () => {
    const texts = (source: string, style: Style) => {
      const { graph } = drawn(source);
      const layout = layoutOf(graph, estimatedWidth, style);
      const scene = sceneOf(graph, layout, { precision: 4, measure: estimatedWidth, lit: null, path: null });
      const found: Shape[] = [];
      const open = [...scene];
      for (let next = open.pop(); next; next = open.pop()) {
        found.push(next);
        open.push(...(next.children ?? []));
      }
      return found;
    };
    const wide = styleOf({ digits: 4, narrow: false });
    const has = (shapes: readonly Shape[], text: string) => shapes.some((each) => each.text === text);
    const three = texts(loop, wide);
    assert.ok(has(three, '[0.5, −1, 2]') && has(three, '← [0.6, 0, 0.55]'));
    const long = loop.replace('[0.5, -1, 2]', '[0.5, -1, 2, 3, 4, 5]');
    assert.ok(has(texts(long, wide), '6 numbers'));
    assert.ok(has(texts(loop, downwardStyle({ digits: 4, breadth: 312 })), '3 numbers'), 'no room for three');
    const bars = three.find(({ kind }) => kind === 'bar');
    assert.equal(String(bars?.attributes.d).match(/M/g)?.length, 3, 'a bar for each');
  });

  it('that functions make of another reads that one', () => {
    const { graph } = drawn(
      'const x = [1, 2, 3];\nconst w = 0.5;\nconst h = x.map((v) => Math.tanh(w * v));\nconst y = h[0] + h[2];\n',
    );
    assert.ok(links(graph).includes('x > h') && links(graph).includes('w > h'));
    assert.deepEqual(
      named(graph, 'h').elements?.values.map(({ value }) => value),
      [0.5, 1, 1.5].map(Math.tanh),
    );
  });

  it('that the file does not give is one input, too', () => {
    const { graph } = drawn(
      'function dot(w, x) {\n  let s = 0;\n  for (let i = 0; i < w.length; i++) s += w[i] * x[i];\n  return s;\n}\n',
    );
    assert.ok((named(graph, 'w').elements?.values.length ?? 0) >= 2);
    assert.ok(!graph.nodes.some(({ name }) => name === 'w[0]'));
  });
});

describe('stepping through loops and calls', () => {
  it('goes through the rounds one after the other, and names them', () => {
    const said = sentences(loop);
    assert.ok(said.includes('* gate, round 2 of 3: w[1] × x[1] = −1 × 2 = −2.'), said.join('\n'));
    assert.ok(said.includes('+ gate, round 1 of 3: s = s + (h * h) = 0 + 0.36 = 0.36.'), said.join('\n'));
    assert.equal(
      said.filter((each) => each.startsWith('max gate, round 3 of 3')).length,
      2,
      'forward and backward',
    );
    assert.ok(!said.some((each) => each.includes('i = i + 1')), 'what only counts rounds');
  });

  it('names both rounds of a loop in a loop, and calls', () => {
    assert.ok(
      sentences(training).some((each) => each.includes('gate, round 2 of 3, in round 5 of 20: e = ')),
    );
    assert.ok(sentences(calls).some((each) => each.startsWith('exp gate, in squash: e = exp(-z) = ')));
  });
});

describe('a loop of which one round was followed', () => {
  const source = `let w = 0.5, s = 1;
for (let epoch = 0; epoch < 40; epoch++) {
  let dw = 0;
  for (let i = 1; i < 4; i++) {
    const e = w * i - 2 * i;
    dw += 2 * e * i;
  }
  w -= 0.01 * dw;
}
`;
  const between = `let w = 0.5, s = 1;
for (let k = 0; k < 2; k++) {
  const v = w * (k + 1);
  while (Math.random() > 0.1) {
    for (let i = 1; i < 4; i++) s += v * i;
    const u = s * s;
  }
}
`;

  it('says so of itself, and neither of the loops in it nor of those around it', () => {
    const has = (said: readonly string[], begin: string) =>
      assert.ok(
        said.some((each) => each.startsWith(begin)),
        begin,
      );
    has(sentences(source), '\u2212 gate, round 3 of 3, one round of many: e = ');
    has(sentences(source), '\u2212 gate, one round of many: w = ');
    has(sentences(between), '* gate, round 2 of 2: v = ');
    has(sentences(between), '* gate, round 3 of 3, one round of many, in round 2 of 2: ');
  });

  it('is folded as any other, also where gradient variables have names of their kind', () => {
    assert.deepEqual(
      badges(drawn(source).graph).filter((each) => !each.startsWith('i ')),
      ['dw 1 of many', 'e \u00d73', 'dw \u00d73', 'w 1 of many'],
    );
  });
});

describe('the drawing of code with a hand-written pass', () => {
  const forward =
    'const layer = (v) => Math.tanh(v * 0.5);\nlet w = 0.5, s = 1;\nfor (let k = 0; k < 3; k++) s += layer(w) * s;\nconst y = s * w;\n';
  const pass = 'let dy = 1;\nlet ds = w * dy;\n';

  it('is folded as it is without the pass, in the same sections of the tape', () => {
    const [without, with_] = [drawn(forward), drawn(forward + pass)];
    assert.deepEqual(badges(with_.graph), badges(without.graph));
    assert.deepEqual(badges(with_.graph), ['s \u00d73']);
    assert.equal(with_.circuit.pass?.entries.length, 2);
    const said = sentences(forward + pass);
    assert.ok(
      said.some((each) => /^tanh gate, in layer, in round 2 of 3: /.test(each)),
      said.join('\n'),
    );
  });

  it('is folded in each of several circuits', () => {
    const analysis = analyze(
      `${forward + pass}let z = y * 2;\nfor (let k = 0; k < 4; k++) z += layer(z) * w;\n`,
    );
    const [, circuit] = analysis.circuits;
    assert.deepEqual(badges(graphOf(analysis, circuit, { level: 'gates', opened: new Map() })), [
      'z \u00d74',
    ]);
  });
});

describe('a drawing that is too large', () => {
  const large = `let a = 0.5, s = 1;\nfor (let k = 0; k < 60; k++) {\n${Array.from({ length: 3 }, (_, k) => `  s = Math.tanh(a * s + ${k}.5) - s * ${k + 2};`).join('\n')}\n}\nconst y = s * s;\n`;

  it('shows statements around the cursor instead, and says so', () => {
    const opened = new Map([['/l0', 60]]);
    const analysis = analyze(large);
    const [circuit] = analysis.circuits;
    const { level } = outlineFor(analysis, circuit, undefined, opened);
    assert.equal(level, 'statements');
    const graph = graphOf(analysis, circuit, { level, opened });
    assert.ok(graph.nodes.length < graph.extent.total);
    assert.match(hiddenWords(graph.extent), /^\d+ of \d+ statements and inputs: up to 3 wires around y\.$/);
    const far = graphOf(analysis, circuit, { level, opened, distance: 99 });
    assert.ok(
      far.nodes.length + far.wires.length <= 400,
      `${far.nodes.length} nodes, ${far.wires.length} wires`,
    );
  });

  it('is not that as long as its rounds are folded', () => {
    const { graph } = drawn(large);
    assert.equal(graph.extent.around, null);
    assert.ok(graph.nodes.length < 12);
  });
});

describe('drawings of programs as people write them', function () {
  this.timeout(0);

  const styles = [
    styleOf({ digits: 4, narrow: false }),
    styleOf({ digits: 3, narrow: true }),
    downwardStyle({ digits: 4, breadth: 312 }),
  ];

  /** Opens what the first badges of a drawing offer, several times. */
  function* states(analysis: Analysis, circuit: Circuit, level: Level): Generator<Graph> {
    const opened = new Map<string, number>();
    for (let turn = 0; turn < 3; turn++) {
      const graph = graphOf(analysis, circuit, { level, opened });
      yield graph;
      const offers = graph.nodes.flatMap(({ badge }) =>
        badge?.turn && (badge.kind === 'rounds' || badge.kind === 'calls') ? [badge.turn] : [],
      );
      const next = offers[(turn * 7) % Math.max(1, offers.length)];
      if (!next) return;
      opened.set(next.key, next.open);
    }
  }

  function holds(graph: Graph, what: string): void {
    const keys = graph.nodes.map(({ key }) => key);
    assert.equal(new Set(keys).size, keys.length, `${what}: two nodes have one key`);
    const place = new Map(keys.map((key, k) => [key, k]));
    for (const { from, to } of graph.wires)
      assert.ok((place.get(from) ?? -1) < (place.get(to) ?? -1), `${what}: ${from} > ${to} leads back`);
    if (graph.extent.around) return;
    const carried = new Set(
      graph.nodes.flatMap(({ ports }) =>
        ports.flatMap(({ kind, text }) => (kind === 'before' ? [text] : [])),
      ),
    );
    for (const { key, name, gradient, seed, elements } of graph.nodes) {
      // What the next round reads has a share without a wire.
      if (carried.has(`↺ ${name ?? '…'}`)) continue;
      if (elements || gradient.value === null || !Number.isFinite(gradient.value)) continue;
      const shares = graph.wires
        .filter(({ from }) => from === key)
        .map(({ contribution }) => contribution.value);
      const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), seed?.value ?? 0);
      const size = shares.reduce<number>((total, share) => total + Math.abs(share ?? 0), 1e-300);
      assert.ok(
        Math.abs(sum - gradient.value) <= 1e-9 * size,
        `${what}: ${key} ${name}: ${sum}, not ${gradient.value}`,
      );
    }
  }

  for (const folder of ['test/followed/javascript', 'test/followed/python'])
    for (const [file, { source, language }] of programsIn(folder))
      it(`${file}: wires lead onward, shares add up, nothing collides, whatever is open`, () => {
        const analysis = analyze(source, { language });
        let turn = 0;
        for (const circuit of analysis.circuits)
          for (const level of ['gates', 'statements'] as const)
            for (const graph of states(analysis, circuit, level)) {
              const what = `${file}, ${circuit.scope}, ${level}`;
              holds(graph, what);
              if (graph.nodes.length > 16) continue;
              const style = styles[turn++ % styles.length];
              check(graph, layoutOf(graph, estimatedWidth, style), `${what}, ${style.direction}`);
            }
      });
});

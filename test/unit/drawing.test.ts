import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Analysis, analyze, type Circuit } from '../../src/analysis';
import { type Graph, type GraphNode, graphOf, type Level, type Wire } from '../../src/drawing/graph';
import { report } from '../../src/pictures/report';
import { verify } from '../../src/verification';
import { runScript, runs } from './oracle';
import { programs } from './programs';

/** Ten circuits: what a line may be, in the shapes in which people write it. */
const circuits: Readonly<Record<string, string>> = {
  'two gates': `
    var a = -2;
    var b = 5;
    var c = -4;
    var q = a + b;
    var f = q * c;`,
  'a neuron': `
    var a = 1;
    var b = 2;
    var c = -3;
    var x = -1;
    var y = 3;
    var q = a * x + b * y + c;
    var f = 1 / (1 + Math.exp(-q));`,
  'a softmax': `
    var cat = 1.2;
    var fox = 0.4;
    var owl = -0.7;
    var eCat = Math.exp(cat);
    var eFox = Math.exp(fox);
    var eOwl = Math.exp(owl);
    var total = eCat + eFox + eOwl;
    var pFox = eFox / total;
    var loss = -Math.log(pFox);`,
  switches: `
    var a = 3;
    var b = -2;
    var m = Math.max(a, b, 1);
    var r = Math.max(b * 2, 0);
    var s = a > b ? m : r;
    var t = s && b;
    var out = s * t + Math.min(a, b);`,
  'a square of a sum': `
    var u = 1.5;
    var v = u * u;
    var w = Math.pow(v + u, 2);
    var z = w ** 0.5 - v ** u;`,
  'one input many times': `
    var a = 0.5;
    var b = a + a + a * a;
    var c = b * a - b / a;`,
  'copies and constants': `
    var rate = 2 * 3;
    var a = 1.25;
    var copy = a;
    var scaled = rate * copy + Math.PI;
    var out = -scaled;`,
  'two loose ends': `
    var a = 2;
    var b = 3;
    var unused = a * 7;
    var out = a - b;`,
  'not a number': `
    var a = -1;
    var b = Math.log(a);
    var c = Math.sqrt(0 * a);
    var out = b + c / 0;`,
  'a chain': `
    var x0 = 0.3;
    var x1 = Math.tanh(x0 * 2 - 1);
    var x2 = Math.sin(x1) * Math.cos(x0);
    var x3 = Math.abs(x2 - 4) + Math.hypot(x1, x2);`,
};

const levels: readonly Level[] = ['gates', 'statements'];

function draw(source: string, level: Level): { analysis: Analysis; circuit: Circuit; graph: Graph } {
  const analysis = analyze(source);
  const [circuit] = analysis.circuits;
  return { analysis, circuit, graph: graphOf(analysis, circuit, { level }) };
}

/** What each statement of a source reads, found by looking for names alone: `q` -> `a`, `x`. */
function readsByName(source: string): Map<string, Set<string>> {
  const reads = new Map<string, Set<string>>();
  for (const [, name, expression] of source.matchAll(/var (\w+) = (.*);/g)) {
    const names = expression.replace(/Math\.\w+/g, '').match(/\b[a-zA-Z_]\w*/g) ?? [];
    reads.set(name, new Set(names));
  }
  return reads;
}

function byKey({ nodes }: Graph): Map<string, GraphNode> {
  return new Map(nodes.map((node) => [node.key, node]));
}

/** The names that a node's value is made of, through the gates without a name. */
function namesInto(graph: Graph, key: string): Set<string> {
  const nodes = byKey(graph);
  const names = new Set<string>();
  const visit = (at: string) => {
    for (const { from, to } of graph.wires) {
      if (to !== at) continue;
      const name = nodes.get(from)?.name;
      if (name) names.add(name);
      else visit(from);
    }
  };
  visit(key);
  return names;
}

const near = (one: number, other: number) =>
  Object.is(one, other) || Math.abs(one - other) <= 1e-9 * Math.max(1, Math.abs(one), Math.abs(other));

describe('the drawing of a circuit', function () {
  this.timeout(0);

  for (const [title, source] of Object.entries(circuits)) {
    for (const level of levels) {
      it(`${title}: has every name, value and gradient of the JSON report, drawn by ${level}`, () => {
        const { analysis, graph } = draw(source, level);
        const [{ variables, outputs }] = report('x.js', analysis).circuits;
        const figure = (value: number | null) =>
          value === null || Number.isFinite(value) ? value : String(value);
        const drawn = graph.nodes
          .filter(({ name }) => name !== null)
          .map(({ name, value, gradient, seed }) => ({
            name,
            value: figure(value.value),
            gradient: figure(gradient.value),
            seed: seed?.value ?? null,
          }));
        const told = variables.map(({ name, value, gradient }) => ({
          name,
          value,
          gradient,
          seed: outputs.find((output) => output.name === name)?.seed ?? null,
        }));
        const sorted = (list: readonly { name: string | null }[]) =>
          list.toSorted((one, other) => ((one.name ?? '') < (other.name ?? '') ? -1 : 1));
        assert.deepEqual(sorted(drawn), sorted(told));
      });

      it(`${title}: has a wire for each name that a statement reads, drawn by ${level}`, () => {
        const { graph } = draw(source, level);
        const reads = readsByName(source);
        for (const node of graph.nodes)
          if (node.name !== null)
            assert.deepEqual(namesInto(graph, node.key), reads.get(node.name), `into ${node.name}`);
      });

      it(`${title}: the shares of a fan-out add up to its gradient, drawn by ${level}`, () => {
        const { graph } = draw(source, level);
        for (const { key, gradient, seed } of graph.nodes) {
          const shares = graph.wires.filter(({ from }) => from === key);
          const sum = shares.reduce(
            (total, { contribution }) => total + (contribution.value ?? Number.NaN),
            seed?.value ?? 0,
          );
          assert.ok(near(sum, gradient.value ?? Number.NaN), `${key}: ${sum}, not ${gradient.value}`);
        }
      });
    }

    it(`${title}: each gate has the value of the code that it stands for`, () => {
      const { graph } = draw(source, 'gates');
      const gates = graph.nodes.filter(({ kind }) => kind === 'gate');
      const texts = gates.map(({ text }) => text.replace(/^var \w+ = /, ''));
      const values = runScript(`${source}; [${texts.join(', ')}].map(Number)`) as number[];
      gates.forEach(({ value, text }, k) => {
        assert.ok(Object.is(value.value, values[k]), `${text} is ${values[k]}, drawn as ${value.value}`);
      });
    });
  }

  const wireBetween = ({ nodes, wires }: Graph, from: string, to: string): Wire | undefined => {
    const key = (name: string) => nodes.find((node) => node.name === name)?.key;
    return wires.find((wire) => wire.from === key(from) && wire.to === key(to));
  };

  it('tells the side of a switch that is through from the side that is cut', () => {
    const source = `
      var a = 3, b = -2;
      var larger = Math.max(a, b);
      var smaller = Math.min(a, b);
      var chosen = larger ? smaller : a;
      var first = a && chosen;
      var second = first || b;
      var out = relu(second);`;
    const { graph } = draw(source, 'gates');
    const state = (from: string, to: string) => wireBetween(graph, from, to)?.state;
    assert.equal(state('a', 'larger'), 'open');
    assert.equal(state('b', 'larger'), 'cut');
    assert.equal(state('a', 'smaller'), 'cut');
    assert.equal(state('b', 'smaller'), 'open');
    assert.equal(state('larger', 'chosen'), 'flat');
    assert.equal(state('smaller', 'chosen'), 'open');
    assert.equal(state('a', 'chosen'), 'cut');
    assert.equal(state('a', 'first'), 'cut');
    assert.equal(state('chosen', 'first'), 'open');
    assert.equal(state('first', 'second'), 'open');
    assert.equal(state('b', 'second'), 'cut');
    assert.equal(state('second', 'out'), 'cut');
  });

  it('turns with the switch', () => {
    const at = (a: number) =>
      wireBetween(draw(`var a = ${a}; var out = Math.max(a, 0);`, 'gates').graph, 'a', 'out')?.state;
    assert.deepEqual([at(1), at(-1)], ['open', 'cut']);
  });

  it('marks what rests on assumed values, and says why something is unknown', () => {
    const source = 'var s = a * 2;\nif (s > 1) { s = 3; }\nvar t = s + other(a);';
    const { graph } = draw(source, 'gates');
    const node = (name: string) => graph.nodes.filter((each) => each.name === name);
    const [a] = node('a');
    assert.equal(a.value.assumed, true);
    assert.equal(a.gradient.value, null);
    const [t] = node('t');
    assert.equal(t.value.value, null);
    assert.match(t.reason ?? '', /other is a function that is not known here/);
    assert.equal(node('s').length, 2);
    const unread = graph.nodes.filter(({ kind }) => kind === 'unread');
    assert.deepEqual(
      unread.map(({ text }) => text),
      ['if (s > 1) { s = 3; }', 'other(a)'],
    );
    for (const { state, contribution } of graph.wires.filter(({ to }) =>
      unread.some(({ key }) => key === to),
    )) {
      assert.equal(state, 'unread');
      assert.equal(contribution.value, null);
    }
  });

  it('writes constants at the ports of their gates', () => {
    const { graph } = draw('var a = 3; var x = 2 * a - Math.PI; var y = x ** 2 / (1 / 4);', 'gates');
    const texts = graph.nodes.map(({ symbol, ports }) => [symbol, ...ports.map(({ text }) => text)]);
    assert.deepEqual(texts, [['?'], ['×', '2', ''], ['−', '', 'PI'], ['^2', ''], ['÷', '', '0.25']]);
  });

  it('unfolds the functions of the file, gate by gate', () => {
    const source = 'function sq(v) { return v * v; }\nvar a = 3;\nvar out = sq(a + 1);';
    const { graph } = draw(source, 'gates');
    assert.deepEqual(
      graph.nodes.map(({ symbol, value }) => [symbol, value.value]),
      [
        ['?', 3],
        ['+', 4],
        ['×', 16],
      ],
    );
    assert.equal(graph.wires.filter(({ split }) => split).length, 2);
  });

  it('leaves the hand-written pass and its helpers out, and puts its verdicts on the wires', () => {
    const source = `
      var a = 2;
      var b = 3;
      var x = a * b;
      var share = 1 * a;
      var dx = 1;
      var da = a * dx;
      var db = share * dx;`;
    const analysis = analyze(source);
    const [circuit] = analysis.circuits;
    const verdicts = verify(analysis).flatMap((verification) => verification.verdicts);
    const { nodes } = graphOf(analysis, circuit, { level: 'gates', verdicts });
    assert.deepEqual(
      nodes.map(({ name, judged, verdict }) => [name, judged, verdict?.judgement, verdict?.value]),
      [
        ['a', true, 'wrong', 2],
        ['b', true, 'exact', 2],
        ['x', true, 'exact', 1],
      ],
    );
  });

  it('keeps the keys of what is not touched while one types elsewhere', () => {
    const rest = 'var a = 2;\nvar b = 3;\nvar q = a * b + a;\nvar f = Math.tanh(q);\n';
    const keys = (source: string) => draw(source, 'gates').graph.nodes.map(({ key }) => key);
    const before = keys(rest);
    const after = keys(`var first = 7;\nvar other = first * first;\n${rest}`);
    assert.deepEqual(
      before.filter((key) => !after.includes(key)),
      [],
    );
    assert.equal(new Set(after).size, after.length);
  });

  it('draws a large circuit by statements around a place, and says what it leaves out', () => {
    const lines = Array.from({ length: 300 }, (_, k) => `var x${k + 1} = x${k} * 1.01 + 0.5;`);
    const source = `var x0 = 1;\n${lines.join('\n')}`;
    const analysis = analyze(source);
    const [circuit] = analysis.circuits;
    const around = circuit.variables.find(({ name }) => name === 'x100')?.version.node ?? 0;
    const { nodes, extent } = graphOf(analysis, circuit, { level: 'statements', around, distance: 3 });
    assert.deepEqual(
      nodes.map(({ name }) => name),
      ['x97', 'x98', 'x99', 'x100', 'x101', 'x102', 'x103'],
    );
    assert.deepEqual(extent, {
      shown: 7,
      total: 301,
      level: 'statements',
      around: { distance: 3, name: 'x100' },
    });
    assert.deepEqual(nodes[0].ports, [{ kind: 'hidden', text: 'x96' }]);
    assert.equal(nodes[6].moreReaders, 1);
  });

  it('tells the versions of a name apart', () => {
    const source = 'var x = 2;\nvar x = x * 3;\nvar x = Math.tanh(x);';
    const { graph } = draw(source, 'gates');
    assert.deepEqual(
      graph.nodes.map(({ key, value }) => [key, value.value]),
      [
        ['x#0', 2],
        ['x#1', 6],
        ['x#2', Math.tanh(6)],
      ],
    );
    assert.deepEqual(
      graph.wires.map(({ from, to }) => [from, to]),
      [
        ['x#0', 'x#1'],
        ['x#1', 'x#2'],
      ],
    );
  });

  it('has all variables of programs of every kind, and shares that add up wherever gradients are known', () => {
    const count = { nodes: 0, shares: 0 };
    const check = ({ nodes, wires }: Graph, { variables }: Circuit, source: string) => {
      for (const { name, version, value, gradient } of variables) {
        const found = nodes.find(({ node, name: drawn }) => node === version.node && drawn === name);
        assert.ok(found, `${name} is not drawn\n${source}`);
        assert.ok(Object.is(found.value.value, value), `${name} is ${value}\n${source}`);
        assert.ok(
          Object.is(found.gradient.value, gradient),
          `the gradient of ${name} is ${gradient}\n${source}`,
        );
        count.nodes++;
      }
      for (const { key, gradient, seed } of nodes) {
        const shares = wires.filter(({ from }) => from === key).map(({ contribution }) => contribution.value);
        if (gradient.value === null || !Number.isFinite(gradient.value)) continue;
        const sum = shares.reduce<number>((total, share) => total + (share ?? Number.NaN), seed?.value ?? 0);
        const size = shares.reduce<number>((total, share) => total + Math.abs(share ?? 0), 1e-300);
        assert.ok(
          Math.abs(sum - gradient.value) <= 1e-9 * size,
          `${key}: ${sum}, not ${gradient.value}\n${source}`,
        );
        count.shares += shares.length;
      }
    };
    fc.assert(
      fc.property(programs, ({ source }) => {
        const analysis = analyze(source);
        for (const circuit of analysis.circuits)
          for (const level of levels) check(graphOf(analysis, circuit, { level }), circuit, source);
      }),
      runs(60),
    );
    assert.ok(count.nodes > 300 && count.shares > 300, JSON.stringify(count));
  });
});

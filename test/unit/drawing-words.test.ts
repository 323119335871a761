/* Texts in the drawing and about it. */
import assert from 'node:assert/strict';
import { graphOf } from '../../src/drawing/graph';
import type { Graph, Wire } from '../../src/drawing/model';
import { verdictText } from '../../src/drawing/words';
import { verdictOn } from '../../src/panel/verdict';
import { verify } from '../../src/verification/verify';
import { analyze } from './analyze';
import { draw } from './drawings';

describe('what a drawing says', () => {
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
    assert.match(t.reason ?? '', /^other is not known: neither the file nor JavaScript says/);
    assert.equal(node('s').length, 2);
    const unread = graph.nodes.filter(({ kind }) => kind === 'unread');
    assert.deepEqual(
      unread.map(({ text }) => text),
      ['other(a)'],
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

  it('unfolds the functions of the file, gate by gate, once a call is open', () => {
    const source = 'function sq(v) { return v * v; }\nvar a = 3;\nvar out = sq(a + 1);';
    const analysis = analyze(source);
    const opened = new Map([['/c0', 1]]);
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates', opened });
    assert.deepEqual(
      graph.nodes.map(({ symbol, value }) => [symbol, value.value]),
      [
        ['?', 3],
        ['+', 4],
        ['=', 4],
        ['×', 16],
        ['=', 16],
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

  describe('puts to a variable the verdict on its own gradient, with what that was worth', () => {
    /** Each name with the mark and number beside it in the drawing, and what the table says. */
    const told = (lines: string) => {
      const analysis = analyze(lines);
      const [circuit] = analysis.circuits;
      const verdicts = verify(analysis).flatMap((verification) => verification.verdicts);
      const { nodes } = graphOf(analysis, circuit, { level: 'statements', verdicts });
      return (name: string) => {
        const node = nodes.find((each) => each.name === name);
        const variable = circuit.variables.find((each) => each.name === name);
        assert.ok(node?.verdict && variable);
        const drawn = verdictText(node.verdict, node.gradient, 4, () => true);
        return [drawn, node.verdict.value, verdictOn(circuit, verdicts, variable, 4)];
      };
    };
    const forward = 'var a = 0.5, x = -2, b = 0.25;\nvar n = Math.max(0, a * x + b);\nvar p = 3 * n;\n';
    const masked = (step: string) =>
      told(`${forward}var dp = 1;\nvar dn = 3 * dp;\n${step};\nvar da = x * dn;\n`)('n');

    it('not what a mask makes of it', () => {
      for (const step of ['dn = n > 0 ? dn : 0', 'dn *= n > 0', 'dn = n === 0 ? 0 : dn'])
        assert.deepEqual(masked(step), ['\u2713 dn', 3, '\u2713 3'], step);
    });

    it('nor what an update makes of it', () => {
      const told36 = told(
        'var a = 2, x = 3, reg = 0.1;\nvar p = a * x;\nvar loss = p * p;\nvar dloss = 1;\nvar dp = 2 * p * dloss;\nvar da = x * dp;\nda += reg * a;\na -= 0.1 * da;\n',
      );
      assert.deepEqual(told36('a'), ['\u2713 da', 36, '\u2713 36']);
    });

    it('but that a mask is wrong, without a number for what is no wire of its own', () => {
      const [drawn, , row] = masked('dn = n > 0 ? 0 : dn');
      assert.equal(drawn, '\u2717 dn');
      assert.match(String(row), /^\u2717 3: the two branches are swapped/);
    });
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
});

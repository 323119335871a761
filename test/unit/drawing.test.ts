/* The circuit as a graph: its nodes, its wires and the numbers on them. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Analysis, Circuit } from '../../src/analysis/model';
import { graphOf } from '../../src/drawing/graph';
import type { Graph, GraphNode } from '../../src/drawing/model';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';
import { circuits, draw, levels } from './drawings';
import { runScript, runs } from './oracle';
import { programs } from './programs';

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

  it('has all variables of programs of every kind, and shares that add up wherever gradients are known', () => {
    const count = { nodes: 0, shares: 0 };
    const check = ({ nodes, wires }: Graph, { variables }: Circuit, { source, tape }: Analysis) => {
      const repeats = variables.some(({ rounds }) => rounds !== undefined);
      for (const { name, version, value, gradient, rounds, shape } of variables) {
        // Elements are a part of their array.
        if (shape !== undefined) continue;
        const found = nodes.find(
          ({ node, name: drawn }) => node === version.node && (drawn === name || rounds !== undefined),
        );
        const isElement = nodes.some((array) => array.elements && name.startsWith(`${array.name}[`));
        if (isElement || found?.elements) continue;
        // What only counts rounds is not drawn.
        if (!found && repeats && (gradient === 0 || gradient === null)) continue;
        assert.ok(found, `${name} is not drawn\n${source}`);
        assert.ok(Object.is(found.value.value, value), `${name} is ${value}\n${source}`);
        // What a count is made of are constants, and not drawn, nor is its gradient then.
        const isLeftOut =
          version.counts === true && !tape.varies(version.node) && found.gradient.value === null;
        assert.ok(
          isLeftOut || Object.is(found.gradient.value, gradient),
          `the gradient of ${name} is ${gradient}\n${source}`,
        );
        count.nodes++;
      }
      for (const { key, gradient, seed, elements } of nodes) {
        const shares = wires.filter(({ from }) => from === key).map(({ contribution }) => contribution.value);
        if (elements || gradient.value === null || !Number.isFinite(gradient.value)) continue;
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
          for (const level of levels) check(graphOf(analysis, circuit, { level }), circuit, analysis);
      }),
      runs(60),
    );
    assert.ok(count.nodes > 300 && count.shares > 300, JSON.stringify(count));
  });
});

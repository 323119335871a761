/* Where nodes, wires and labels of the drawing stand: nothing collides, nothing leaves the picture. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { estimatedWidth } from '../../src/drawing/estimate';
import { graphOf } from '../../src/drawing/graph';
import { type Box, type Layout, layoutOf, type Position } from '../../src/drawing/layout';
import type { Graph } from '../../src/drawing/model';
import type { Level } from '../../src/drawing/part';
import { downwardStyle, type Style, styleOf } from '../../src/drawing/style';
import { neighbour, onward } from '../../src/drawing/walk';
import { analyze } from './analyze';
import { examples } from './examples';
import { check, pointsOf, turned } from './layouts';
import { runs } from './oracle';
import { programs } from './programs';

const styles: readonly Style[] = [
  styleOf({ digits: 4, narrow: false }),
  styleOf({ digits: 2, narrow: true }),
  styleOf({ digits: 17, narrow: true }),
  downwardStyle({ digits: 4, breadth: 312 }),
  downwardStyle({ digits: 17, breadth: 170 }),
  downwardStyle({ digits: 3, breadth: 700 }),
];
const analyses = examples.map(({ source, language }) => analyze(source, { language }));
const levels: readonly Level[] = ['gates', 'statements'];

/** Straight-line circuits with much sharing. */
const circuits = fc
  .array(
    fc.tuple(
      fc.constantFrom(
        'A + B',
        'A * B - C',
        'Math.max(A, B, C)',
        'A > B ? C : A',
        'Math.tanh(A)',
        '2 * A / B',
        '-A',
        'A ** 2',
        'A',
        'Math.hypot(A, A, B)',
        '1 / (1 + Math.exp(-A))',
      ),
      fc.nat(),
      fc.nat(),
      fc.nat(),
    ),
    { minLength: 1, maxLength: 14 },
  )
  .map((lines) => {
    const names = ['a', 'b', 'aVeryLongNameThatNobodyWouldWrite'];
    const text = lines.map(([shape, ...picks]) => {
      const expression = 'ABC'
        .split('')
        .reduce(
          (code, letter, k) => code.replaceAll(letter, names[picks[k] % names.length]),
          shape.replaceAll('Math', '@'),
        )
        .replaceAll('@', 'Math');
      names.push(`v${names.length}`);
      return `var ${names.at(-1)} = ${expression};`;
    });
    return `var a = 1.5; var b = -2; var aVeryLongNameThatNobodyWouldWrite = 0.25;\n${text.join('\n')}`;
  });

describe('the layout of a drawing', function () {
  this.timeout(0);

  const drawn = (source: string, each: (graph: Graph, layout: Layout, what: string) => void) => {
    const analysis = analyze(source);
    for (const circuit of analysis.circuits)
      for (const level of levels)
        for (const style of styles) {
          const graph = graphOf(analysis, circuit, { level });
          each(
            graph,
            layoutOf(graph, estimatedWidth, style),
            `${level}, ${style.direction}, ${style.number} characters\n${source}`,
          );
        }
  };

  it('has no node or label on top of another, and every wire from its source to its port', () => {
    fc.assert(
      fc.property(circuits, (source) => drawn(source, check)),
      runs(10),
    );
  });

  it('has none on top of another in programs with everything that is not read', () => {
    fc.assert(
      fc.property(programs, (watched) => {
        fc.pre(watched.isValid());
        drawn(watched.source, check);
      }),
      runs(2),
    );
  });

  it('draws the wires of an input that is read all along a circuit in one lane beside everything', () => {
    const lines = Array.from({ length: 12 }, (_, k) => `var h${k + 1} = Math.tanh(w * h${k} + u);`);
    drawn(`var w = 0.9; var u = 0.5; var h0 = 1;\n${lines.join('\n')}`, (graph, layout, what) => {
      check(graph, layout, what);
      const edges = [...layout.places.values()].map(({ box }) => [
        turned(box, layout).across,
        turned({ x: box.x + box.width, y: box.y + box.height }, layout).across,
      ]);
      const [first, last] = [
        Math.min(...edges.map(([one]) => one)),
        Math.max(...edges.map(([, one]) => one)),
      ];
      const outside = (point: Position) =>
        turned(point, layout).across < first || turned(point, layout).across > last;
      for (const input of ['w#0', 'u#0']) {
        const curves = graph.wires.filter(({ from }) => from === input);
        const lanes = curves.map(({ key }) => pointsOf(layout.curves.get(key) ?? '').find(outside));
        assert.ok(lanes.filter((lane) => lane !== undefined).length > 6, `${what}: ${input} has a lane`);
      }
    });
  });

  it('draws every gate behind those that it reads: inputs to the left, or at the top', () => {
    drawn('var a = 1; var b = 2; var x = a * b; var y = x + a; var z = Math.tanh(y);', (graph, layout) => {
      for (const { from, to } of graph.wires) {
        const [source, target] = [layout.places.get(from), layout.places.get(to)];
        assert.ok(source && target);
        const down = layout.style.direction === 'down';
        assert.ok(down ? source.out.y < target.gate.y : source.out.x < target.gate.x);
      }
    });
  });

  it('has the value at one side of a wire and its gradient at the other', () => {
    drawn('var a = 1; var b = 2; var x = a * b; var y = x + a; var z = Math.tanh(y);', (_graph, layout) => {
      for (const { labels, out, gate } of layout.places.values()) {
        const ends = ({ x, y, width, height }: Box) =>
          [turned({ x, y }, layout).across, turned({ x: x + width, y: y + height }, layout).across] as const;
        const { across, along } = turned(out, layout);
        assert.ok(ends(labels.value)[1] < across && ends(labels.gradient)[0] > across);
        if (layout.style.direction !== 'down') continue;
        for (const { y, height } of [labels.value, labels.gradient])
          assert.ok(
            y >= gate.y + gate.height && y + height <= along + 0.01,
            'beside the wire below the gate',
          );
      }
    });
  });

  it('is no broader than a narrow panel, where it runs downward', () => {
    for (const file of analyses)
      for (const circuit of file.circuits)
        for (const [level, breadth] of [
          ['gates', 312],
          ['statements', 312],
          ['gates', 420],
        ] as const) {
          const graph = graphOf(file, circuit, { level });
          const layout = layoutOf(graph, estimatedWidth, downwardStyle({ digits: 4, breadth }));
          assert.ok(layout.width <= breadth, `${circuit.scope}, ${level}: ${layout.width} of ${breadth}`);
        }
  });

  it('has as many in a row as there is room for', () => {
    const analysis = analyze('var a = 1, b = 2, c = 3, d = 4; var x = a * b + c * d;');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    const rows = (breadth: number) => {
      const { places } = layoutOf(graph, estimatedWidth, downwardStyle({ digits: 4, breadth }));
      const found = new Map<number, number>();
      for (const { column } of places.values()) found.set(column, (found.get(column) ?? 0) + 1);
      return [...found].sort(([one], [other]) => one - other).map(([, count]) => count);
    };
    assert.deepEqual(rows(600), [4, 2, 1]);
    assert.deepEqual(rows(312), [2, 2, 2, 1]);
    assert.ok(Math.max(...rows(100)) === 1);
  });

  it('has a chain of gates in a straight line', () => {
    const analysis = analyze('var a = 1; var x = Math.tanh(Math.exp(-a)); var longerName = Math.sin(x);');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    for (const style of styles) {
      const layout = layoutOf(graph, estimatedWidth, style);
      const across = [...layout.places.values()].map(({ out }) => Math.round(turned(out, layout).across));
      assert.equal(new Set(across).size, 1, `${style.direction}: ${across}`);
    }
  });

  it('puts everything at the same place whatever the numbers are', () => {
    const at = (a: string, rate = '2') => {
      const source = `var a = ${a}; var b = 2; var x = Math.max(${rate} * a * b, 0); var y = x / a + x;`;
      const analysis = analyze(source);
      return levels.flatMap((level) => {
        const graph = graphOf(analysis, analysis.circuits[0], { level });
        return styles.map((style) => layoutOf(graph, estimatedWidth, style));
      });
    };
    assert.deepEqual(at('3', '2.5'), at('3'));
    assert.deepEqual(at('-123456.789'), at('3'));
    assert.deepEqual(at('0'), at('3'));
  });

  it('draws the inputs in the order in which they are read, where wires need not cross', () => {
    const analysis = analyze('var a = 1; var b = 2; var x = 3; var y = 4; var f = Math.exp(a * x) + b * y;');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    for (const style of [styles[0], downwardStyle({ digits: 4, breadth: 700 })]) {
      const layout = layoutOf(graph, estimatedWidth, style);
      const at = ['a#0', 'x#0', 'b#0', 'y#0'].map((key) => {
        const place = layout.places.get(key);
        return place ? turned(place.out, layout).across : Number.NaN;
      });
      assert.deepEqual(
        at.toSorted((one, other) => one - other),
        at,
      );
    }
  });

  it('is walked along its wires, the way they are drawn', () => {
    const analysis = analyze('var a = 1; var b = 2; var x = a * b; var y = Math.tanh(x); var z = x + y;');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    const ways = [
      [styles[0], { on: 'right', back: 'left', first: 'up', second: 'down' }],
      [
        downwardStyle({ digits: 4, breadth: 312 }),
        { on: 'down', back: 'up', first: 'left', second: 'right' },
      ],
    ] as const;
    for (const [style, { on, back, first, second }] of ways) {
      const layout = layoutOf(graph, estimatedWidth, style);
      const go = (key: string, arrow: Parameters<typeof neighbour>[3]) =>
        neighbour(graph, layout, key, arrow);
      assert.equal(go('a#0', on), 'x#0');
      assert.equal(go('a#0', back), null);
      assert.equal(go('a#0', second), 'b#0');
      assert.equal(go('b#0', first), 'a#0');
      assert.equal(go('y#0', back), 'x#0');
      assert.equal(go('y#0', on), 'z#0');
      assert.equal(go('z#0', on), null);
      assert.ok(['a#0', 'b#0'].includes(go('x#0', back) ?? ''));
    }
    assert.deepEqual([...onward(graph, 'x#0')].sort(), ['x#0', 'y#0', 'z#0']);
  });
});

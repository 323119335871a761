import assert from 'node:assert/strict';
import fc from 'fast-check';
import { analyze } from '../../src/analysis';
import { estimatedWidth } from '../../src/drawing/estimate';
import { type Style, styleOf } from '../../src/drawing/frame';
import { type Graph, graphOf, type Level } from '../../src/drawing/graph';
import { type Box, type Layout, layoutOf, type Point } from '../../src/drawing/layout';
import { neighbour, onward } from '../../src/drawing/walk';
import { runs } from './oracle';
import { programs } from './programs';

const styles: readonly Style[] = [
  styleOf({ digits: 4, narrow: false }),
  styleOf({ digits: 2, narrow: true }),
  styleOf({ digits: 17, narrow: true }),
];
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

/** The corners of a path's pieces, with curves followed closely. */
function pointsOf(path: string): Point[] {
  const points: Point[] = [];
  for (const [, command, numbers] of path.matchAll(/([MHC])([^MHC]*)/g)) {
    const n = numbers.split(' ').map(Number);
    const last = points.at(-1) ?? { x: 0, y: 0 };
    if (command === 'M') points.push({ x: n[0], y: n[1] });
    else if (command === 'H') points.push({ x: n[0], y: last.y });
    else
      for (let t = 0.125; t <= 1; t += 0.125) {
        const mix = (p: number, q: number, r: number, s: number) =>
          (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t * t * r + t ** 3 * s;
        points.push({ x: mix(last.x, n[0], n[2], n[4]), y: mix(last.y, n[1], n[3], n[5]) });
      }
  }
  return points;
}

const overlap = (one: Box, other: Box) =>
  one.x < other.x + other.width - 0.01 &&
  other.x < one.x + one.width - 0.01 &&
  one.y < other.y + other.height - 0.01 &&
  other.y < one.y + one.height - 0.01;

const inside = (inner: Box, outer: Box) =>
  inner.x >= outer.x - 0.01 &&
  inner.y >= outer.y - 0.01 &&
  inner.x + inner.width <= outer.x + outer.width + 0.01 &&
  inner.y + inner.height <= outer.y + outer.height + 0.01;

/** Whether a level or curved piece between two points touches a box. */
function touches(from: Point, to: Point, box: Box): boolean {
  const piece = {
    x: Math.min(from.x, to.x),
    y: Math.min(from.y, to.y) - 0.1,
    width: Math.abs(to.x - from.x),
    height: Math.abs(to.y - from.y) + 0.2,
  };
  // Curves are drawn to a tenth.
  return overlap(piece, { ...box, x: box.x + 0.05, width: box.width - 0.1 });
}

function check(graph: Graph, layout: Layout, what: string): void {
  const boxes: [string, Box][] = [];
  const labels: [string, Box][] = [];
  for (const [key, place] of layout.places) {
    boxes.push([key, place.box]);
    const own: [string, Box][] = [
      [`${key}, gate`, place.gate],
      [`${key}, above`, place.above],
      [`${key}, below`, place.below],
      ...place.ports.flatMap(({ label }, k): [string, Box][] =>
        label ? [[`${key}, port ${k}`, label]] : [],
      ),
    ];
    for (const [name, box] of own)
      assert.ok(inside(box, place.box), `${what}: ${name} is outside of its node`);
    labels.push(...own);
  }
  for (const [key, box] of [...layout.tugs, ...layout.stubs]) {
    boxes.push([`end of ${key}`, box]);
    labels.push([`end of ${key}`, box]);
  }
  for (const list of [boxes, labels])
    list.forEach(([name, box], k) => {
      assert.ok(
        inside(box, { x: 0, y: 0, width: layout.width, height: layout.height }),
        `${what}: ${name} is outside`,
      );
      for (const [other, box2] of list.slice(k + 1))
        assert.ok(!overlap(box, box2), `${what}: ${name} is on top of ${other}`);
    });
  for (const { key, from, to, port } of graph.wires) {
    const points = pointsOf(layout.curves.get(key) ?? '');
    const source = layout.places.get(from);
    const target = layout.places.get(to);
    assert.ok(source && target && points.length > 1);
    const [start] = points;
    const end = points[points.length - 1];
    const right = source.gate.x + source.gate.width;
    assert.ok(Math.abs(start.y - source.out.y) < 0.1, `${what}: ${key} starts on its source's wire`);
    assert.ok(start.x > right - 0.1 && start.x < source.out.x + 0.1, `${what}: ${key} starts at its source`);
    const { at } = target.ports[port];
    assert.ok(Math.hypot(end.x - at.x, end.y - at.y) < 0.15, `${what}: ${key} ends at its port`);
    assert.ok(target.column > source.column, `${what}: ${key} leads to the right`);
    for (const [other, place] of layout.places) {
      if (other === from || other === to) continue;
      points.slice(1).forEach((point, k) => {
        assert.ok(!touches(points[k], point, place.gate), `${what}: ${key} runs through ${other}`);
      });
    }
  }
}

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
            `${level}, ${style.number} characters\n${source}`,
          );
        }
  };

  it('has no node or label on top of another, and every wire from its source to its port', () => {
    fc.assert(
      fc.property(circuits, (source) => drawn(source, check)),
      runs(15),
    );
  });

  it('has none on top of another in programs with everything that is not read', () => {
    fc.assert(
      fc.property(programs, (watched) => {
        fc.pre(watched.isValid());
        drawn(watched.source, check);
      }),
      runs(15),
    );
  });

  it('draws the wires of an input that is read all along a circuit in one lane above or below everything', () => {
    const lines = Array.from({ length: 12 }, (_, k) => `var h${k + 1} = Math.tanh(w * h${k} + u);`);
    drawn(`var w = 0.9; var u = 0.5; var h0 = 1;\n${lines.join('\n')}`, (graph, layout, what) => {
      check(graph, layout, what);
      const [top, bottom] = [...layout.places.values()].reduce(
        ([least, most], { box }) => [Math.min(least, box.y), Math.max(most, box.y + box.height)],
        [layout.height, 0],
      );
      const outside = ({ y }: Point) => y < top || y > bottom;
      for (const input of ['w#0', 'u#0']) {
        const curves = graph.wires.filter(({ from }) => from === input);
        const lanes = curves.map(({ key }) => pointsOf(layout.curves.get(key) ?? '').find(outside)?.y);
        assert.ok(lanes.filter((lane) => lane !== undefined).length > 6, `${what}: ${input} has a lane`);
      }
    });
  });

  it('draws every gate in the column behind those that it reads, inputs to the left', () => {
    drawn('var a = 1; var b = 2; var x = a * b; var y = x + a; var z = Math.tanh(y);', (graph, layout) => {
      for (const { from, to } of graph.wires) {
        const [source, target] = [layout.places.get(from), layout.places.get(to)];
        assert.ok(source && target && source.out.x < target.gate.x);
      }
    });
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

  it('draws the inputs from top to bottom as they are read, where wires need not cross', () => {
    const analysis = analyze('var a = 1; var b = 2; var x = 3; var y = 4; var f = Math.exp(a * x) + b * y;');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    const { places } = layoutOf(graph, estimatedWidth, styles[0]);
    const heights = ['a#0', 'x#0', 'b#0', 'y#0'].map((key) => places.get(key)?.out.y ?? 0);
    assert.deepEqual(
      heights.toSorted((one, other) => one - other),
      heights,
    );
  });

  it('is walked along its wires', () => {
    const analysis = analyze('var a = 1; var b = 2; var x = a * b; var y = Math.tanh(x); var z = x + y;');
    const graph = graphOf(analysis, analysis.circuits[0], { level: 'gates' });
    const layout = layoutOf(graph, estimatedWidth, styles[0]);
    const go = (key: string, direction: Parameters<typeof neighbour>[3]) =>
      neighbour(graph, layout, key, direction);
    assert.equal(go('a#0', 'right'), 'x#0');
    assert.equal(go('a#0', 'left'), null);
    assert.equal(go('a#0', 'down'), 'b#0');
    assert.equal(go('b#0', 'up'), 'a#0');
    assert.equal(go('y#0', 'left'), 'x#0');
    assert.equal(go('y#0', 'right'), 'z#0');
    assert.equal(go('z#0', 'right'), null);
    assert.ok(['a#0', 'b#0'].includes(go('x#0', 'left') ?? ''));
    assert.deepEqual([...onward(graph, 'x#0')].sort(), ['x#0', 'y#0', 'z#0']);
  });
});

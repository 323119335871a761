/* What must hold of the layout of any drawing: nothing on top of anything else, and wires that lead from port to port. */
import assert from 'node:assert/strict';
import type { Box, Label, Layout, Position } from '../../src/drawing/layout';
import type { Graph } from '../../src/drawing/model';

/** The corners of a path's pieces, with curves followed closely. */
export function pointsOf(path: string): Position[] {
  const points: Position[] = [];
  for (const [, command, numbers] of path.matchAll(/([MHVC])([^MHVC]*)/g)) {
    const n = numbers.split(' ').map(Number);
    const last = points.at(-1) ?? { x: 0, y: 0 };
    if (command === 'M') points.push({ x: n[0], y: n[1] });
    else if (command === 'H') points.push({ x: n[0], y: last.y });
    else if (command === 'V') points.push({ x: last.x, y: n[0] });
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
function touches(from: Position, to: Position, box: Box): boolean {
  const piece = {
    x: Math.min(from.x, to.x) - 0.1,
    y: Math.min(from.y, to.y) - 0.1,
    width: Math.abs(to.x - from.x) + 0.2,
    height: Math.abs(to.y - from.y) + 0.2,
  };
  // Curves are drawn to a tenth.
  return overlap(piece, {
    x: box.x + 0.15,
    y: box.y + 0.05,
    width: box.width - 0.3,
    height: box.height - 0.1,
  });
}

/** A place as how far it is the way that wires run, and how far to their side. */
export function turned({ x, y }: Position, { style }: Layout): { along: number; across: number } {
  return style.direction === 'down' ? { along: y, across: x } : { along: x, across: y };
}

export function check(graph: Graph, layout: Layout, what: string): void {
  const boxes: [string, Box][] = [];
  const labels: [string, Box][] = [];
  for (const [key, place] of layout.places) {
    const node = graph.nodes.find((each) => each.key === key);
    boxes.push([key, place.box]);
    const own: [string, Box][] = [
      [`${key}, gate`, place.gate],
      ...Object.entries(place.labels).flatMap(([what, label]: [string, Label | null]): [string, Box][] =>
        label && (what !== 'verdict' || node?.judged) ? [[`${key}, ${what}`, label]] : [],
      ),
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
      // There are so many pairs that even the words for a failure would take longer than to compare them.
      for (let next = k + 1; next < list.length; next++) {
        const [other, box2] = list[next];
        if (overlap(box, box2)) assert.fail(`${what}: ${name} is on top of ${other}`);
      }
    });
  for (const { key, from, to, port } of graph.wires) {
    const points = pointsOf(layout.curves.get(key) ?? '');
    const source = layout.places.get(from);
    const target = layout.places.get(to);
    assert.ok(source && target && points.length > 1);
    const [start] = points;
    const end = points[points.length - 1];
    const { gate, out } = source;
    const edge = turned({ x: gate.x + gate.width, y: gate.y + gate.height }, layout).along;
    const [begin, split] = [turned(start, layout), turned(out, layout)];
    assert.ok(Math.abs(begin.across - split.across) < 0.1, `${what}: ${key} starts on its source's wire`);
    assert.ok(
      begin.along > edge - 0.1 && begin.along < split.along + 0.1,
      `${what}: ${key} starts at its source`,
    );
    const { at } = target.ports[port];
    assert.ok(Math.hypot(end.x - at.x, end.y - at.y) < 0.15, `${what}: ${key} ends at its port`);
    assert.ok(target.column > source.column, `${what}: ${key} leads onward`);
    points.slice(1).forEach((point, k) => {
      const step = turned(point, layout).along - turned(points[k], layout).along;
      assert.ok(step > -0.15, `${what}: ${key} never turns back`);
    });
    for (const [other, place] of layout.places) {
      if (other === from || other === to) continue;
      points.slice(1).forEach((point, k) => {
        if (touches(points[k], point, place.gate)) assert.fail(`${what}: ${key} runs through ${other}`);
      });
    }
  }
}

/* Which way the drawing runs in the room that the panel has. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Room, roomIn } from '../../src/panel/drawing/room';
import { fromKept, initial, reduce, type State, toKeep } from '../../src/panel/store';
import { runs } from './oracle';

/** The rooms while a border is dragged over these widths. */
function dragged(widths: readonly number[], height = 430, from: Room | null = null): Room[] {
  let room = from;
  return widths.map((width) => {
    room = roomIn({ width, height }, room);
    return room;
  });
}

const changes = (rooms: readonly Room[], of: (room: Room) => unknown) =>
  rooms.slice(1).filter((room, k) => of(room) !== of(rooms[k])).length;

const to = (first: number, last: number) =>
  Array.from({ length: Math.abs(last - first) + 1 }, (_, k) => first + (first < last ? k : -k));

describe('the room for the drawing', () => {
  it('is that of a drawing that runs downward in a side bar, and to the right in a wide panel', () => {
    for (const [width, height, direction] of [
      [300, 430, 'down'],
      [300, 200, 'down'],
      [170, 700, 'down'],
      [450, 700, 'down'],
      [620, 400, 'right'],
      [1200, 250, 'right'],
      [480, 140, 'right'],
      [620, 900, 'down'],
    ] as const)
      assert.equal(roomIn({ width, height }, null).direction, direction, `${width} by ${height}`);
  });

  it('turns once on a way from narrow to wide, and once on the way back, but not at the same place', () => {
    const wider = dragged(to(200, 900));
    const narrower = dragged(to(900, 200), 430, wider.at(-1));
    assert.equal(
      changes(wider, ({ direction }) => direction),
      1,
    );
    assert.equal(
      changes(narrower, ({ direction }) => direction),
      1,
    );
    const there = 200 + wider.findIndex(({ direction }) => direction === 'right');
    const back = 900 - narrower.findIndex(({ direction }) => direction === 'down');
    assert.ok(there - back > 30, `${there} and ${back}`);
  });

  it('does not turn to and fro under a hand that trembles, wherever that is', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 150, max: 1500 }),
        fc.integer({ min: 80, max: 1200 }),
        fc.array(fc.integer({ min: -4, max: 4 }), { maxLength: 40 }),
        (width, height, shakes) => {
          const rooms = dragged(
            shakes.map((shake) => width + shake),
            height,
          );
          assert.ok(changes(rooms, ({ direction }) => direction) <= 1);
          assert.ok(new Set(rooms.map(({ breadth }) => breadth)).size <= 2);
        },
      ),
      runs(100),
    );
  });

  it('never lets a drawing that runs downward be broader than the place, nor waste much of it', () => {
    const widths = [...to(200, 480), ...to(480, 180), ...to(180, 400)];
    dragged(widths).forEach(({ breadth }, k) => {
      assert.ok(breadth <= widths[k] && widths[k] - breadth < 60, `${breadth} of ${widths[k]}`);
    });
  });

  it('is the very same as long as nothing turns, so that nothing is drawn anew', () => {
    const before = reduce(initial, { kind: 'resize', width: 305, height: 400 });
    assert.equal(reduce(before, { kind: 'resize', width: 311, height: 460 }), before);
    assert.equal(reduce(before, { kind: 'resize', width: 0, height: 0 }), before, 'a page that is hidden');
    assert.notEqual(reduce(before, { kind: 'resize', width: 800, height: 460 }), before);
  });

  it('is kept while the page is hidden', () => {
    const before: State = reduce(initial, { kind: 'resize', width: 305, height: 400 });
    assert.deepEqual(fromKept(toKeep(before)).room, before.room);
  });
});

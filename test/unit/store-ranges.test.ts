/* The two ends of a slider. */
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { rangeAround, rangeFrom, stepOf } from '../../src/panel/ranges';
import { runs } from './oracle';

const values = fc.double({ min: -1e9, max: 1e9, noNaN: true });

describe('the range of a slider', () => {
  it('goes around the value, with room on both sides', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { min, max } = rangeAround(value);
        const room = (max - min) / 5;
        assert.ok(value - min >= room && max - value >= room, `${value} in ${min} \u2026 ${max}`);
      }),
      runs(300),
    );
  });

  it('has ends of few digits, and one that is small for small values', () => {
    fc.assert(
      fc.property(values, (value) => {
        const { min, max } = rangeAround(value);
        for (const end of [min, max]) assert.ok(Number(end.toPrecision(3)) === end, `${end}`);
      }),
      runs(300),
    );
    assert.deepEqual(rangeAround(2), { min: -3, max: 7 });
    assert.deepEqual(rangeAround(0), { min: -1, max: 1 });
  });

  it('is divided into steps that a hand can tell apart', () => {
    fc.assert(
      fc.property(values, (value) => {
        const range = rangeAround(value);
        const steps = (range.max - range.min) / stepOf(range);
        assert.ok(steps >= 50 && steps <= 200.001, `${steps}`);
      }),
      runs(300),
    );
  });

  it('is refused where it goes nowhere', () => {
    assert.deepEqual(rangeFrom(-1, 2), { min: -1, max: 2 });
    for (const [min, max] of [
      [1, 1],
      [2, 1],
      [Number.NaN, 1],
      [0, Number.POSITIVE_INFINITY],
    ])
      assert.equal(rangeFrom(min, max), null);
  });
});

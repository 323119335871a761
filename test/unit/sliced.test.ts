/* Long work in slices: its pauses, and giving it up. */
import assert from 'node:assert/strict';
import { Sliced } from '../../src/views/sliced';

function* count(steps: number): Generator<undefined, number> {
  for (let step = 0; step < steps; step++) yield;
  return steps;
}

/** Steps that each take a millisecond or so. */
function* slow(steps: number): Generator<undefined, string> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + 1;
    while (performance.now() < end);
    yield;
  }
  return 'done';
}

describe('work in slices', () => {
  it('short work is done at once', () => {
    let result: number | undefined;
    const work = new Sliced(count(3), (value) => {
      result = value;
    });
    assert.equal(work.work(100), true);
    assert.equal(result, 3);
  });

  it('long work goes on later, and others get their turn in between', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const [result, took] = await new Promise<[string | undefined, number]>((resolve) => {
      const work = new Sliced(slow(40), (value, time) => resolve([value, time]));
      assert.equal(work.work(5), false);
      work.workOn(5);
    });
    clearInterval(timer);
    assert.equal(result, 'done');
    assert.ok(took >= 40);
    assert.ok(turns >= 3, `${turns} turns`);
  });

  it('stopped work never finishes', async () => {
    let finished = false;
    const work = new Sliced(slow(10), () => {
      finished = true;
    });
    work.work(2);
    work.workOn(2);
    work.stop();
    await new Promise((resolve) => setTimeout(resolve, 40));
    assert.equal(finished, false);
  });

  it('a breakdown finishes without a result', () => {
    const { error } = console;
    const logged: unknown[] = [];
    console.error = (problem: unknown) => logged.push(problem);
    try {
      const results: unknown[] = [];
      const broken = (function* (): Generator<undefined, number> {
        yield;
        throw new Error('broken');
      })();
      assert.equal(new Sliced(broken, (value) => results.push(value)).work(100), true);
      assert.deepEqual(results, [undefined]);
      assert.equal(logged.length, 1);
    } finally {
      console.error = error;
    }
  });
});

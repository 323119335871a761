/* Lists in lists: they are shown with all their numbers where these are few enough, and cost little where they are many. */
import { deepEqual, equal } from 'node:assert/strict';
import { elementsOf } from '../../src/circuits/following/elements';
import { List } from '../../src/program/values';

/** So many lists in each other, the innermost with numbers, each of the others with another one three times. */
function nested(depth: number): List {
  let list = new List([1, 2, 3]);
  for (let k = 1; k < depth; k++) list = new List([list, list, list]);
  return list;
}

describe('The numbers of lists in lists', () => {
  it('are all there, row by row', () => {
    deepEqual(elementsOf(nested(2)), { shape: [3, 3], nodes: [1, 2, 3, 1, 2, 3, 1, 2, 3] });
    equal(elementsOf(new List([new List([1, 2]), new List([3])])), null);
    equal(elementsOf(new List([new List([1, 2]), 3])), null);
  });

  it('are soon given up where there are ever more of them', function () {
    this.timeout(5000);
    equal(elementsOf(nested(60)), null);
    const own = new List([]);
    own.items.push(own, own, own);
    equal(elementsOf(own), null);
  });
});

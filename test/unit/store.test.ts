/* The state of the side panel's page, and what changes it. */
import assert from 'node:assert/strict';
import type { PageVerdict } from '../../src/drawing/verdict';
import type { DocumentState } from '../../src/panel/protocol';
import {
  type Action,
  arrangementOf,
  fromKept,
  initial,
  openedIn,
  reduce,
  type State,
  Store,
  toKeep,
} from '../../src/panel/store';

const text: DocumentState = {
  uri: 'file:///a.js',
  file: 'a.js',
  version: 3,
  source: 'var x = a * b;\n',
  language: 'javascript',
  outputs: [],
  gradientNames: ['d*'],
  precision: 4,
  inputs: [],
  whatIf: [],
};

const verdict: PageVerdict = {
  at: { from: 0, to: 1 },
  done: { from: 0, to: 1 },
  step: false,
  name: 'da',
  of: 'a',
  judgement: 'exact',
  reason: null,
};

function stateAfter(...actions: readonly Action[]): State {
  return actions.reduce(reduce, initial);
}

const shown: Action = { kind: 'document', document: text };
const edited: Action = { kind: 'document', document: { ...text, version: 4, source: 'var x = a + b;\n' } };
const otherFile: Action = { kind: 'document', document: { ...text, uri: 'file:///b.js', file: 'b.js' } };

describe('the state of the panel\u2019s page', () => {
  it('takes nothing from messages about another version of the text', () => {
    const state = stateAfter(shown);
    const late: Action[] = [
      { kind: 'cursor', version: 2, offset: 5 },
      { kind: 'verdicts', version: 2, verdicts: [verdict] },
      { kind: 'numbers', version: 4, inputs: [['a', 1]], whatIf: [] },
    ];
    for (const action of late) assert.equal(reduce(state, action), state);
  });

  it('takes what is about this version', () => {
    const state = stateAfter(
      shown,
      { kind: 'cursor', version: 3, offset: 5 },
      { kind: 'verdicts', version: 3, verdicts: [verdict] },
      { kind: 'numbers', version: 3, inputs: [['a', 1]], whatIf: [['k', 2]] },
    );
    assert.deepEqual([state.cursor, state.verdicts], [5, [verdict]]);
    assert.deepEqual([state.document?.inputs, state.document?.whatIf], [[['a', 1]], [['k', 2]]]);
  });

  it('drops verdicts when the text changes, and keeps them when only numbers do', () => {
    const judged = stateAfter(shown, { kind: 'verdicts', version: 3, verdicts: [verdict] });
    assert.deepEqual(reduce(judged, edited).verdicts, []);
    const sameText: Action = { kind: 'document', document: { ...text, inputs: [['a', 7]] } };
    assert.deepEqual(reduce(judged, sameText).verdicts, [verdict]);
  });

  it('forgets the cursor with the file', () => {
    const state = stateAfter(shown, { kind: 'cursor', version: 3, offset: 5 });
    assert.equal(reduce(state, edited).cursor, 5);
    assert.equal(reduce(state, otherFile).cursor, null);
  });

  it('walks through another circuit, or file, from the start', () => {
    const state = stateAfter(shown, { kind: 'choose', circuit: 'f#1' }, { kind: 'arrange', stop: 4 });
    assert.equal(reduce(state, { kind: 'choose', circuit: 'f#1' }).stop, 4);
    assert.equal(reduce(state, edited).stop, 4);
    assert.equal(reduce(state, { kind: 'choose', circuit: 'g#1' }).stop, -1);
    assert.equal(reduce(state, otherFile).stop, -1);
  });

  it('shows nothing of a file that is gone', () => {
    const state = stateAfter(shown, { kind: 'empty', why: 'no editor', file: null });
    assert.deepEqual([state.document, state.empty], [null, { why: 'no editor', file: null }]);
    assert.equal(reduce(state, shown).empty, null);
  });

  it('keeps what was arranged for each file', () => {
    const state = stateAfter(
      shown,
      { kind: 'hold', input: 'a', held: true },
      { kind: 'range', input: 'a', range: { min: 0, max: 1 } },
      { kind: 'range', input: 'a', range: { min: 0, max: 2 } },
      otherFile,
      { kind: 'choose', circuit: 'top level#2' },
      { kind: 'hold', input: 'b', held: true },
      { kind: 'hold', input: 'b', held: false },
    );
    assert.deepEqual(arrangementOf(state), { circuit: 'top level#2', ranges: [], held: [], opened: [] });
    assert.deepEqual(arrangementOf(reduce(state, shown)), {
      circuit: null,
      ranges: [['a', { min: 0, max: 2 }]],
      held: ['a'],
      opened: [],
    });
  });

  it('opens rounds and calls of one circuit, and of one file', () => {
    const turn = (circuit: string, place: string, open: number): Action => ({
      kind: 'turn',
      circuit,
      place,
      open,
    });
    const state = stateAfter(
      shown,
      turn('top level#1', '/l0', 1),
      turn('f#1', '/l0', 3),
      turn('f#1', '/c0', 1),
    );
    assert.deepEqual([...openedIn(state, 'top level#1')], [['/l0', 1]]);
    assert.deepEqual(
      [...openedIn(state, 'f#1')],
      [
        ['/l0', 3],
        ['/c0', 1],
      ],
    );
    const closed = reduce(reduce(state, turn('f#1', '/l0', 2)), turn('f#1', '/c0', 0));
    assert.deepEqual([...openedIn(closed, 'f#1')], [['/l0', 2]]);
    assert.equal(openedIn(reduce(state, otherFile), 'f#1').size, 0);
    assert.equal(openedIn(reduce(reduce(state, otherFile), shown), 'f#1').size, 2);
  });

  it('remembers the files used last, and not all that ever were', () => {
    const files = Array.from({ length: 100 }, (_, k): Action[] => [
      { kind: 'document', document: { ...text, uri: `file:///${k}.js` } },
      { kind: 'hold', input: 'a', held: true },
    ]);
    const { arrangements } = stateAfter(...files.flat());
    assert.ok(arrangements.length < 100);
    assert.equal(arrangements.at(-1)?.[0], 'file:///99.js');
  });

  it('survives the editor\u2019s keeping, which is JSON', () => {
    const state = stateAfter(
      shown,
      { kind: 'pinned', pinned: true },
      { kind: 'hold', input: '__proto__', held: true },
      { kind: 'arrange', tab: 'table', level: 'statements', around: 5, tugStep: 0.5, speed: 2, stop: 3 },
      { kind: 'arrange', sorting: { column: 'value', descending: true } },
      { kind: 'try', numbers: { inputs: [['a', 2]], whatIf: [['top level#1/x#1', -1]] } },
    );
    assert.deepEqual(fromKept(JSON.parse(JSON.stringify(toKeep(state)))), state);
  });

  it('keeps no long text', () => {
    const long: DocumentState = { ...text, source: ' '.repeat(300_000) };
    const state = stateAfter({ kind: 'document', document: long }, { kind: 'arrange', tab: 'step' });
    const kept = fromKept(JSON.parse(JSON.stringify(toKeep(state))));
    assert.deepEqual([kept.document, kept.tab], [null, 'step']);
  });

  it('starts anew from what it does not know', () => {
    for (const kept of [undefined, null, 7, 'text', {}, { format: 0, state: { tab: 'gone' } }, { format: 1 }])
      assert.equal(fromKept(kept), initial);
  });

  it('tells of changes, and only of those', () => {
    const store = new Store(initial);
    const told: [State, State][] = [];
    store.subscribe((state, before) => told.push([state, before]));
    store.dispatch({ kind: 'cursor', version: 1, offset: 2 });
    assert.equal(told.length, 0);
    store.dispatch(shown);
    assert.deepEqual(told, [[store.state, initial]]);
  });
});

/* Edits that put one name in the place of another. */

import { rowNamed } from '../../../gates/rows';
import { word } from '../../diagnosis/code';
import { ranks } from '../../diagnosis/ranks';
import type { Tree } from '../../diagnosis/tree';
import { likeliness, shifts } from './likeliness';
import type { EditCandidate, EditedStatement, Readable } from './statement';

/** One name for another, where it stands once or everywhere. */
export function* exchanges(statement: EditedStatement): Generator<EditCandidate> {
  const byName = new Map<string, Tree[]>();
  for (const place of statement.places) byName.set(place.name, [...(byName.get(place.name) ?? []), place]);
  for (const [name, places] of byName) {
    const isIndex = statement.readAs(name)?.role === 'index';
    if (isIndex && places.every(isCompared)) continue;
    for (const [k, read] of statement.reads.entries()) {
      if (read.text === name || read.role === 'index') continue;
      const { kind, rank } = likelinessOf(statement, name, read);
      const edit = (place: Tree) => statement.replace(place, word(read.text));
      const sentence = exchangeSentence(statement, name, read, kind);
      const proposal = { kind, sentence, rank: rank + k * shifts.each } as const;
      if (places.length > 1) {
        const renamed = kind === 'activation' ? likeliness.otherSide : ranks.renamed;
        yield { ...proposal, rank: renamed + k * shifts.each, edits: places.map(edit) };
      }
      for (const place of places)
        yield {
          ...proposal,
          rank: proposal.rank + (isCompared(place) && rank > ranks.activation ? shifts.compared : 0),
          sentence: statement.atName(sentence, place),
          edits: [edit(place)],
        };
    }
  }
}

/** What stands before the first index; '' for what has none. */
export function arrayOf(text: string): string {
  return text.slice(0, Math.max(0, text.indexOf('[')));
}

/** Whether it only decides. */
function isCompared({ parent }: Tree): boolean {
  return parent !== null && rowNamed(parent.gate)?.boolean === true;
}

type Exchange = Pick<EditCandidate, 'kind' | 'rank'>;

/** What mistake it would be to write `name` for something else, and how likely that is. */
function likelinessOf(statement: EditedStatement, name: string, read: Readable): Exchange {
  const here = statement.readAs(name);
  const kind = 'wrong variable';
  if (arrayOf(name) !== '' && arrayOf(name) === arrayOf(read.text))
    return { kind: 'wrong index', rank: likeliness.otherIndex + shifts.asElsewhere / 2 };
  // Nothing is made of an index.
  if (here?.role === 'index') return { kind, rank: likeliness.expectedValue };
  if (here?.made?.from === read.text || read.made?.from === name)
    return { kind: 'activation', rank: read.expected ? ranks.expectedActivation : ranks.activation };
  if (here?.of === read.text || read.of === name) return { kind, rank: likeliness.valueForGradient };
  const isGradient = statement.isGradient(name);
  const toGradient = read.role === 'gradient' || read.role === 'upstream';
  // A value that the gradient is made of, for one that it is not made of.
  const isLikely = read.expected === true && !here?.expected && !statement.has(read.text);
  if (isGradient === toGradient) return { kind, rank: rankOfOther(here, read, isLikely) };
  // A product has one gradient from above.
  const isNeeded = isGradient ? statement.gradients > 1 : statement.gradients === 0;
  if (isNeeded) return { kind, rank: isLikely ? likeliness.expectedValue : ranks.otherName };
  return { kind, rank: ranks.unlike };
}

function rankOfOther(here: Readable | undefined, read: Readable, isLikely: boolean): number {
  if (here && here.role !== read.role && (here.role === 'count' || read.role === 'count'))
    return likeliness.anotherUpstream;
  if (isLikely || read.isUnread) return likeliness.expectedValue;
  return ranks.otherName + (here?.expected ? shifts.asExpected : 0);
}

function exchangeSentence(
  { of }: EditedStatement,
  name: string,
  read: Readable,
  kind: EditCandidate['kind'],
): string {
  if (kind === 'wrong index') return `The index is wrong: it must be ${read.text}, not ${name}.`;
  const what = `It uses ${name} where ${read.text} belongs`;
  if (kind === 'activation') {
    const [right, wrong] = read.made?.from === name ? ['after', 'before'] : ['before', 'after'];
    return `${what}: the local gradient takes the value ${right} the activation here, not the one ${wrong} it.`;
  }
  if (read.expected && read.of)
    return `${what}: ${of} flows into ${read.of}, so the gradient from above is ${read.text}.`;
  if (read.expected && name === of)
    return `${what}: in a product, the local gradient of one input is the other input.`;
  return `${what}.`;
}

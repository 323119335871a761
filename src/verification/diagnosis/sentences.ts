/* The sentences on one name that stands for another, and on a factor that is missing. */
import { gateName } from '../../gates/opcodes';
import type { Version } from '../../tape/wiring';
import type { MistakeKind } from './mistakes';
import { ranks } from './ranks';
import type { Tree } from './tree';
import type { Atom, Vocabulary } from './vocabulary';

/** What is to be said where one name stands for another. */
export function exchangeSentence(
  vocabulary: Vocabulary,
  of: Version | null,
  tree: Tree,
  atom: Atom,
  isActivation: boolean,
): string {
  const { tape } = vocabulary.analysis;
  const written = vocabulary.analysis.code(tree);
  const what = `It uses ${written} where ${atom.text} belongs`;
  if (isActivation) {
    const isLater = (atom.version?.node ?? 0) > tree.node;
    return `${what}: the local gradient takes the value ${isLater ? 'after' : 'before'} the activation here, not the one ${isLater ? 'before' : 'after'} it.`;
  }
  if (of && atom.kind === 'gradient' && atom.version && atom.version !== of) {
    const into = vocabulary.shares(of).find((share) => share.into === atom.version);
    if (into)
      return `${what}: ${of.name} flows into ${atom.version.name}, so the gradient from above is ${atom.text}.`;
  }
  const isOwn = of !== null && written === of.name && atom.kind === 'forward';
  const isProduct = of && vocabulary.contributions(of).some(({ gate }) => gateName(tape.op[gate]) === '*');
  if (isOwn && isProduct) return `${what}: in a product, the local gradient of one input is the other input.`;
  return `${what}.`;
}

/** What is to be said where a factor is missing, and how likely that is. */
export function factorMistake(
  vocabulary: Vocabulary,
  of: Version | null,
  atom: Atom,
  sign: number,
): { kind: MistakeKind; rank: number; sentence: string } {
  const { kind, text, version } = atom;
  const factor = sign < 0 ? vocabulary.code.negated(atom).text : text;
  if (kind === 'gradient' && version)
    return {
      kind: 'missing upstream',
      rank: ranks.missingUpstream,
      sentence: `The gradient from above is missing: by the chain rule, the local gradient is multiplied by the upstream gradient ${text}.`,
    };
  if (kind === 'local' || (kind === 'forward' && vocabulary.isLocal(of, text)))
    return {
      kind: 'missing local gradient',
      rank: ranks.missingLocal,
      sentence: `The local gradient is missing a factor: ${factor}.`,
    };
  return {
    kind: 'missing factor',
    rank: kind === 'number' ? ranks.missingNumber : ranks.missingFactor,
    sentence: `A factor is missing: ${factor}.`,
  };
}

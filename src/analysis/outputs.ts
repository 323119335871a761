/* Chooses the output of a circuit that has no backward pass. */
import type { Directive } from '../program/directives';
import { isLossName } from '../recognition/recognise';
import type { File } from '../recognition/recogniser';
import type { Scope } from '../recognition/scopes';
import { nodesBehind } from '../tape/reach';
import { lastVersion, type Version, type Wiring } from '../tape/wiring';
import { innermost } from '../text/nesting';
import { arrayName } from './element-names';
import type { AnalyzeOptions } from './model';

/**
 * Without a pass: the output that was asked for, what the function returns, or the last version that nobody reads. Where that
 * is named as the gradient of what a loss is made of, it is the loss: the two add up beside each other; and so is what has a
 * number for its gradient, of which that is made: `dy = 1`.
 */
export function chooseOutput(
  wiring: Wiring,
  comments: ReadonlyMap<string, readonly string[]>,
  { outputs }: AnalyzeOptions,
  { readers, gradientNames, tape }: Pick<File, 'readers' | 'gradientNames' | 'tape'>,
): void {
  if (wiring.seeds.length > 0) return;
  const asked =
    outputs?.get(wiring.scopeId) ??
    comments.get(wiring.scopeId)?.findLast((name) => lastVersion(wiring, name));
  const chosen = asked === undefined ? undefined : lastVersion(wiring, asked);
  const isComputed = ({ origin, helper, elements }: Version) => origin === 'computed' && !helper && !elements;
  const isEnd = (each: Version) => isComputed(each) && !readers.isRead(each.node);
  const isOf = (gradient: Version) => {
    const names = gradientNames.variablesOf(arrayName(gradient.name));
    return ({ name }: Version) => names.includes(arrayName(name));
  };
  const last = () => wiring.versions.findLast(isEnd);
  /** The loss beside whose gradients a scope ends, or the output that these begin at. */
  const lossBeside = () => {
    const end = last();
    const of = end ? wiring.versions.filter(isOf(end)) : [];
    if (!end || of.length === 0) return undefined;
    const behindEnd = nodesBehind(tape, [end.node], 0);
    const seeds = wiring.versions.filter(({ node, origin }) => origin === 'literal' && behindEnd.has(node));
    const isLoss = (each: Version) => {
      const isMeant = isLossName(each.name) && isEnd(each);
      if (!isComputed(each) || !(isMeant || seeds.some((seed) => isOf(seed)(each)))) return false;
      const behind = nodesBehind(tape, [each.node], 0);
      return of.some(({ node, elements }) =>
        [node, ...(elements?.nodes ?? [])].some((own) => behind.has(own)),
      );
    };
    return wiring.versions.findLast(isLoss);
  };
  const version =
    (chosen?.origin === 'computed' ? chosen : null) ??
    wiring.returned ??
    wiring.loss ??
    lossBeside() ??
    last() ??
    wiring.versions.findLast(isComputed);
  if (version) wiring.seeds = [{ version, node: -1, given: true }];
}

/** The names that `@output` comments choose, by the ids of the scopes that they stand in. */
export function outputComments(
  scopes: readonly Scope[],
  directives: readonly Directive[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  const comments = directives.flatMap((each) => (each.kind === 'output' ? [each] : []));
  const homes = innermost(comments, scopes);
  for (const [k, comment] of comments.entries()) {
    const home = scopes[homes[k]].scopeId;
    const list = names.get(home) ?? [];
    list.push(comment.name);
    names.set(home, list);
  }
  return names;
}

/* Chooses the output of a circuit that has no backward pass. */
import type { Readers } from '../circuits/readers';
import type { Directive } from '../program/directives';
import type { GradientNames } from '../recognition/names';
import type { Scope } from '../recognition/scopes';
import { lastVersion, type Version, type Wiring } from '../tape/wiring';
import { innermost } from '../text/nesting';
import type { AnalyzeOptions } from './model';

/**
 * Without a pass: the output that was asked for, what the function returns, or the last version that nobody reads. Of several
 * such none that is named as the gradient of another variable: what they add up is read only when all of the code is followed.
 */
export function chooseOutput(
  wiring: Wiring,
  comments: ReadonlyMap<string, readonly string[]>,
  { outputs }: AnalyzeOptions,
  readers: Readers,
  names: GradientNames,
): void {
  if (wiring.seeds.length > 0) return;
  const asked =
    outputs?.get(wiring.scopeId) ??
    comments.get(wiring.scopeId)?.findLast((name) => lastVersion(wiring, name));
  const chosen = asked === undefined ? undefined : lastVersion(wiring, asked);
  const isComputed = ({ origin, helper, elements }: Version) => origin === 'computed' && !helper && !elements;
  const isGradient = ({ name }: Version) =>
    names.variablesOf(name).some((each) => lastVersion(wiring, each) !== undefined);
  const ends = wiring.versions.filter((each) => isComputed(each) && !readers.isRead(each.node));
  const version =
    (chosen?.origin === 'computed' ? chosen : null) ??
    wiring.returned ??
    wiring.loss ??
    ends.findLast((each) => !isGradient(each)) ??
    ends.at(-1) ??
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

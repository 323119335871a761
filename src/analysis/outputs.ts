/* Chooses the output of a circuit that has no backward pass. */
import type { Readers } from '../circuits/readers';
import type { Directive } from '../program/directives';
import type { Scope } from '../recognition/scopes';
import { lastVersion, type Version, type Wiring } from '../tape/wiring';
import type { AnalyzeOptions } from './model';

/** Without a pass: the output that was asked for, what the function returns, or the last version that nobody reads. */
export function chooseOutput(
  wiring: Wiring,
  scopes: readonly Scope[],
  directives: readonly Directive[],
  { outputs }: AnalyzeOptions,
  readers: Readers,
): void {
  if (wiring.seeds.length > 0) return;
  const asked = outputs?.get(wiring.scope) ?? directiveOutput(wiring, scopes, directives);
  const chosen = asked === undefined ? undefined : lastVersion(wiring, asked);
  const isComputed = ({ origin, helper }: Version) => origin === 'computed' && !helper;
  const version =
    (chosen?.origin === 'computed' ? chosen : null) ??
    wiring.returned ??
    wiring.versions.findLast((each) => isComputed(each) && !readers.isRead(each.node)) ??
    wiring.versions.findLast(isComputed);
  if (version) wiring.seeds = [{ version, node: -1, given: true }];
}

function directiveOutput(
  wiring: Wiring,
  scopes: readonly Scope[],
  directives: readonly Directive[],
): string | undefined {
  const directive = directives.findLast((candidate) => {
    if (candidate.kind !== 'output' || !lastVersion(wiring, candidate.name)) return false;
    const around = scopes.filter(({ from, to }) => from <= candidate.from && candidate.to <= to);
    return around.at(-1)?.name === wiring.scope;
  });
  return directive?.kind === 'output' ? directive.name : undefined;
}

import type { Readers } from '../circuits/readers';
import type { Directive } from '../program/directives';
import type { Scope } from '../recognition/scopes';
import { lastVersion, type Version, type Circuit as Wires } from '../tape/circuit';
import type { AnalyzeOptions } from './model';

/** Without a pass: the output that was asked for, what the function returns, or the last version that nobody reads. */
export function chooseOutput(
  wires: Wires,
  scopes: readonly Scope[],
  directives: readonly Directive[],
  { outputs }: AnalyzeOptions,
  readers: Readers,
): void {
  if (wires.seeds.length > 0) return;
  const asked = outputs?.get(wires.scopeId) ?? directiveOutput(wires, scopes, directives);
  const chosen = asked === undefined ? undefined : lastVersion(wires, asked);
  const isComputed = ({ origin, helper }: Version) => origin === 'computed' && !helper;
  const version =
    (chosen?.origin === 'computed' ? chosen : null) ??
    wires.returned ??
    wires.versions.findLast((each) => isComputed(each) && !readers.isRead(each.node)) ??
    wires.versions.findLast(isComputed);
  if (version) wires.seeds = [{ version, node: -1, given: true }];
}

function directiveOutput(
  wires: Wires,
  scopes: readonly Scope[],
  directives: readonly Directive[],
): string | undefined {
  const directive = directives.findLast((candidate) => {
    if (candidate.kind !== 'output' || !lastVersion(wires, candidate.name)) return false;
    const around = scopes.filter(({ from, to }) => from <= candidate.from && candidate.to <= to);
    return around.at(-1)?.scopeId === wires.scopeId;
  });
  return directive?.kind === 'output' ? directive.name : undefined;
}

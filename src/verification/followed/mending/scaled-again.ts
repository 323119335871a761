/* Statements that multiply or divide a gradient that is complete: without them it is right, so that they have to go. */
import type { Analysis } from '../../../analysis/model';
import type { Block } from '../../../program/code';
import { moved } from '../../../program/statements';
import type { Span } from '../../../text/span';
import { ranks } from '../../diagnosis/ranks';
import type { ClaimGroup } from '../claims/claim';
import { codeAround } from '../machine/code-parts';
import { ofHelpers, type StoreHeard } from '../machine/stores';
import { linesOf } from './moving';
import type { TriedEdit } from './suspects';

/** Edits that take out what makes so many times as much of a gradient. */
export function* scaledAgain(
  { name }: ClaimGroup,
  /** The statements that it comes from, the last first. */
  statements: Iterable<StoreHeard>,
  analysis: Analysis,
): Generator<TriedEdit> {
  for (const store of statements) {
    const by = store.text.split('[', 1)[0] === name ? scaledBy(store, analysis) : null;
    const lines = by && linesOf(onlyIn(store.at.from, analysis), analysis.source);
    if (!by || !lines) continue;
    const sentence = `${by} does not belong here: delete this line, above it ${name} is the gradient.`;
    const edits = [{ ...lines, text: '' }];
    yield { store, candidate: { kind: 'extra factor', rank: ranks.stray, sentence, edits } };
  }
}

/** What a statement multiplies or divides what it assigns by: `dx[i] /= n`, `dx[i] = dx[i] / n`; null where it does not. */
function scaledBy({ code, base, at }: StoreHeard, analysis: Analysis): string | null {
  if (!code || base >= ofHelpers || !('targets' in code) || code.targets.length !== 1 || code.declares)
    return null;
  const said = (each: Span) => analysis.code(moved(each, base));
  if (isScale(code.operator)) return said(code.value);
  const { value } = code;
  if (code.operator !== '' || value.kind !== 'gate' || !isScale(value.gate)) return null;
  const own = analysis.code(at);
  const [one, other] = value.inputs;
  if (said(one) === own) return said(other);
  return value.gate === '*' && said(other) === own ? said(one) : null;
}

const isScale = (gate: string) => gate === '*' || gate === '/';

/** The statement at a place, or the outermost loop that has nothing else in it. */
function onlyIn(at: number, { reading }: Analysis): Span {
  const [own, ...more] = codeAround(at, reading.follow?.() ?? [])
    .filter(({ isStatement }) => isStatement)
    .reverse();
  let span: Span = own;
  for (const { part, from, to } of more) {
    const { kind, body } = part as { readonly kind: string; readonly body: Block };
    if (!/^(loop|block)$/.test(kind) || body.length !== 1) break;
    span = { from, to };
  }
  return span;
}

/* Lines that make something else of a gradient that is complete: a factor or a share that is in it already. */
import type { Analysis } from '../../analysis/model';
import type { PassLine, Version } from '../../tape/wiring';
import { StatementText } from '../../text/edits';
import type { Group } from '../groups';
import type { Diagnosis, MistakeKind } from './mistakes';
import { ranks } from './ranks';
import type { Tree } from './tree';

/** The diagnosis that takes such a line out; none where the group is not one. */
export function strays(
  analysis: Analysis,
  { name, lines: [line], step }: Group,
  tree: Tree | null,
): Diagnosis[] {
  if (!step?.stays) return [];
  const { kind, what } = addition(analysis, name, line, tree);
  const before = analysis.lines.said(step.base.at.from);
  const statement = new StatementText(analysis, line);
  const done = `After ${before}, ${name} is already the gradient of ${nameOf(analysis, step.variable, line)}`;
  const sentence = statement.shared ? `${done}: ${what}.` : `${done}: delete this line; ${what}.`;
  const edits = statement.shared ? [] : [statement.removal()];
  return [{ line, kind, sentence, edits, rank: ranks.stray }];
}

/** The diagnosis that takes out a 0 by which a line takes back what an earlier one has computed. */
export function emptied(analysis: Analysis, line: PassLine, earlier: PassLine): Diagnosis[] {
  const statement = new StatementText(analysis, line);
  if (statement.shared) return [];
  const sentence = `It takes back what ${analysis.lines.said(earlier.at.from)} has computed, and lines below read ${line.name}: delete this line, or put it first.`;
  return [{ line, kind: 'order', sentence, edits: [statement.removal()], rank: ranks.assignment }];
}

function nameOf({ tape, code }: Analysis, variable: Version, { of }: PassLine): string {
  return !of || of.node === variable.node
    ? variable.name
    : code({ from: tape.from[of.node], to: tape.to[of.node] });
}

/** What a line does to a gradient, in words. */
function addition(
  { code }: Analysis,
  name: string,
  { operator, treatment, expression }: PassLine,
  tree: Tree | null,
): { readonly kind: MistakeKind; readonly what: string } {
  const text = code(expression);
  if (treatment === 'add')
    return {
      kind: 'extra term',
      what: operator === '' ? 'it adds what does not belong to it' : `${text} does not belong to it`,
    };
  const [first, second] = tree?.inputs ?? [];
  const isSpelledOut = operator === '' && tree?.inputs.length === 2;
  const gate = operator || (isSpelledOut ? tree.gate : '');
  const other = operator ? text : second && first?.name === name ? code(second) : first ? code(first) : text;
  if (gate === '/') return { kind: 'extra factor', what: `here it is divided by ${other} twice` };
  if (gate === '*') return { kind: 'extra factor', what: `${other} is one factor too many` };
  return { kind: 'extra term', what: 'it makes something else of this' };
}

/* The gradient written anew, where no smaller edit mends it: as one formula, or in steps where that is longer than a line. */
import type { Analysis } from '../../analysis/model';
import type { PassLine } from '../../tape/wiring';
import { type Edit, StatementText } from '../../text/edits';
import type { Group } from '../groups';
import type { Diagnosis } from './mistakes';
import { ranks } from './ranks';
import type { Vocabulary } from './vocabulary';

/** A longer formula is written in steps (characters). */
const longestLine = 80;

/** The formula that the gate table gives, in the place of one of a gradient's lines; those after it go. */
export function formulaAt(line: PassLine, group: Group, vocabulary: Vocabulary): Diagnosis | null {
  const formula = vocabulary.formula(group.of);
  if (formula === null) return null;
  const { code, analysis } = vocabulary;
  const [begin, ...more] = inSteps(group, line, formula.text, vocabulary);
  // What turns its variable into something else, as *= does, is written as a plain assignment.
  const isRewritten = line.operator !== '' && !/^[-+]$/.test(line.operator);
  const start = isRewritten
    ? { from: line.at.from, to: line.expression.to, text: code.assignment(group.name, '', begin) }
    : { from: line.expression.from, to: line.expression.to, text: begin };
  const plus = line.operator === '-' ? [withSign(line, '+', analysis)] : [];
  const rest = group.lines
    .slice(group.lines.indexOf(line) + 1)
    .map((each) => new StatementText(analysis, each).removal());
  const statement = new StatementText(analysis, line);
  const steps = more.map((text) => code.assignment(group.name, '+', text));
  const added = steps.map((step) => statement.after(step + statement.end));
  const after = added.slice(0, 1).map((edit) => ({ ...edit, text: added.map(({ text }) => text).join('') }));
  const sentence = `It must be ${[code.assignment(group.name, '', begin), ...steps].join(', then ')}.`;
  return { line, kind: 'formula', sentence, edits: [...plus, start, ...after, ...rest], rank: ranks.formula };
}

/** A formula that is longer than a line as one share after the other; all at once where its name can't be assigned again. */
function inSteps({ of }: Group, line: PassLine, whole: string, vocabulary: Vocabulary): readonly string[] {
  const shares = vocabulary.shares(of);
  const paths = shares.length > 1 ? shares : vocabulary.contributions(of);
  const isFinal = vocabulary.code.writing.isFinal(line.declares);
  if (whole.length <= longestLine || paths.length < 2 || isFinal) return [whole];
  return paths.map((path) => vocabulary.share(path).text);
}

/** The edit that makes `+=` of a line's `-=`, or the other way round. */
export function withSign({ sign }: PassLine, gate: '+' | '-', { source, writing }: Analysis): Edit {
  return { ...sign, text: writing.updateSign(gate, source.slice(sign.from, sign.to)) };
}

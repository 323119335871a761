import { Walk } from '../language/expressions';
import { Findings } from '../language/findings';
import { parseWhole } from '../language/parse';
import { applyGate, type Formula, nameFormula, numberFormula, one } from './algebra';

/** The tests by which the rows' formulas choose. */
const tests = new Map<string, (a: number, b: number) => boolean>([
  ['a', (a) => Boolean(a)],
  ['a > 0', (a) => a > 0],
  ['a < 0', (a) => a < 0],
  ['b === 0', (_a, b) => b === 0],
]);

/** Whether a test of a row's formula is true of these inputs; one that is not known counts as true. */
export function testHolds(test: string, a: number, b: number): boolean {
  return tests.get(test)?.(a, b) ?? true;
}

/** The test by which a switch's formula chooses first; '' where it doesn't. */
export function testOf(formula: string): string {
  return formula.slice(0, Math.max(0, formula.indexOf(' ? ')));
}

/** A switch's formula where it stands now: what flows, without the test. */
export function branchTaken(formula: string, holds: (test: string) => boolean): string {
  const test = testOf(formula);
  if (test === '') return formula;
  const colon = formula.indexOf(' : ', test.length);
  const rest = holds(test) ? formula.slice(test.length + 3, colon) : formula.slice(colon + 3);
  return branchTaken(rest, holds);
}

const templates = new Map<string, Formula>();

/** A row's formula, read by the same reader as everybody's code. */
export function template(text: string): Formula {
  const known = templates.get(text);
  if (known) return known;
  const { tree } = parseWhole(text);
  const cursor = tree.cursor();
  cursor.firstChild();
  cursor.firstChild();
  const stack: Formula[] = [];
  for (const step of new Walk(text, 0, new Findings()).run(cursor)) {
    if (step.kind === 'number') stack.push(numberFormula(step.value));
    else if (step.kind === 'name') stack.push(nameFormula(step.name));
    else if (step.kind === 'member') stack.push(nameFormula(step.path));
    else if (step.kind === 'gate')
      stack.push({ kind: 'apply', operator: step.gate, inputs: stack.splice(-step.count) });
    else if (step.kind === 'call')
      stack.push({ kind: 'apply', operator: step.callee, inputs: stack.splice(-step.count) });
  }
  const formula = stack[0] ?? one;
  templates.set(text, formula);
  return formula;
}

/** The formula with its names replaced, put together anew so that it simplifies. */
export function substitute(formula: Formula, by: (name: string) => Formula): Formula {
  if (formula.kind === 'name') return by(formula.name);
  if (formula.kind === 'number') return formula;
  return applyGate(
    formula.operator,
    formula.inputs.map((input) => substitute(input, by)),
  );
}

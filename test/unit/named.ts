/* What a file's gradients are called: those of its pass, and those in formulas. */

import { verify } from '../../src/verification/verify';
import { report } from '../../src/wording/report';
import { analyze } from './analyze';

/** The first pass: its gradients with their variables and verdicts; null where there is none. */
export function pass(source: string, gradientNames?: readonly string[]): Record<string, string> | null {
  const analysis = analyze(source, { gradientNames });
  const circuit = analysis.circuits.find((each) => each.pass);
  if (!circuit) return null;
  const verdicts = verify(analysis).find((each) => each.circuit === circuit)?.verdicts ?? [];
  return Object.fromEntries(verdicts.map(({ name, of, judgement }) => [name, `${of} ${judgement}`]));
}

/** A formula of the report's first circuit. */
export function formula(source: string, variable: string): string | null | undefined {
  const [circuit] = report('x.js', analyze(source)).circuits;
  return circuit.variables.findLast(({ name }) => name === variable)?.formula;
}

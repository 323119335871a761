/* What gradients are called. */
import type { Program } from '../program';
import { Sheet } from './sheet';
import type { Style } from './style';

const big = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** The program with other names for its gradients. */
function renamed(program: Program, called: (variable: string) => string): ReturnType<Style['write']> {
  const sheet = new Sheet(program);
  const names = new Map<string, string>();
  for (const [k, { gradients }] of sheet.outline.parts.entries())
    for (const gradient of gradients) {
      const variable = sheet.variableOf(gradient, k);
      if (variable === null) continue;
      const other = called(variable);
      // dA may be of a or of A.
      if (sheet.variableOf(other, k) !== variable) return null;
      names.set(gradient, other);
    }
  const changed = [...names].filter(([name, other]) => name !== other);
  const isTaken = (name: string) => name === 'do' || sheet.names.has(name);
  if (changed.length === 0 || changed.some(([, other]) => isTaken(other))) return null;
  if (new Set(names.values()).size < names.size) return null;
  let source = '';
  let at = 0;
  for (const node of sheet.outline.nodes) {
    if (!/^(VariableName|VariableDefinition|PropertyDefinition)$/.test(node.name)) continue;
    const text = sheet.outline.text(node);
    const other = names.get(text);
    if (other === undefined) continue;
    source += program.source.slice(at, node.from) + other;
    at = node.to;
  }
  return { source: source + program.source.slice(at), language: program.language, names };
}

function pattern(name: string, called: (variable: string) => string): Style {
  return { name: `names: ${name}`, write: (program) => renamed(program, called) };
}

export const naming: readonly Style[] = [
  pattern('da', (a) => `d${a}`),
  pattern('d_a', (a) => `d_${a}`),
  pattern('grad_a', (a) => `grad_${a}`),
  pattern('a_grad', (a) => `${a}_grad`),
  pattern('gradA', (a) => `grad${big(a)}`),
  pattern('aGrad', (a) => `${a}Grad`),
  pattern('a_gradient', (a) => `${a}_gradient`),
  pattern('aGradient', (a) => `${a}Gradient`),
  pattern('gradientA', (a) => `gradient${big(a)}`),
  pattern('dL_da', (a) => `dL_d${a}`),
  pattern('dLda', (a) => `dLd${a}`),
  pattern('dA', (a) => `d${big(a)}`),
];

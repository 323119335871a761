/*
 * The rows' rules, read. A rule is a formula in `a`, `b`, `c`, `x` and `dx`, with numbers, arithmetic, comparisons,
 * choices and calls of the table's functions: `a > 0 ? dx : 0`. Its text is TypeScript, since the inner loops run it; read,
 * it is made of gates and belongs to no language. It is parsed once, and nobody else looks into its text.
 */
import { apply, type Formula, nameFormula, numberFormula } from './algebra';
import { constants } from './constants';

/** Binary operators, the loosest first; those of one rank group from the left, but for `**`. */
const ranks: readonly (readonly string[])[] = [
  ['&&'],
  ['===', '!=='],
  ['<=', '>=', '<', '>'],
  ['+', '-'],
  ['*', '/'],
];

/** Signs of TypeScript's for gates that have another name in the table. */
const gateOfSign: ReadonlyMap<string, string> = new Map([
  ['===', '=='],
  ['!==', '!='],
  ['&&', 'and'],
]);

const token = /\s*(?:(\d+(?:\.\d+)?(?:e[+-]?\d+)?)|([A-Za-z_][\w.]*)|(===|!==|<=|>=|&&|\*\*|[-+*/<>?:(),]))/y;

/** Reads a rule by recursive descent, as its operators rank. */
class RuleParser {
  private readonly tokens: string[] = [];
  private next = 0;

  constructor(private readonly text: string) {
    token.lastIndex = 0;
    const end = text.trimEnd().length;
    while (token.lastIndex < end) {
      const found = token.exec(text);
      if (!found) throw new Error(`No rule: ${text}`);
      this.tokens.push(found[1] ?? found[2] ?? found[3]);
    }
  }

  parse(): Formula {
    const rule = this.choice();
    if (this.next < this.tokens.length) throw new Error(`No rule: ${this.text}`);
    return rule;
  }

  private takes(wanted: string): boolean {
    if (this.tokens[this.next] !== wanted) return false;
    this.next++;
    return true;
  }

  private expect(wanted: string): void {
    if (!this.takes(wanted)) throw new Error(`No rule, ${wanted} is missing: ${this.text}`);
  }

  private choice(): Formula {
    const test = this.binary(0);
    if (!this.takes('?')) return test;
    const yes = this.choice();
    this.expect(':');
    return apply('choose', test, yes, this.choice());
  }

  private binary(rank: number): Formula {
    if (rank === ranks.length) return this.unary();
    let left = this.binary(rank + 1);
    for (;;) {
      const operator = ranks[rank].find((each) => this.takes(each));
      if (operator === undefined) return left;
      left = apply(gateOfSign.get(operator) ?? operator, left, this.binary(rank + 1));
    }
  }

  private unary(): Formula {
    if (this.takes('-')) return apply('negate', this.unary());
    const base = this.atom();
    return this.takes('**') ? apply('**', base, this.unary()) : base;
  }

  private atom(): Formula {
    if (this.takes('(')) {
      const inner = this.choice();
      this.expect(')');
      return inner;
    }
    const word = this.tokens[this.next++] ?? '';
    if (/^\d/.test(word)) return numberFormula(Number(word));
    const name = word.replace(/^Math\./, '');
    if (!this.takes('(')) return named(word, name);
    const inputs = [this.choice()];
    while (this.takes(',')) inputs.push(this.choice());
    this.expect(')');
    return apply(name, ...inputs);
  }
}

function named(word: string, name: string): Formula {
  if (word === 'NaN') return numberFormula(Number.NaN);
  return word !== name && constants.has(name) ? { kind: 'constant', name } : nameFormula(word);
}

const rules = new Map<string, Formula>();

/** A rule as a formula. Throws where the text is none, which a test of the whole table would show. */
export function ruleOf(text: string): Formula {
  const known = rules.get(text);
  if (known) return known;
  const rule = new RuleParser(text).parse();
  rules.set(text, rule);
  return rule;
}

/** The test by which a switch's rule chooses first; null where it doesn't. */
export function testOf(rule: Formula): Formula | null {
  return rule.kind === 'apply' && rule.gate === 'choose' ? rule.inputs[0] : null;
}

/** A switch's rule where it stands now: what flows, without the test. */
export function branchTaken(rule: Formula, holds: (test: Formula) => boolean): Formula {
  if (rule.kind !== 'apply' || rule.gate !== 'choose') return rule;
  const [test, yes, no] = rule.inputs;
  return branchTaken(holds(test) ? yes : no, holds);
}

/** The tests on the way to what a rule lets through. */
export function testsIn(rule: Formula): Formula[] {
  if (rule.kind !== 'apply' || rule.gate !== 'choose') return [];
  const [test, yes, no] = rule.inputs;
  return [test, ...testsIn(yes), ...testsIn(no)];
}

/** Whether one of a rule's choices is between all that arrives and nothing. */
export function isAllOrNothing(rule: Formula): boolean {
  if (rule.kind !== 'apply' || rule.gate !== 'choose') return false;
  const branches = rule.inputs.slice(1);
  const hasAll = branches.some((branch) => branch.kind === 'name' && branch.name === 'dx');
  const hasNothing = branches.some((branch) => branch.kind === 'number' && branch.value === 0);
  return (hasAll && hasNothing) || branches.some(isAllOrNothing);
}

/** The names that a rule reads. */
export function namesIn(rule: Formula): ReadonlySet<string> {
  const names = new Set<string>();
  const open = [rule];
  for (const each of open) {
    if (each.kind === 'name') names.add(each.name);
    if (each.kind === 'apply') open.push(...each.inputs);
  }
  return names;
}

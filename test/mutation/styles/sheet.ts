/*
 * A program as styles see it: its text around the passes, and the assignments of each pass in a plain form, in which
 * the first assignment of a name is its first share. Writing a pass again gives a program that means the same.
 */
import type { SyntaxNode } from '@lezer/common';
import { type Outline, outlineOf, variablesOf } from '../outline';
import type { Program } from '../program';
import { mentions, namesRead } from './expressions';

export type Keyword = 'var' | 'let' | 'const' | '';

/** One assignment of a pass. */
export interface Step {
  readonly name: string;
  readonly operator: string;
  readonly expression: string;
  readonly keyword: Keyword;
  /** A type with its colon, where the program gives one. */
  readonly type: string;
}

/** A step as a statement. */
export function print({ keyword, name, type, operator, expression }: Step): string {
  return `${keyword ? `${keyword} ` : ''}${name}${keyword ? type : ''} ${operator} ${expression};`;
}

/** A step that declares nothing. */
export function bare(step: Step): string {
  return print({ ...step, keyword: '' });
}

export class Pass {
  /** Gradients that are assigned, in the order of their first shares, and collect their shares one by one. */
  readonly collected: readonly string[];
  /** Those of them that are a number that the pass sets. */
  readonly seeds: readonly string[];
  /** Those that are computed. */
  readonly computed: readonly string[];
  /** Names that are assigned once, and are no gradients. */
  readonly helpers: readonly string[];

  constructor(
    readonly steps: readonly Step[],
    readonly gradients: ReadonlySet<string>,
    /** Names that an earlier pass of the same scope declares. */
    readonly taken: ReadonlySet<string>,
  ) {
    const names = [...new Set(steps.map(({ name }) => name))];
    this.collected = names.filter((name) => gradients.has(name) && this.collects(name));
    this.seeds = this.collected.filter((name) => {
      const own = this.stepsOf(name);
      return own.length === 1 && namesRead(own[0].expression).size === 0;
    });
    this.computed = this.collected.filter((name) => !this.seeds.includes(name));
    this.helpers = names.filter((name) => !gradients.has(name) && this.stepsOf(name).length === 1);
  }

  stepsOf(name: string): readonly Step[] {
    return this.steps.filter((step) => step.name === name);
  }

  /** Where the first share of a name stands. */
  firstOf(name: string): number {
    return this.steps.findIndex((step) => step.name === name);
  }

  private collects(name: string): boolean {
    const [first, ...more] = this.stepsOf(name);
    const at = this.firstOf(name);
    const isGiven = this.steps.slice(0, at + 1).some(({ expression }) => namesRead(expression).has(name));
    return !isGiven && first.operator === '=' && more.every(({ operator }) => /^[-+]=$/.test(operator));
  }

  with(steps: readonly Step[]): Pass {
    return new Pass(steps, this.gradients, this.taken);
  }

  /** Statements that declare names in one list, with the same value where one is given. */
  declared(keyword: Keyword, names: readonly string[], value?: string): string[] {
    const isFree = (name: string) => keyword === 'var' || !this.taken.has(name);
    const fresh = names.filter(isFree).map((name) => (value === undefined ? name : `${name} = ${value}`));
    const old = names.filter((name) => !isFree(name) && value !== undefined);
    return [
      ...(fresh.length > 0 ? [`${keyword} ${fresh.join(', ')};`] : []),
      ...old.map((name) => `${name} = ${value};`),
    ];
  }

  /** Prints a step with this keyword where it is a name's first. */
  printed(step: Step, keyword: Keyword): string {
    const isFirst = this.steps[this.firstOf(step.name)] === step;
    const declares = isFirst && step.operator === '=' && !this.isGiven(step.name);
    return print({
      ...step,
      keyword: declares && (keyword === 'var' || !this.taken.has(step.name)) ? keyword : '',
    });
  }

  /** Whether the pass reads a name before it assigns it. */
  isGiven(name: string): boolean {
    const first = this.firstOf(name);
    return this.steps.slice(0, first + 1).some(({ expression }) => namesRead(expression).has(name));
  }
}

/** Where a pass stands in the text. */
interface Place {
  readonly from: number;
  readonly to: number;
  readonly indent: string;
  /** The beginning of the first statement of its scope, or behind the pass above. */
  readonly scopeFrom: number;
}

export class Sheet {
  readonly outline: Outline;
  readonly passes: readonly Pass[];
  private readonly places: readonly Place[];

  constructor(readonly program: Program) {
    this.outline = outlineOf(program.source, program.language);
    const places: Place[] = [];
    const passes: Pass[] = [];
    this.outline.regions.forEach((region, k) => {
      const statements = this.statementsIn(region);
      const [first, last] = [statements[0], statements.at(-1)];
      if (!first || !last) throw new Error(`An empty pass in ${program.file}`);
      const { source } = program;
      const lineFrom = source.lastIndexOf('\n', first.from) + 1;
      const above = places.at(-1)?.to ?? 0;
      places.push({
        from: first.from,
        to: last.to,
        indent: source.slice(lineFrom, first.from),
        scopeFrom: firstStatement(first, above).from,
      });
      const taken = new Set(passes.flatMap(({ steps }) => steps.map(({ name }) => name)));
      const steps = plain(statements.flatMap((statement) => this.stepsIn(statement))).map((step) =>
        taken.has(step.name) ? { ...step, keyword: '' as const } : step,
      );
      passes.push(new Pass(steps, new Set(this.outline.parts[k].gradients), taken));
    });
    this.places = places;
    this.passes = passes;
  }

  /** Whether a name can't be assigned without a declaration. */
  get isStrict(): boolean {
    return this.outline.nodes.some(({ name }) => name === 'ClassDeclaration');
  }

  /** All names that the program mentions. */
  get names(): ReadonlySet<string> {
    const isName = /^(VariableName|VariableDefinition|PropertyDefinition)$/;
    return new Set(
      this.outline.nodes.flatMap((node) => (isName.test(node.name) ? [this.outline.text(node)] : [])),
    );
  }

  /** The variable that a gradient is of. */
  variableOf(gradient: string, pass: number): string | null {
    const { names } = this.outline.parts[pass];
    return variablesOf(gradient).find((variable) => names.includes(variable)) ?? null;
  }

  /** Whether a name stands nowhere but in the steps of a pass. */
  isOnlyIn({ steps }: Pass, name: string): boolean {
    const isName = /^(Variable|Property)/;
    const all = this.outline.nodes.filter(
      (node) => isName.test(node.name) && this.outline.text(node) === name,
    );
    const own = steps.map((step) => (step.name === name ? 1 : 0) + mentions(step.expression, name));
    return all.length === own.reduce((one, other) => one + other, 0);
  }

  /** The program with its passes in these lines; null where one has none. */
  written(lines: (pass: Pass, k: number) => readonly string[] | null): string | null {
    return this.withScopes((pass, k) => {
      const own = lines(pass, k);
      return own ? { above: [], lines: own } : null;
    });
  }

  /** The program with its passes in these lines, and lines above the forward code of each. */
  withScopes(
    write: (
      pass: Pass,
      k: number,
    ) => { readonly above: readonly string[]; readonly lines: readonly string[] } | null,
  ): string | null {
    const { source } = this.program;
    let text = '';
    let at = 0;
    for (const [k, { from, to, indent, scopeFrom }] of this.places.entries()) {
      const own = write(this.passes[k], k);
      if (!own) return null;
      text += source.slice(at, scopeFrom);
      text += own.above.map((line) => `${line}\n${indent}`).join('');
      text += source.slice(scopeFrom, from) + own.lines.join(`\n${indent}`);
      at = to;
    }
    return text + source.slice(at);
  }

  private statementsIn(region: { readonly from: number; readonly to: number }): SyntaxNode[] {
    const isStep = (node: SyntaxNode) =>
      node.name === 'VariableDeclaration' ||
      (node.name === 'ExpressionStatement' && assignmentsIn(node).length > 0);
    const first = this.outline.nodes.find((node) => node.from >= region.from && isStep(node));
    const statements: SyntaxNode[] = [];
    for (let node = first ?? null; node && node.to <= region.to; node = node.nextSibling) {
      if (/Comment$/.test(node.name)) continue;
      if (!isStep(node)) break;
      statements.push(node);
    }
    return statements;
  }

  private stepsIn(statement: SyntaxNode): Step[] {
    const text = (node: SyntaxNode | null | undefined) => (node ? this.outline.text(node) : '');
    if (statement.name === 'ExpressionStatement')
      return assignmentsIn(statement).flatMap((assignment) => this.chained(assignment));
    const keyword = text(statement.firstChild) as Keyword;
    return statement.getChildren('VariableDefinition').map((definition) => {
      const after = definition.nextSibling;
      const typed = after?.name === 'TypeAnnotation' ? after : null;
      const equals = typed ? typed.nextSibling : after;
      const expression = equals?.name === 'Equals' ? text(equals.nextSibling) : '';
      return { name: text(definition), operator: '=', expression, keyword, type: text(typed) };
    });
  }

  /** The steps of a = b = c: the last name first. */
  private chained({ firstChild: left, lastChild: right }: SyntaxNode): Step[] {
    if (!left || !right) return [];
    const text = (each: SyntaxNode) => this.outline.text(each);
    const operator = text(left.nextSibling ?? left);
    const step = { name: text(left), operator, keyword: '' as const, type: '' };
    if (right.name !== 'AssignmentExpression') return [{ ...step, expression: text(right) }];
    const inner = this.chained(right);
    return [...inner, { ...step, expression: inner.at(-1)?.name ?? '' }];
  }
}

/** The assignments of a statement, of which commas may join several. */
function assignmentsIn({ firstChild }: SyntaxNode): readonly SyntaxNode[] {
  if (firstChild?.name === 'AssignmentExpression') return [firstChild];
  return firstChild?.name === 'SequenceExpression' ? firstChild.getChildren('AssignmentExpression') : [];
}

/** The first statement behind a place, in the scope of another statement. */
function firstStatement(other: SyntaxNode, behind: number): SyntaxNode {
  for (let each = other.parent?.firstChild ?? null; each; each = each.nextSibling)
    if (each.from >= behind && /Statement|Declaration/.test(each.name)) return each;
  return other;
}

/** Steps without declarations, zeros and values that come to nothing: the first share of a name is its first step. */
function plain(steps: readonly Step[]): Step[] {
  const kept: Step[] = [];
  const waiting = new Map<string, Step>();
  steps.forEach((step, k) => {
    const { name, operator, expression } = step;
    const first = waiting.get(name);
    const next = steps.slice(k + 1).find((other) => other.name === name || namesIn(other).has(name));
    const isLost = next?.name === name && next.operator === '=' && !namesIn(next).has(name);
    const isZero = /^[-+]?0?\.?0*$/.test(expression) && next?.name === name && !namesIn(next).has(name);
    if (operator === '=' && (expression === '' || isLost || isZero)) {
      waiting.set(name, first ?? step);
      return;
    }
    waiting.delete(name);
    if (!first) kept.push(step);
    else if (operator === '-=') kept.push({ ...first, operator: '=', expression: `-(${expression})` });
    else kept.push({ ...first, operator: '=', expression });
  });
  // What is added to later is no constant.
  return kept.map((step) =>
    step.keyword === 'const' && kept.filter(({ name }) => name === step.name).length > 1
      ? { ...step, keyword: 'let' }
      : step,
  );
}

function namesIn({ expression }: Step): Set<string> {
  return expression === '' ? new Set() : namesRead(expression);
}

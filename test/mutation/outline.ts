/* Finds forward code and backward pass in a program, without any of the code under test. */
import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@lezer/javascript';

/** One assignment of a backward pass. */
export interface Assigned {
  readonly name: string;
  /** '=', '+=', '-=', '*=' or '/='. */
  readonly operator: string;
  readonly operatorFrom: number;
  readonly expression: SyntaxNode;
  /** The whole statement; several declarators share one. */
  readonly from: number;
  readonly to: number;
}

/** A stretch of forward code and the backward pass below it. */
export interface Part {
  readonly assigned: readonly Assigned[];
  /** Names of the forward code. */
  readonly names: readonly string[];
  /** Activations in a statement of their own, both ways: f and q for `f = tanh(q)`. */
  readonly partners: ReadonlyMap<string, string>;
  readonly gradients: readonly string[];
}

export type Language = 'javascript' | 'typescript';

const grammars = { javascript: parser, typescript: parser.configure({ dialect: 'ts' }) };

/**
 * Remembers what was made of the latest texts: tests read the same ones again and again, each program in every style
 * and each mutant to parse, run and measure it.
 */
function remembering<Made>(
  make: (source: string, language: Language) => Made,
): (source: string, language: Language) => Made {
  const made = new Map<string, Made>();
  return (source, language) => {
    const key = `${language} ${source}`;
    const known = made.get(key);
    if (known) return known;
    const fresh = make(source, language);
    if (made.size === 1000) made.clear();
    made.set(key, fresh);
    return fresh;
  };
}

export const parse = remembering((source, language): Tree => grammars[language].parse(source));

const gradientNames = [
  /^d_?(.+)$/,
  /^dL_?d(.+)$/,
  /^grad_(.+)$/,
  /^(.+)_grad$/,
  /^grad(.+)$/,
  /^(.+)Grad$/,
  /^(.+)_gradient$/,
  /^(.+)Gradient$/,
  /^gradient(.+)$/,
];

/** The variable that a gradient variable belongs to, by any of the usual patterns. */
export function variablesOf(name: string): string[] {
  const small = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);
  const found = gradientNames.flatMap((pattern) => pattern.exec(name)?.[1] ?? []);
  return found.flatMap((rest) => [rest, small(rest)]);
}

/** The nodes of a tree in the order of the text. */
export function nodesIn(node: SyntaxNode): SyntaxNode[] {
  const all: SyntaxNode[] = [];
  node.cursor().iterate((each) => {
    all.push(each.node);
  });
  return all;
}

/** What can be read off a program's text. */
export class Outline {
  readonly parts: readonly Part[];
  readonly nodes: readonly SyntaxNode[];
  /** Stretches of the text that hold a backward pass. */
  readonly regions: readonly { readonly from: number; readonly to: number }[];

  constructor(
    readonly source: string,
    readonly language: Language,
  ) {
    this.nodes = nodesIn(parse(source, language).topNode);
    this.regions = this.findRegions();
    let start = 0;
    this.parts = this.regions.map((region) => {
      const part = this.part(start, region);
      start = region.to;
      return part;
    });
  }

  text({ from, to }: { readonly from: number; readonly to: number }): string {
    return this.source.slice(from, to);
  }

  private findRegions(): { from: number; to: number }[] {
    const regions: { from: number; to: number }[] = [];
    let open = false;
    for (const node of this.nodes) {
      if (node.name !== 'LineComment') continue;
      const comment = this.text(node);
      const ends = /\b(forward|update)\b/.test(comment);
      if (open && ends) regions[regions.length - 1].to = node.from;
      if (ends) open = false;
      if (!/\bbackward\b/.test(comment)) continue;
      regions.push({ from: node.to, to: this.source.length });
      open = true;
    }
    return regions;
  }

  private part(start: number, region: { readonly from: number; readonly to: number }): Part {
    const assigned = this.assignments(region.from, region.to).filter(({ to }) => !this.isAfterwards(to));
    const inFunctions = new Set(this.nodes.filter(({ name }) => name === 'ParamList').flatMap(namesIn(this)));
    const forward = this.nodes.filter(({ from }) => from >= start && from < region.from);
    const parameters = this.scopeParameters(region.from);
    const called = forward
      .filter(({ name }) => name === 'CallExpression')
      .map((node) => this.text(node.firstChild ?? node));
    const names = new Set(
      forward
        .filter(({ name }) => name === 'VariableName' || name === 'VariableDefinition')
        .map((node) => this.text(node))
        .filter((name) => !/^(Math|undefined)$/.test(name) && !called.includes(name))
        .filter((name) => !inFunctions.has(name) || parameters.includes(name)),
    );
    for (const node of forward)
      if (/^(FunctionDeclaration|ClassDeclaration|ArrowFunction|FunctionExpression)$/.test(node.name))
        names.delete(
          this.text(
            node.getChild('VariableDefinition') ?? node.parent?.getChild('VariableDefinition') ?? node,
          ),
        );
    // A gradient may be declared up there, but it is not read.
    const reads = new Set(
      forward
        .filter((node) => node.name === 'VariableName' && !isTarget(node))
        .map((node) => this.text(node)),
    );
    for (const { name } of assigned)
      if (!reads.has(name) && variablesOf(name).some((variable) => names.has(variable))) names.delete(name);
    const partners = new Map<string, string>();
    for (const { name, expression } of this.assignments(start, region.from)) {
      const [argument, ...more] = childrenOf(expression.getChild('ArgList') ?? expression);
      if (expression.name !== 'CallExpression' || argument?.name !== 'VariableName' || more.length > 0)
        continue;
      partners.set(name, this.text(argument));
      partners.set(this.text(argument), name);
    }
    const used = this.nodes
      .filter(({ from, to, name }) => name === 'VariableName' && from >= region.from && to <= region.to)
      .map((node) => this.text(node));
    const gradients = [...new Set([...assigned.map(({ name }) => name), ...used])].filter(
      (name) => !names.has(name) && variablesOf(name).some((variable) => names.has(variable)),
    );
    return { assigned, names: [...names], partners, gradients };
  }

  /** Whether a comment says that the statement before it comes after the gradients, and is no part of the pass. */
  private isAfterwards(at: number): boolean {
    return /^[ \t]*\/\/ afterwards\b/.test(this.source.slice(at, at + 30));
  }

  /** The statements that come after the gradients. */
  get afterwards(): readonly SyntaxNode[] {
    return this.nodes.filter(({ name, to }) => /Statement|Declaration$/.test(name) && this.isAfterwards(to));
  }

  /** The assignments between two places, in the order in which they run. */
  assignments(from: number, to: number): Assigned[] {
    const found: Assigned[] = [];
    for (const node of this.nodes) {
      if (node.from < from || node.to > to) continue;
      if (node.name === 'VariableDeclaration') {
        for (let each = node.firstChild; each; each = each.nextSibling) {
          if (each.name !== 'VariableDefinition') continue;
          let equals = each.nextSibling;
          while (equals && equals.name !== 'Equals' && equals.name !== ',') equals = equals.nextSibling;
          const expression = equals?.name === 'Equals' ? equals.nextSibling : null;
          if (!equals || !expression || /Function/.test(expression.name)) continue;
          found.push({
            name: this.text(each),
            operator: '=',
            operatorFrom: equals.from,
            expression,
            from: node.from,
            to: node.to,
          });
        }
      }
      if (node.name === 'AssignmentExpression') {
        const [left, operator] = [node.firstChild, node.firstChild?.nextSibling];
        const right = node.lastChild;
        if (!left || !operator || !right || left.name !== 'VariableName') continue;
        // Of a = b = c only the last has an expression of its own.
        if (right.name === 'AssignmentExpression') continue;
        let whole: SyntaxNode = node;
        while (whole.parent && !/^(ExpressionStatement|VariableDeclaration)$/.test(whole.name))
          whole = whole.parent;
        found.push({
          name: this.text(left),
          operator: this.text(operator),
          operatorFrom: operator.from,
          expression: right,
          from: whole.from,
          to: whole.to,
        });
      }
    }
    return found;
  }

  /** The function, or the method of a class, that a place stands in. */
  functionAround(at: number): SyntaxNode | null {
    return (
      this.nodes.findLast(
        ({ name, from, to }) =>
          /^(FunctionDeclaration|ArrowFunction|MethodDeclaration)$/.test(name) && from < at && at < to,
      ) ?? null
    );
  }

  scopeParameters(at: number): string[] {
    const list = this.functionAround(at)?.getChild('ParamList');
    return list ? namesIn(this)(list) : [];
  }

  /** An expression that calls the function around a place with these arguments. */
  call(at: number, values: string): string {
    const node = this.functionAround(at);
    if (!node) return '';
    if (node.name === 'MethodDeclaration') {
      const owner = node.parent?.parent?.getChild('VariableDefinition');
      const method = node.getChild('PropertyDefinition');
      return `;new ${this.text(owner ?? node)}().${this.text(method ?? node)}(${values})`;
    }
    // What is called where it stands needs no other call.
    if (node.parent?.name === 'ParenthesizedExpression') return '';
    const name = node.getChild('VariableDefinition') ?? node.parent?.getChild('VariableDefinition');
    return `;${this.text(name ?? node)}(${values})`;
  }

  /** Names that the scope of the passes reads before it assigns them, functions apart. */
  free(): string[] {
    const definedAt = new Map<string, number>();
    const define = (name: string, at: number) => definedAt.set(name, Math.min(at, definedAt.get(name) ?? at));
    for (const { name, expression } of this.assignments(0, this.source.length)) define(name, expression.to);
    for (const node of this.nodes) {
      // Of a = b = c every name is set.
      if (node.name === 'AssignmentExpression' && node.getChild('Equals') && node.firstChild)
        define(this.text(node.firstChild), node.to);
      const isParameter = node.name === 'VariableDefinition' && node.parent?.name === 'ParamList';
      const isFunction = node.name === 'VariableDefinition' && /Function|Class/.test(node.parent?.name ?? '');
      const holdsFunction = node.name === 'VariableDefinition' && !definedAt.has(this.text(node));
      if (isParameter || isFunction || holdsFunction) define(this.text(node), 0);
    }
    const targets = new Set(
      this.nodes.flatMap((node) =>
        node.name === 'AssignmentExpression' && node.getChild('Equals') && node.firstChild
          ? [node.firstChild.from]
          : [],
      ),
    );
    const reads = this.nodes.filter(({ name, from }) => name === 'VariableName' && !targets.has(from));
    return [
      ...new Set(
        reads
          .filter((node) => !(node.from >= (definedAt.get(this.text(node)) ?? Number.POSITIVE_INFINITY)))
          .map((node) => this.text(node))
          .filter((name) => !/^(Math|Number|console|undefined|NaN|Infinity)$/.test(name)),
      ),
    ];
  }
}

export const outlineOf = remembering((source, language) => new Outline(source, language));

/** Whether a name stands at the left of an assignment. */
function isTarget({ parent, prevSibling }: SyntaxNode): boolean {
  return parent?.name === 'AssignmentExpression' && !prevSibling;
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling)
    if (!/^[(),]$/.test(child.name)) children.push(child);
  return children;
}

const namesIn = (outline: Outline) => (list: SyntaxNode) =>
  list.getChildren('VariableDefinition').map((node) => outline.text(node));

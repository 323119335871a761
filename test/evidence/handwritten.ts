/*
 * A program with one hand-written backward pass, run in real JavaScript: each of its gradients is held against what
 * becomes of the output when its variable is moved a little where it is computed. The first line of the program
 * quotes the output's name. Nothing in here uses the code under test.
 */
import { createContext, runInContext } from 'node:vm';
import type { SyntaxNode } from '@lezer/common';
import { transformSync } from 'esbuild';
import { type Language, Outline, variablesOf } from '../mutation/outline';
import { randomNumbers } from '../mutation/rewrite';
import { agrees, derivative } from '../unit/oracle';

/** What stands to the right of an assignment. */
interface Assignment {
  readonly name: string;
  readonly expression: SyntaxNode;
}

interface Run {
  readonly output: number;
  readonly gradients: Readonly<Record<string, number>>;
}

type Numbers = Readonly<Record<string, number>>;

const points = 6;

export class HandWritten {
  readonly output: string;
  /** Each gradient variable that the program computes, with its variable; the seed is none. */
  readonly gradients: ReadonlyMap<string, string>;
  private readonly outline: Outline;
  private readonly assignments: readonly Assignment[];
  /** Numbers that the program is given from outside. */
  private readonly given: readonly string[];
  private readonly run: (given: Numbers, moved: Numbers) => Run;

  constructor(
    readonly source: string,
    readonly language: Language,
  ) {
    this.output = /"(\w+)"/.exec(source.slice(0, source.indexOf('\n')))?.[1] ?? '';
    this.outline = new Outline(source, language);
    this.assignments = assignmentsOf(this.outline);
    const assigned = new Set(this.assignments.map(({ name }) => name));
    const place = this.assignments.at(-1)?.expression.from ?? 0;
    this.given = [...this.outline.scopeParameters(place), ...this.outline.free()];
    const variables = new Set([...assigned, ...this.given]);
    const gradients = new Map<string, string>();
    for (const name of assigned) {
      const of = variablesOf(name).find((variable) => variables.has(variable));
      if (of !== undefined && of !== this.output) gradients.set(name, of);
    }
    this.gradients = gradients;
    this.run = this.compile(place);
  }

  /** What real numbers say against the program's gradients. */
  objections(): string[] {
    const random = randomNumbers(11);
    const literals = this.assignments.filter(({ expression }) => expression.name === 'Number');
    const found: string[] = [];
    const seen = new Map<string, number>();
    for (let k = 0; k < points; k++) {
      const given = Object.fromEntries(this.given.map((name) => [name, 0.7 + 0.6 * random()]));
      const moved = Object.fromEntries(
        literals
          .filter(({ name }) => [...this.gradients.values()].includes(name))
          .map(({ name }) => [name, 0.1 * random()]),
      );
      const { gradients } = this.run(given, moved);
      for (const [name, of] of this.gradients) {
        const slope = derivative((x) => this.outputAt(given, moved, of, x - 1), 1);
        const verdict = agrees(gradients[name] / this.seed(given), slope);
        if (verdict) seen.set(name, (seen.get(name) ?? 0) + 1);
        if (verdict === false)
          found.push(`${name} is ${gradients[name]} where ${this.output} has ${slope?.value}`);
      }
    }
    const unseen = [...this.gradients.keys()].filter((name) => (seen.get(name) ?? 0) < points / 2);
    return [...found, ...unseen.map((name) => `${name} could not be compared`)];
  }

  private outputAt(given: Numbers, moved: Numbers, name: string, by: number): number {
    if (this.given.includes(name)) return this.run({ ...given, [name]: given[name] + by }, moved).output;
    return this.run(given, { ...moved, [name]: (moved[name] ?? 0) + by }).output;
  }

  /** The gradient of the output where the program is given one. */
  private seed(given: Numbers): number {
    const name = this.given.find((each) => variablesOf(each).includes(this.output));
    return name === undefined ? 1 : given[name];
  }

  private compile(place: number): (given: Numbers, moved: Numbers) => Run {
    const { outline, source } = this;
    const inserts: { readonly at: number; readonly text: string }[] = [];
    for (const [name, of] of this.gradients) {
      const end = this.assignments.findLast((each) => each.name === name)?.expression.from ?? 0;
      const computed = this.assignments.findLast((each) => each.name === of && each.expression.to <= end);
      if (!computed) continue;
      const { from, to } = computed.expression;
      inserts.push({ at: from, text: `((__moved.${of} ?? 0) + (` }, { at: to, text: '))' });
    }
    const seen = [...this.gradients.keys()].join(', ');
    const around = outline.functionAround(place);
    const returned = outline.nodes.findLast(
      ({ name, from }) => name === 'ReturnStatement' && around !== null && from > place,
    );
    inserts.push({
      at: returned?.from ?? source.length,
      text: `;__see(${this.output}, { ${seen} });`,
    });
    let body = source;
    for (const { at, text } of inserts.sort((one, other) => other.at - one.at))
      body = body.slice(0, at) + text + body.slice(at);
    body = body.replace(/^export /gm, '');
    const call = outline.call(
      place,
      outline
        .scopeParameters(place)
        .map((name) => `__given.${name}`)
        .join(', '),
    );
    const free = outline.free().join(', ');
    const code = `(function (__given, __moved, __see) { const { ${free} } = __given;\n{ ${body}\n${call} } })`;
    const run = runInContext(
      this.language === 'typescript' ? transformSync(code, { loader: 'ts' }).code : code,
      createContext(),
    ) as (given: Numbers, moved: Numbers, see: (output: number, gradients: Numbers) => void) => void;
    return (given, moved) => {
      let last: Run = { output: Number.NaN, gradients: {} };
      run(given, moved, (output, gradients) => {
        last = { output, gradients };
      });
      return last;
    };
  }
}

/** All assignments to names, in the order of the text. */
function assignmentsOf({ nodes, source }: Outline): Assignment[] {
  const text = ({ from, to }: SyntaxNode) => source.slice(from, to);
  return nodes.flatMap((node) => {
    const isOperator = node.name === 'Equals' || node.name === 'UpdateOp';
    const before = node.prevSibling;
    const target = before?.name === 'TypeAnnotation' ? before.prevSibling : before;
    const expression = node.nextSibling;
    if (!isOperator || !target || !expression || !/^Variable(Definition|Name)$/.test(target.name)) return [];
    if (/Function|AssignmentExpression/.test(expression.name)) return [];
    return [{ name: text(target), expression }];
  });
}

/* Puts a statement too many into the backward pass of a correct program: it spoils a gradient that was right. */
import { type Mutant, type MutationKind, mutantsOf } from './mutate';
import type { Assigned, Part } from './outline';
import type { Program } from './program';

/** Behind one in so many statements. */
const every = 4;

/** All mistakes that there are tools for. */
export function mistakesIn(program: Program): Mutant[] {
  return [...mutantsOf(program), ...straysIn(program)];
}

/** Every program with a factor that is of another input's gradient, or a share that is none, behind a gradient. */
export function straysIn(program: Program): Mutant[] {
  return program.parts.flatMap((part) =>
    part.assigned
      .filter((assigned, k) => k % every === 0 && mayGoOn(program, part, assigned))
      .flatMap((assigned) => behind(program, part, assigned)),
  );
}

/** Whether a gradient is done, and may be changed all the same. */
function mayGoOn({ source }: Program, { assigned, gradients }: Part, one: Assigned): boolean {
  const isLast = assigned.findLast(({ name }) => name === one.name) === one;
  const isAlone = assigned.filter(({ to }) => to === one.to).length === 1;
  const isConstant = /\bconst\b/.test(source.slice(one.from, one.operatorFrom));
  return isLast && isAlone && !isConstant && gradients.includes(one.name);
}

function behind(program: Program, { assigned, gradients, names }: Part, one: Assigned): Mutant[] {
  const { source } = program;
  const indent = /[ \t]*$/.exec(source.slice(0, one.from))?.[0] ?? '';
  const other = names[one.from % names.length];
  const above = assigned.find(({ name, to }) => gradients.includes(name) && to < one.from)?.name;
  const mutant = (kind: MutationKind, statement: string): Mutant => ({
    program,
    kind,
    source: `${source.slice(0, one.to)}\n${indent}${statement};${source.slice(one.to)}`,
    lines: [source.slice(0, one.to).split('\n').length + 1],
    what: `+ ${statement}`,
  });
  return [
    mutant('step past two inputs', `${one.name} *= ${other}`),
    mutant('stray statement', `${one.name} += ${other}`),
    ...(above ? [mutant('stray statement', `${one.name} += ${other} * ${above}`)] : []),
  ];
}

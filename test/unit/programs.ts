/* Generated programs: straight-line code between everything else that JavaScript has to change a variable with. */
import fc from 'fast-check';
import { oddLines } from './odd-lines';
import { expression, variable } from './program-expressions';
import { parts } from './program-parts';
import { isProgram, Watched } from './watched';

const straight = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('', '', '', '', '+', '-', '*', '/', '%', '**'), expression)
      .map(([name, operator, value]) => `«${name} ${operator}= ${value}»;`),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(variable, fc.constantFrom('++', '--')).map(([name, step]) => `«${name}${step}»;`),
  },
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('a', 'b', 'c', 'x', 'y', 'dx', 'da', 'db', 'dy'), expression)
      .map(([name, value]) => `var «${name} = ${value}»;`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('let', 'const'), fc.constantFrom('k0', 'k1', 'k2'), expression)
      .map(([keyword, name, value]) => `${keyword} «${name} = ${value}»;`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, expression, variable, expression)
      .map(([one, first, other, second]) => `var «${one} = ${first}», «${other} = ${second}»;`),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([one, other, value]) => `«${one} = «${other} = ${value}»»;`),
  },
  // A backward pass, right or wrong: its values are values all the same.
  {
    weight: 2,
    arbitrary: fc
      .tuple(variable, variable, expression)
      .map(([of, by, value]) => `«d${of} = 1»;\n«d${by} = ${value} * d${of}»;`),
  },
);

/** Puts names and an expression where a line of odd-lines.ts has N, M and E. */
export function fill(line: string, n: string, m: string, e: string): string {
  return line.replace(/(?<!\.)\b[NME]\b|(?<=(this|globalThis)\.)[NM]\b/g, (hole) =>
    hole === 'N' ? n : hole === 'M' ? m : e,
  );
}

const other = fc
  .tuple(fc.constantFrom(...oddLines), variable, variable, expression)
  .map(([line, n, m, e]) => fill(line, n, m, e));

const body = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: straight },
    { weight: 1, arbitrary: other },
    { weight: 1, arbitrary: parts },
  ),
  {
    minLength: 1,
    maxLength: 5,
  },
);

/** A function with straight-line code of its own, called at once, later, or not at all. */
const functionOfItsOwn = fc
  .tuple(
    fc.constantFrom('run', 'go'),
    fc.constantFrom('', 'a', 'x, y', 'a, b, c', 'u, v'),
    fc.array(fc.tuple(fc.constantFrom('u', 'v'), expression), { maxLength: 2 }),
    body,
    expression,
    fc.constantFrom('', ' NAME(1.5, 2.5);', ' var r = NAME(‹a›, ‹b›, ‹c›);', ' «x = NAME(‹a›)»;'),
  )
  .map(([name, parameters, locals, lines, value, called]) => {
    const own = locals.map(([local, start]) => `var «${local} = ${start}»;`);
    const text = [...own, ...lines].map((line) => `  ${line}\n`).join('');
    return `function ${name}(${parameters}) {\n${text}  «return ${value}»;\n}${called.replace('NAME', name)}`;
  });

const start = 'var «a = 1.5»;\nvar «b = 2.25»;\nvar «c = -0.5»;\nvar «x = 3»;\nvar «y = 0.75»;\n';

const helpers = `function f(v) { return v * 2 - 1; }
const g = (v) => f(v) / 3, h = function (v) { return Math.sin(v); };
const p = { a: 2, b: -3 }, w = [0.5, 0.25];
`;

/** What would declare a name a second time, or is no JavaScript in this place, is left out. */
export function together(
  prepared: string,
  lines: readonly string[],
  isLegal: (program: string) => boolean,
): string {
  let program = prepared;
  for (const line of lines) if (isLegal(`${program}${line}\n`)) program += `${line}\n`;
  return program;
}

/** How a program begins, and its lines. */
export const outlines = fc.tuple(
  fc.constantFrom('', start, start, `${start}${helpers}`),
  fc.array(
    fc.oneof(
      { weight: 8, arbitrary: straight },
      { weight: 4, arbitrary: other },
      { weight: 4, arbitrary: parts },
      { weight: 2, arbitrary: functionOfItsOwn },
      { weight: 1, arbitrary: fc.constantFrom('run(2);', '«x = go(1, ‹y›)»;', 'bump(‹a›);', 'late();') },
    ),
    { minLength: 3, maxLength: 14 },
  ),
);

export const programs: fc.Arbitrary<Watched> = outlines.map(
  ([prepared, lines]) => new Watched(together(prepared, lines, isProgram)),
);

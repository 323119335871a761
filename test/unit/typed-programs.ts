/* Generated programs that are modules, and such as are in TypeScript. */
import fc from 'fast-check';
import { oddTypes } from './odd-types';
import { expression, variable } from './program-expressions';
import { fill, outlines, programs, together } from './programs';
import { typed } from './typed';
import { Watched } from './watched';

/** Lines that only a module has. */
const moduleLine = fc
  .tuple(variable, expression)
  .chain(([name, value]) =>
    fc.constantFrom(
      `import { k2 } from './k.js';`,
      `import c1, { c2, l1 as l2 } from './c.js';`,
      `import * as o1 from './o.js';`,
      `export let «k0 = ${value}»;`,
      `export const «k1 = ${value}»;`,
      `export function late() { ${name} = ${value}; }`,
      `export class I1 { u = ${value}; static { ${name}++; } }`,
      `export default (${name} = ${value});`,
      `export default ${value};`,
      `export { ${name}, ${name} as renamed };`,
      `export { q } from './q.js';`,
      `export * from './q.js';`,
      `late(); «y = ‹${name}› * 2»;`,
      `«x = k0 * ‹${name}› + k2»;`,
      `y = this === undefined ? 3 : 2;`,
    ),
  );

/** A module as a strict function that Node runs as a script. What it imports is there; what it exports stays in it. */
function asScript(code: string): string {
  const body = code
    .replace(/^(import|export) .*from .*;$/gm, '')
    .replace(/^export \{.*\};$/gm, '')
    .replace(/^export default (.*);$/gm, '($1);')
    .replace(/^export /gm, '');
  return `(function () { 'use strict'; ${body}\n;globalThis.run = typeof run === 'function' ? run : 0; }).call(undefined);`;
}

const asModule = (marked: string) => new Watched(marked, asScript);

/** The lines at some of these places among the others. */
function mixed(outline: typeof outlines, line: fc.Arbitrary<string>, most: number) {
  return fc
    .tuple(outline, fc.array(fc.tuple(fc.nat(14), line), { minLength: 1, maxLength: most }))
    .map(([[prepared, lines], more]): [string, string[]] => {
      const all = [...lines];
      for (const [at, text] of more) all.splice(at, 0, text);
      return [prepared, all];
    });
}

const modules: fc.Arbitrary<Watched> = mixed(outlines, moduleLine, 5).map(([prepared, lines]) => {
  const begun = `export {};\n${prepared}`;
  return asModule(together(begun, lines, (program) => asModule(program).isValid()));
});

const typedTarget = fc
  .tuple(
    variable,
    fc.constantFrom(
      'N!',
      '(N!)',
      '(N as any)',
      '(<any>N)',
      '(N satisfies number)',
      '((N as any) as number)!',
    ),
  )
  .map(([name, form]) => form.replace('N', name));

const typedLine = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(fc.constantFrom(...oddTypes), variable, variable, expression)
      .map(([line, n, m, e]) => fill(line, n, m, e)),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(typedTarget, variable, expression)
      .chain(([place, name, value]) =>
        fc.constantFrom(
          `${place} = ${value};`,
          `${place} += ${value};`,
          `${place}++;`,
          `[${place}, ${name}] = [${name}, ${value}];`,
          `for (${place} of [${value}]) ;`,
          `({ u: ${place} } = { u: ${value} });`,
          `${name} = (${place} *= 2) as number;`,
        ),
      ),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(variable, expression)
      .chain(([name, value]) =>
        fc.constantFrom(
          `«${name} = (${value} as number)»;`,
          `«${name} = <number>(${value}) * ‹${name}›!»;`,
          `«${name} = (‹${name}› satisfies number) - ${value}»;`,
          `let «k0: number = ${value}»;`,
          `const «k1: any = ${value} as any»;`,
          `var o1: { u: number } = { u: ${value} as number };`,
          `var c2 = <T,>(z: T): T => z;`,
          `function run(a: number, b?: number): number {\n  «a = ‹a› * (${value} as any)»;\n  «return ‹a› * 2»;\n}\nrun(2);`,
          `enum E1 { A = ${value}, B = 2 } «${name} = E1.B * ‹${name}›»;`,
          `namespace N1 { export let z = ${value}; ${name} = z; }`,
          `class I1 { constructor(public u = ${value}, protected v?: number) { ${name}!++; } }\nvar i1 = new I1();`,
        ),
      ),
  },
);

const inTypeScript: fc.Arbitrary<Watched> = mixed(outlines, typedLine, 6).map(([prepared, lines]) => {
  const all = prepared + lines.map((line) => `${line}\n`).join('');
  // Taking types away costs more than running: line by line only where it must be.
  const program = typed(all) ?? typed(together(prepared, lines, (each) => typed(each) !== null));
  return program ?? new Watched(prepared);
});

/** Of all kinds. */
export const anyPrograms: fc.Arbitrary<Watched> = fc.oneof(
  { weight: 8, arbitrary: programs },
  { weight: 1, arbitrary: modules },
  { weight: 1, arbitrary: inTypeScript },
);

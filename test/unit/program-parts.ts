/*
 * Generated lines that make containers, closures, classes and objects with calls that nobody sees, and lines that use
 * and change them. Marked as watched.ts says.
 */
import fc from 'fast-check';
import { holders, reading, uses } from './odd-reads';
import { expression, variable } from './program-expressions';

/** What code may do on the side: assign a variable, or something that is in a container. */
const effect = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 3,
    arbitrary: fc
      .tuple(variable, fc.constantFrom('=', '=', '+=', '*='), expression)
      .map(([name, sign, value]) => `${name} ${sign} ${value};`),
  },
  { weight: 1, arbitrary: variable.map((name) => `${name}++;`) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(fc.constantFrom('o1.u', 'o2.u', 'l1[0]', 'p.a', 'w[1]'), expression)
      .map(([place, value]) => `${place} = ${value};`),
  },
);

const containers = fc
  .tuple(expression, expression, effect)
  .chain(([one, other, does]) =>
    fc.constantFrom(
      `var o1 = { u: ${one}, v: ${other}, f(z) { ${does} return this.u * z; } };`,
      `const o1 = { u: ${one}, get v() { ${does} return ${other}; } };`,
      `var o1 = { u: 2, v: 3 };`,
      `var o2 = o1;`,
      `var o2 = { ...o1 };`,
      `var o2 = { u: o1, v: ${one} }, o1 = o2.u;`,
      `var l1 = [${one}, ${other}];`,
      `const l1 = [2, 0.5], l2 = l1;`,
      `var l2 = l1.map((z) => { ${does} return z * 2; });`,
      `var l2 = [...l1, ${one}];`,
      `var l2 = new Float64Array([${one}]);`,
      `var l1 = new Array(2).fill(${one});`,
    ),
  );

const changes = fc
  .tuple(variable, expression)
  .chain(([name, value]) =>
    fc.constantFrom(
      `o1.u = ${value};`,
      `o1.u += ${value};`,
      `o2.u = ${value};`,
      `(o1).u *= 2;`,
      `o1['v'] = ${value};`,
      `l1[0] = ${value};`,
      `l2[0] -= ${value};`,
      `l1.push(${value});`,
      `l1.reverse();`,
      `l1.length = 1;`,
      `l1[l1.length - 1] = ${value};`,
      `Object.assign(o1, { u: ${value} });`,
      `[o1.u, ${name}] = [${value}, o1.u];`,
      `({ u: ${name} } = o1);`,
      `[${name}] = l1;`,
      `for (${name} of l1) ;`,
      `for (const z of l1) ${name} += z;`,
      `l1.forEach((z) => { ${name} += z * ${value}; });`,
      `delete o1.u;`,
      `i1.u = ${value};`,
      `i1.g = ${value};`,
      `i1.f(${value});`,
      `c1();`,
      `c2(‹${name}›);`,
      `if (c2(${value}) > 1) ${name} = 3;`,
      `\`\${i1}\`;`,
      `+i1;`,
      `[...i1];`,
      `i1 instanceof I1;`,
      `'u' in o1;`,
      `new I1(${value});`,
    ),
  );

const closures = fc
  .tuple(variable, expression, effect)
  .chain(([name, value, does]) =>
    fc.constantFrom(
      `var c1 = () => ${value};`,
      `var c1 = () => { ${does} return ${value}; };`,
      `function c1() { ${does} return ${value}; }`,
      `var c2 = (z) => z * ${value};`,
      `const c2 = (z) => { ${does} return z + ${value}; };`,
      `var c2 = ((z) => (v) => z * v)(${value});`,
      `var c2 = (function () { var z = ${value}; return (v) => { z += v; return z; }; })();`,
      `{ let ${name} = ${value}; var c1 = () => ${name} * 2; }`,
      `{ let z = ${value}; var c2 = (v) => { ${name} = z * v; return z++; }; }`,
      `for (let z of [${value}]) { var c1 = () => { ${does} return z; }; }`,
      `try { throw ${value}; } catch (z) { var c1 = () => { ${does} return z; }; }`,
      `switch (1) { default: var c1 = () => { ${does} return ${name}; }; }`,
      `if (${value} > 0) { var c2 = (z) => { ${does} return z; }; }`,
      `var c2 = c1, c1 = () => ${name};`,
      `function* c3() { ${does} yield ${value}; ${name} = 2; } var c1 = () => c3().next().value;`,
      `var c1 = function () { return this ? ${value} : ${name}; }.bind(o1);`,
      `«x = c1() * 2 + ‹${name}›»;`,
      `«y = c2(‹${name}›) - c1()»;`,
    ),
  );

const classes = fc
  .tuple(expression, expression, effect, effect)
  .chain(([one, other, does, also]) =>
    fc.constantFrom(
      `class I1 { u = ${one}; static s = ${other}; f(z) { ${does} return this.u * z; } }\nvar i1 = new I1();`,
      `class I1 { constructor(z) { this.u = z; ${does} } get g() { ${also} return ${one}; } }\nvar i1 = new I1(${other});`,
      `class I1 { #z = ${one}; get u() { return this.#z; } set u(z) { ${does} this.#z = z; } f(z) { return this.#z++ * z; } }\nvar i1 = new I1();`,
      `class I1 { static { ${does} } static s = ${one}; valueOf() { ${also} return ${other}; } }\nvar i1 = new I1();`,
      `class I1 { *[Symbol.iterator]() { ${does} yield ${one}; ${also} } }\nvar i1 = new I1();`,
      `class I1 { static [Symbol.hasInstance]() { ${does} return true; } toString() { ${also} return '2'; } }\nvar i1 = new I1();`,
      `class I1 { [Symbol.toPrimitive]() { ${does} return ${one}; } }\nvar i1 = new I1(), i2 = { u: i1 * 2 };`,
      `class I1 { u = 1; set g(z) { ${does} } get g() { this.u++; return this.u; } }\nvar i1 = new I1(), i2 = i1;`,
      `function I1(z) { this.u = z * 2; ${does} }\nvar i1 = new I1(${one});`,
      `class I2 { constructor() { ${does} this.u = ${one}; } }\nclass I1 extends I2 { get g() { return super.g ?? this.u; } }\nvar i1 = new I1();`,
      `var i1 = new Proxy({}, { get(o, z) { ${does} return ${one}; }, set() { ${also} return true; }, has() { ${does} return true; } });`,
    ),
  );

const target = fc
  .tuple(variable, fc.constantFrom('(N)', '((N))', '( N )'))
  .map(([name, form]) => form.replace('N', name));

const targets = fc
  .tuple(target, variable, expression)
  .chain(([place, name, value]) =>
    fc.constantFrom(
      `${place} = ${value};`,
      `${place} += ${value};`,
      `${place}++;`,
      `--${place};`,
      `${place} ||= ${value};`,
      `[${place}, ${name}] = [${name}, ${value}];`,
      `({ u: ${place} = ${value} } = {});`,
      `[...${place}] = [${value}];`,
      `for (${place} of [${value}]) ;`,
      `for ([${place}] of [[${value}]]) ${name} = 2;`,
      `${name} = ${place} = ${value};`,
      `${name} = (${place} += 2) * ${value};`,
    ),
  );

/** A variable that code reads which is not followed, and its result beside the variable itself. */
const unread = fc
  .tuple(fc.constantFrom(...holders), fc.constantFrom(...uses), variable, variable, expression)
  .map(([holder, use, from, to, value]) => {
    const lines = reading(holder, use, from, to);
    return `«${from} = ${value}»; ${to} = 2; ${lines} «y = ‹${to}› - ‹${from}› * 3»;`;
  });

export const parts: fc.Arbitrary<string> = fc.oneof(
  { weight: 3, arbitrary: containers },
  { weight: 4, arbitrary: changes },
  { weight: 3, arbitrary: closures },
  { weight: 3, arbitrary: classes },
  { weight: 2, arbitrary: targets },
  { weight: 3, arbitrary: unread },
);

/* How statements of generated programs look in JavaScript and in Python. */

/** How statements look in a language. */
export interface Look {
  readonly end: string;
  declare(name: string, value: string, changes: boolean): string;
  later(name: string): readonly string[];
  call(gate: string, ...inputs: readonly string[]): string;
  choose(test: string, yes: string, no: string): string;
  range(counter: string, from: string, to: string, body: readonly string[]): readonly string[];
  down(counter: string, from: string, body: readonly string[]): readonly string[];
  each(name: string, of: string, body: readonly string[]): readonly string[];
  branch(test: string, yes: readonly string[], no: readonly string[]): readonly string[];
  length(array: string): string;
  push(array: string, value: string): string;
  zeros(count: string): string;
  map(name: string, of: string, value: string): string;
  sum(name: string, of: string, value: string): string;
}

export const indented = (lines: readonly string[], by: string) => lines.map((line) => by + line);

export const script: Look = {
  end: ';',
  declare: (name, value, changes) => `${changes ? 'let' : 'const'} ${name} = ${value};`,
  later: (name) => [`let ${name};`],
  call: (gate, ...inputs) => `Math.${gate}(${inputs.join(', ')})`,
  choose: (test, yes, no) => `(${test} ? ${yes} : ${no})`,
  range: (counter, from, to, body) => [
    `for (let ${counter} = ${from}; ${counter} < ${to}; ${counter}++) {`,
    ...indented(body, '  '),
    '}',
  ],
  down: (counter, from, body) => [
    `for (let ${counter} = ${from} - 1; ${counter} >= 0; ${counter}--) {`,
    ...indented(body, '  '),
    '}',
  ],
  each: (name, of, body) => [`for (const ${name} of ${of}) {`, ...indented(body, '  '), '}'],
  branch: (test, yes, no) => [
    `if (${test}) {`,
    ...indented(yes, '  '),
    ...(no.length > 0 ? ['} else {', ...indented(no, '  ')] : []),
    '}',
  ],
  length: (array) => `${array}.length`,
  push: (array, value) => `${array}.push(${value});`,
  zeros: (count) => `new Array(${count}).fill(0)`,
  map: (name, of, value) => `${of}.map((${name}) => ${value})`,
  sum: (name, of, value) => `${of}.reduce((all, ${name}) => all + ${value}, 0)`,
};

export const python: Look = {
  end: '',
  declare: (name, value) => `${name} = ${value}`,
  later: () => [],
  call: (gate, ...inputs) =>
    `${gate === 'max' || gate === 'abs' ? gate : `math.${gate}`}(${inputs.join(', ')})`,
  choose: (test, yes, no) => `(${yes} if ${test} else ${no})`,
  range: (counter, from, to, body) => [
    `for ${counter} in range(${from === '0' ? to : `${from}, ${to}`}):`,
    ...indented(body, '    '),
  ],
  down: (counter, from, body) => [`for ${counter} in range(${from} - 1, -1, -1):`, ...indented(body, '    ')],
  each: (name, of, body) => [`for ${name} in ${of}:`, ...indented(body, '    ')],
  branch: (test, yes, no) => [
    `if ${test}:`,
    ...indented(yes, '    '),
    ...(no.length > 0 ? ['else:', ...indented(no, '    ')] : []),
  ],
  length: (array) => `len(${array})`,
  push: (array, value) => `${array}.append(${value})`,
  zeros: (count) => `[0.0] * ${count}`,
  map: (name, of, value) => `[${value} for ${name} in ${of}]`,
  sum: (name, of, value) => `sum(${value} for ${name} in ${of})`,
};

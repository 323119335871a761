/* How a pass looks: lines, spaces and comments. */
import { termsOf } from './expressions';
import { print, type Step } from './sheet';
import { choice, ofLines, ofProgram, type Style } from './style';

const opening = (step: Step) => print(step).slice(0, -step.expression.length - 1);

/** A long right side on lines of its own, one for each term. */
function broken(name: string, separate: (operator: string, text: string) => string): Style {
  return ofLines(name, (pass) =>
    pass.steps.map((step) => {
      const terms = termsOf(step.expression);
      if (step.expression.length < 12) return print(step);
      if (terms.length === 1) return `${opening(step)}\n    ${step.expression};`;
      return `${opening(step)}\n    ${terms.map(({ operator, text }, k) => (k > 0 ? separate(operator, text) : text)).join('')};`;
    }),
  );
}

const asides = [
  (step: Step) => `// chain rule for ${step.name}`,
  (step: Step) => `// ${step.name} = 0;`,
  (step: Step) => `// was: ${print({ ...step, keyword: '', expression: `2 * ${step.expression}` })}`,
  () => '// sum over both paths (+=)',
];

export const layout: readonly Style[] = [
  broken('a line for each term, the sign at its end', (operator, text) => ` ${operator}\n    ${text}`),
  broken('a line for each term, the sign first', (operator, text) => `\n    ${operator} ${text}`),
  ofLines('two statements a line', (pass) => {
    const lines: string[] = [];
    for (let k = 0; k < pass.steps.length; k += 2)
      lines.push(
        pass.steps
          .slice(k, k + 2)
          .map(print)
          .join(' '),
      );
    return lines;
  }),
  ofLines('all on one line', (pass) => [pass.steps.map(print).join(' ')]),
  ofLines('blank lines', (pass) =>
    pass.steps.flatMap((step, k) => (k > 0 ? ['', print(step)] : [print(step)])),
  ),
  ofLines('comments between lines', (pass) =>
    pass.steps.flatMap((step, k) => [asides[k % asides.length](step), print(step)]),
  ),
  ofLines('comments at line ends', (pass) =>
    pass.steps.map((step, k) => `${print(step)} ${asides[k % asides.length](step)}`),
  ),
  ofLines('block comments and JSDoc', (pass) =>
    pass.steps.flatMap((step, k) =>
      k % 2 === 0
        ? [`/** The gradient of ${step.name}: ${step.name} += 1; */`, print(step)]
        : [print(step).replace(/ = | \+= | -= /, (operator) => `${operator}/* ${step.name} = 1 */ `)],
    ),
  ),
  ofLines('tight', (pass) =>
    pass.steps.map((step) => {
      const tight = print(step).replace(/([^-+*/\s]) ([-+]?=|[-+*/]|\*\*) (?=[^-+*/\s])/g, '$1$2');
      return tight;
    }),
  ),
  ofLines('aligned with tabs', (pass) =>
    pass.steps.map((step) => print(step).replace(/ ([-+]?=) /, '\t$1\t')),
  ),
  ofLines('logged at every line', (pass) =>
    pass.steps.flatMap((step, k) => [
      print(step),
      `console.log(${k % 2 ? `\`${step.name} = \${${step.name}}\`` : `'${step.name}', ${step.name}`});`,
    ]),
  ),
  ofLines('logged at the end', (pass, { program }) => [
    ...pass.steps.map(print),
    `${choice(['console.log', 'console.table', 'console.info'], program)}(${pass.collected.join(', ')});`,
  ]),
];

/** Styles that leave every word of the text as it is. */
export const spelling: readonly Style[] = [
  ofProgram('no semicolons', ({ source }) => source.replace(/;(?=[ \t]*(\/\/.*)?$)/gm, '')),
  ofProgram('indented with tabs', ({ source }) =>
    source.replace(/^ +/gm, (spaces) => '\t'.repeat(Math.ceil(spaces.length / 2))),
  ),
  ofProgram('CRLF', ({ source }) => source.replaceAll('\n', '\r\n')),
  ofProgram('no newline at the end, spaces behind lines', ({ source }) =>
    source.trimEnd().replace(/;$/gm, ';  '),
  ),
];

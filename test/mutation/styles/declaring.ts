/* How gradients are declared, and what they hold before they are computed. */
import { bare, type Keyword, type Pass, print } from './sheet';
import { choice, ofLines, ofScopes, type Style } from './style';

/** The lines of a pass whose computed gradients are declared elsewhere. */
function rest(pass: Pass, names: readonly string[] = pass.computed): string[] {
  return pass.steps.map((step) => (names.includes(step.name) ? bare(step) : print(step)));
}

function listed(name: string, keyword: Keyword, value?: string): Style {
  return ofLines(name, (pass) =>
    pass.computed.length > 0 ? [...pass.declared(keyword, pass.computed, value), ...rest(pass)] : null,
  );
}

function oneByOne(name: string, keyword: Keyword, value?: string): Style {
  return ofLines(name, (pass) =>
    pass.computed.length > 0
      ? [...pass.computed.flatMap((each) => pass.declared(keyword, [each], value)), ...rest(pass)]
      : null,
  );
}

/** Each gradient is given a value just before its first share, in a line of its own. */
function before(name: string, keyword: Keyword, value: string): Style {
  return ofLines(name, (pass, { isStrict }) =>
    pass.computed.length > 0 && (keyword || !isStrict)
      ? pass.steps.flatMap((step) => {
          if (!pass.computed.includes(step.name)) return [print(step)];
          const isFirst = pass.steps[pass.firstOf(step.name)] === step;
          if (!isFirst) return [bare(step)];
          const zero = keyword ? pass.declared(keyword, [step.name], value) : [`${step.name} = ${value};`];
          return [...zero, bare(step)];
        })
      : null,
  );
}

function all(name: string, keyword: Keyword): Style {
  return ofLines(name, (pass, { isStrict }) =>
    keyword || !isStrict ? pass.steps.map((step) => pass.printed(step, keyword)) : null,
  );
}

function above(name: string, keyword: Keyword, value?: string): Style {
  return ofScopes(name, (pass) =>
    pass.computed.length > 0
      ? { above: pass.declared(keyword, pass.computed, value), lines: rest(pass) }
      : null,
  );
}

export const declaring: readonly Style[] = [
  all('var for all', 'var'),
  all('let for all', 'let'),
  all('no declarations', ''),
  ofLines('const where possible', (pass, { passes }) => {
    const isOnce = (name: string) =>
      passes.flatMap(({ steps }) => steps).filter((step) => step.name === name).length === 1;
    return pass.steps.map((step) => pass.printed(step, isOnce(step.name) ? 'const' : 'let'));
  }),
  listed('zeros in a list, then =', 'let', '0'),
  oneByOne('zeros line by line, then =', 'var', '0.0'),
  before('a zero just before each, then =', 'let', '0'),
  before('a zero without a declaration, then =', '', '0'),
  ofLines('all zeros in a chain', (pass) =>
    pass.computed.length > 0
      ? [...pass.declared('let', pass.computed), `${pass.computed.join(' = ')} = 0;`, ...rest(pass)]
      : null,
  ),
  ofLines('a chain of zeros in a declaration', (pass, { isStrict }) =>
    pass.computed.length > 1 && !isStrict ? [`var ${pass.computed.join(' = ')} = 0;`, ...rest(pass)] : null,
  ),
  above('zeros above the forward code', 'let', '0'),
  above('bare declarations above the forward code', 'var'),
  listed('bare declarations in a list', 'let'),
  oneByOne('bare declarations line by line', 'var'),
  before('null just before each', 'var', 'null'),
  listed('null in a list', 'let', 'null'),
  listed('undefined in a list', 'let', 'undefined'),
  ofLines('a placeholder with a question', (pass) =>
    pass.computed.length > 0
      ? [...pass.computed.map((name) => `var ${name}; // = ???`), ...rest(pass)]
      : null,
  ),
  ofLines('zeros in every spelling', (pass, { program }) => {
    const spellings = ['0.0', '0.', '.0', '+0', '-0', '0e0'];
    const first = spellings.indexOf(choice(spellings, program));
    const zeros = pass.computed.flatMap((name, k) =>
      pass.declared('let', [name], spellings[(first + k) % spellings.length]),
    );
    return pass.computed.length > 0 ? [...zeros, ...rest(pass)] : null;
  }),
  ofLines('zeros by commas', (pass, { isStrict }) =>
    pass.computed.length > 0 && !isStrict
      ? [`${pass.computed.map((name) => `${name} = 0`).join(', ')};`, ...rest(pass)]
      : null,
  ),
  ofLines('zeros in a destructuring', (pass) => {
    const names = pass.computed.filter((name) => !pass.taken.has(name));
    if (names.length < 2) return null;
    return [`let [${names.join(', ')}] = [${names.map(() => '0').join(', ')}];`, ...rest(pass)];
  }),
  ofLines('another number first', (pass, { program }) =>
    pass.computed.length > 0
      ? [...pass.declared('let', pass.computed, choice(['1', '-1', '99', 'NaN'], program)), ...rest(pass)]
      : null,
  ),
  ofLines('all in one declaration', (pass) => {
    const isOnce = pass.steps.every(
      ({ name, operator }) => operator === '=' && pass.stepsOf(name).length === 1,
    );
    const isFree = pass.steps.every(({ name }) => !pass.taken.has(name) && !pass.isGiven(name));
    if (!isOnce || !isFree) return null;
    const declarators = pass.steps.map(({ name, expression }) => `${name} = ${expression}`);
    return [`const ${declarators.join(',\n  ')};`];
  }),
  ofLines('declarations in pairs', (pass) => {
    const lines: string[] = [];
    const open = (step: (typeof pass.steps)[number]) =>
      pass.printed(step, 'let').startsWith('let ') ? `${step.name} = ${step.expression}` : null;
    for (let k = 0; k < pass.steps.length; k++) {
      const [one, other] = [pass.steps[k], pass.steps.at(k + 1)];
      const [first, second] = [open(one), other ? open(other) : null];
      if (first !== null && second !== null) {
        lines.push(`let ${first}, ${second};`);
        k++;
      } else lines.push(pass.printed(one, 'let'));
    }
    return lines;
  }),
  ofLines('written twice', (pass) =>
    pass.computed.length > 0 && pass.taken.size === 0
      ? pass.steps.flatMap((step) => {
          const isWhole = pass.computed.includes(step.name) && pass.stepsOf(step.name).length === 1;
          const line = pass.printed(step, 'var');
          return isWhole ? [line.replace(/ = (.*);$/, ' = 1.0 * ($1);'), line] : [line];
        })
      : null,
  ),
];

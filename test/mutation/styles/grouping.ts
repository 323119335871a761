/* Which lines a pass has, and in which order. */
import { randomNumbers } from '../rewrite';
import { split } from './accumulating';
import { namesRead, negated, partsOf, withNames, withNodes } from './expressions';
import { type Keyword, type Pass, print, type Sheet, type Step } from './sheet';
import { fresh, ofLines, type Style } from './style';

/** Whether two steps add to the same gradient, so that either may come first. */
function commute(pass: Pass, one: Step, other: Step): boolean {
  return one.name === other.name && pass.computed.includes(one.name);
}

/** For each step those that must stand above it. */
function needs(pass: Pass): number[][] {
  const reads = pass.steps.map(({ expression }) => namesRead(expression));
  return pass.steps.map((step, k) =>
    pass.steps.slice(0, k).flatMap((above, n) => {
      const isBound = reads[k].has(above.name) || reads[n].has(step.name) || above.name === step.name;
      return isBound && !commute(pass, above, step) ? [n] : [];
    }),
  );
}

/** The pass with its steps in another order that its dependencies allow; `prefer` chooses among those that may come. */
function ordered(given: Pass, prefer: (ready: readonly number[]) => number): Pass {
  const pass = split(given);
  const all = needs(pass);
  const placed: number[] = [];
  while (placed.length < pass.steps.length) {
    const isReady = (k: number) => !placed.includes(k) && all[k].every((n) => placed.includes(n));
    placed.push(prefer(pass.steps.map((_, k) => k).filter(isReady)));
  }
  return pass.with(
    firstShares(
      pass,
      placed.map((k) => pass.steps[k]),
    ),
  );
}

/** Lets the first share of each gradient set it, and the others add to it. */
function firstShares(pass: Pass, steps: readonly Step[]): Step[] {
  const begun = new Set<string>();
  return steps.map((step) => {
    if (!pass.computed.includes(step.name)) return step;
    const declaring = pass.stepsOf(step.name)[0];
    const isFirst = !begun.has(step.name);
    begun.add(step.name);
    if (!isFirst) return { ...step, keyword: '', operator: step.operator === '=' ? '+=' : step.operator };
    const { keyword, type } = declaring;
    const expression = step.operator === '-=' ? negated(step.expression) : step.expression;
    return { ...step, keyword, type, operator: '=', expression };
  });
}

function inOrder(name: string, prefer: (pass: Pass) => (ready: readonly number[]) => number): Style {
  return ofLines(name, (pass) => ordered(pass, prefer(split(pass))).steps.map(print));
}

/** The pass with names for parts that several lines have in common, or for the longest part of a line. */
function withTemporaries(
  pass: Pass,
  sheet: Sheet,
  wanted: readonly string[],
  keyword: Keyword,
): string[] | null {
  const found = pass.steps.map(({ expression }) => partsOf(expression));
  const writes = (name: string) => pass.steps.some((step) => step.name === name);
  const isFixed = (part: string) =>
    [...namesRead(part)].every(
      (name) => !writes(name) || pass.helpers.includes(name) || pass.stepsOf(name).length === 1,
    );
  const count = (part: string) => found.flat().filter((each) => each === part).length;
  const isWorth = (part: string) => part.length > 4 && namesRead(part).size > 0 && isFixed(part);
  const shared = [...new Set(found.flat())].filter((part) => isWorth(part) && count(part) > 1);
  const longest = found
    .flat()
    .filter(isWorth)
    .sort((one, other) => other.length - one.length);
  const chosen = (shared.length > 0 ? shared : longest)
    .sort((one, other) => other.length - one.length)
    .slice(0, 3);
  if (chosen.length === 0 || sheet.passes.length > 1) return null;
  const names = fresh(sheet, wanted, chosen.length);
  const said = new Set<string>();
  return pass.steps.flatMap((step) => {
    const above: string[] = [];
    const expression = withNodes(step.expression, (_node, text) => {
      const k = chosen.indexOf(text);
      if (k < 0) return null;
      if (!said.has(text)) above.push(`${keyword} ${names[k]} = ${text.replace(/^\((.*)\)$/, '($1)')};`);
      said.add(text);
      return names[k];
    });
    return [...above, print({ ...step, expression })];
  });
}

/** Puts what names are worth into the lines that read them. */
function inlined(pass: Pass, names: readonly string[], longest: number): Step[] {
  return pass.steps.map((step, k) => {
    const expression = withNames(step.expression, (name) => {
      const at = pass.firstOf(name);
      if (!names.includes(name) || at >= k) return null;
      const { expression: own } = pass.steps[at];
      const between = pass.steps.slice(at + 1, k);
      const isStale = between.some((other) => namesRead(own).has(other.name) || other.name === name);
      return isStale || own.length > longest ? null : `(${own})`;
    });
    return { ...step, expression };
  });
}

export const grouping: readonly Style[] = [
  inOrder('as late as possible', () => (ready) => ready[ready.length - 1]),
  inOrder(
    'by name',
    (pass) => (ready) =>
      ready.reduce((one, other) => (pass.steps[other].name < pass.steps[one].name ? other : one)),
  ),
  inOrder('one gradient after the other', (pass) => {
    let last = '';
    return (ready) => {
      const next = ready.find((k) => pass.steps[k].name === last) ?? ready[0];
      last = pass.steps[next].name;
      return next;
    };
  }),
  inOrder('shuffled', (pass) => {
    const random = randomNumbers(pass.steps.length);
    return (ready) => ready[Math.floor(random() * ready.length)];
  }),
  inOrder('shuffled again', (pass) => {
    const random = randomNumbers(100 + pass.steps.length);
    return (ready) => ready[Math.floor(random() * ready.length)];
  }),
  ofLines('temporaries t1, t2', (pass, sheet) => withTemporaries(pass, sheet, ['t1', 't2', 't3'], 'const')),
  ofLines('temporaries tmp, part', (pass, sheet) =>
    withTemporaries(pass, sheet, ['tmp', 'part', 'local'], 'var'),
  ),
  ofLines('temporaries that look like gradients', (pass, sheet) =>
    withTemporaries(pass, sheet, ['dtmp', 'dlocal', 'grad'], 'let'),
  ),
  ofLines('no helpers', (pass) =>
    pass.helpers.length > 0
      ? inlined(pass.with(inlined(pass, pass.helpers, 200)), pass.helpers, 200)
          .filter(({ name }) => !pass.helpers.includes(name))
          .map(print)
      : null,
  ),
  ofLines('gradients from above written out', (pass) => {
    const whole = pass.computed.filter((name) => pass.stepsOf(name).length === 1);
    return whole.length > 0 ? inlined(pass, whole, 60).map(print) : null;
  }),
  ofLines('one comma after the other', (pass) => {
    const names = pass.steps.map(({ name }) => name);
    const lines: string[] = [
      ...pass.declared(
        'var',
        [...new Set(names)].filter((name) => !pass.isGiven(name)),
      ),
    ];
    for (let k = 0; k < pass.steps.length; k += 2) {
      const pair = pass.steps.slice(k, k + 2);
      lines.push(`${pair.map((step) => print({ ...step, keyword: '' }).slice(0, -1)).join(', ')};`);
    }
    return lines;
  }),
  ofLines('equal gradients in a chain', (pass) => {
    const lines: string[] = [];
    let found = false;
    for (let k = 0; k < pass.steps.length; k++) {
      const [one, other] = [pass.steps[k], pass.steps.at(k + 1)];
      const isPair =
        other?.expression === one.expression &&
        [one, other].every(({ name, operator }) => operator === '=' && pass.computed.includes(name)) &&
        !namesRead(other.expression).has(one.name);
      if (other && isPair) {
        lines.push(
          ...pass.declared('let', [one.name, other.name]),
          `${one.name} = ${other.name} = ${one.expression};`,
        );
        found = true;
        k++;
      } else lines.push(print(one));
    }
    return found ? lines : null;
  }),
];

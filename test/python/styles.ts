/*
 * The styles in which people write backward passes, in Python: those of JavaScript that have a counterpart, and those
 * that Python alone has.
 */
import { type Program, readProgram } from '../mutation/program';
import type { Rewriting } from '../mutation/runner';
import { styled, styles } from '../mutation/styles/all';
import { bare, type Step } from '../mutation/styles/sheet';
import { ofLines, type Style } from '../mutation/styles/style';
import type { Given } from '../mutation/styling';
import { numpyMasks, pythonMasks } from './masks';
import { isSameInPython, type LeftOut, triedInPython } from './programs';
import { libraries } from './spelling';
import { type Look, type Translation, translated, usual } from './translate';

/** A program in a style, in Python. */
export interface StyledInPython extends Given, Pick<Rewriting, 'sign'> {
  /** The program in the style in JavaScript, to put mistakes into; null where lines stand elsewhere in Python. */
  readonly origin: Program | null;
  readonly look: Look;
}

/** A way in which people write a backward pass in Python. */
export interface PythonStyle {
  readonly name: string;
  readonly write: (program: Program, leftOut: LeftOut) => StyledInPython | null;
}

/** A program in a look, whatever else is done to its text. */
function inPython(
  style: string,
  {
    program,
    isRun = true,
    ...rewriting
  }: Omit<Rewriting, 'language'> & {
    readonly base: Program;
    readonly program: Program;
    /** Whether JavaScript can run the program in its style; the one that it is of tells what it means otherwise. */
    readonly isRun?: boolean;
  },
  look: Look,
  change?: (translation: Translation) => string | null,
): StyledInPython | null {
  const translation = translated(program.source, program.language, look);
  const source = change ? change(translation) : translation.source;
  if (source === null) return null;
  return {
    ...rewriting,
    style,
    source,
    language: 'python',
    program: isRun ? triedInPython(program) : triedInPython(rewriting.base, rewriting),
    origin: change ? null : program,
    look,
  };
}

/** Half of the programs have `math`, the others one of what else people import. */
function libraryFor(style: string, { file }: Program): Look['library'] {
  let sum = 7;
  for (const letter of style + file) sum = (sum * 31 + letter.charCodeAt(0)) % 100_003;
  return sum % 2 === 0 ? 'math' : libraries[(sum >> 1) % libraries.length];
}

/** A style of JavaScript's; null where nothing is left of it in Python. */
function translatedStyle(style: Style): PythonStyle {
  return {
    name: style.name,
    write: (program, leftOut) => {
      const written = styled(program, style);
      if (!written) return null;
      const look: Look = {
        ...usual,
        library: libraryFor(style.name, program),
        indent: style.name === 'indented with tabs' ? '\t' : usual.indent,
      };
      return leftOut.unless(() => {
        const own = inPython(style.name, written, look);
        const isPlain = translated(written.base.source, written.base.language, look).source === own?.source;
        if (!isPlain || style.name === 'plain') return own;
        leftOut.alike.add(style.name);
        return null;
      });
    },
  };
}

const nobody: Given['names'] = new Map();

const asItStands = 'as it stands';

/** A style that only looks otherwise. */
function looking(name: string, look: Partial<Look>): PythonStyle {
  return {
    name,
    write: (program, leftOut) =>
      leftOut.unless(() => {
        const own = inPython(name, { base: program, names: nobody, program }, { ...usual, ...look });
        const isPlain = own?.source === translated(program.source, program.language).source;
        return isPlain && name !== asItStands ? null : own;
      }),
  };
}

/** A style that does something to the text in Python. */
function changing(
  name: string,
  change: (source: string, header: number, program: Program) => string | null,
): PythonStyle {
  return {
    name,
    write: (program, leftOut) =>
      leftOut.unless(() => {
        const look = { ...usual, library: libraryFor(name, program) };
        return inPython(name, { base: program, names: nobody, program }, look, ({ source, header }) => {
          const changed = change(source, header, program);
          return changed === source ? null : changed;
        });
      }),
  };
}

/** A style that is written in JavaScript that need only be read. */
function written(style: Style, library?: Look['library']): PythonStyle {
  const { name } = style;
  return {
    name,
    write: (program, leftOut) => {
      const text = style.write(program);
      if (!text) return null;
      const own = {
        ...text,
        base: program,
        program: readProgram(program.file, text.source, program.language),
        isRun: false,
      };
      const look = { ...usual, library: library ?? libraryFor(name, program) };
      return leftOut.unless(() => inPython(name, own, look));
    },
  };
}

/** A style that writes the lines of a pass, in JavaScript that need only be read. */
const writtenLines = (name: string, lines: Parameters<typeof ofLines>[1]) => written(ofLines(name, lines));

/** Writes every assignment of a gradient or a helper that is no more than a name. */
const assigning = (name: string, assignment: Look['assignment']) => looking(name, { assignment });

const whole = (text: string) => /^\d+$/.test(text);

/** Indents all of a program but what it imports. */
function wrapped(source: string, header: number, head: string, foot: string): string | null {
  const lines = source.trimEnd().split('\n');
  const own = lines.slice(header).map((line) => (line === '' ? '' : `    ${line}`));
  return [...lines.slice(0, header), head, ...own, foot, ''].join('\n');
}

const independent = (one: Step, other: Step) =>
  one.operator === '=' && other.operator === '=' && !new RegExp(`\\b${one.name}\\b`).test(other.expression);

const own: readonly PythonStyle[] = [
  looking(asItStands, {}),
  ...libraries.slice(1).map((library) => looking(`functions by ${library}`, { library })),
  looking('semicolons', { semicolons: true }),
  looking('annotated', { typed: true }),
  looking('tabs in a def', { indent: '\t' }),
  looking('two spaces in a def', { indent: '  ' }),
  looking('powers by pow', { power: 'pow' }),
  looking('underscores in numbers', {
    number: (text) => text.replace(/^(\d)(\d+)$/, '$1_$2').replace(/\.(\d+)$/, '.$1_0'),
  }),
  looking('numbers as floats', { number: (text) => (whole(text) ? `${text}.0` : text) }),
  looking('numbers as floats with a bare point', { number: (text) => (whole(text) ? `${text}.` : text) }),
  assigning('walrus', (name, operator, value) => (operator === '=' ? `(${name} := ${value})` : null)),
  assigning('starred', (name, operator, value) => (operator === '=' ? `${name}, *_ = ${value}, 0` : null)),
  assigning('in parentheses', (name, operator, value) => `${name} ${operator} (${value})`),
  assigning('name = name + share', (name, operator, value) =>
    /^[-+]=$/.test(operator) ? `${name} = ${name} ${operator[0]} (${value})` : null,
  ),
  writtenLines('tuples of two', (pass) => {
    const lines: string[] = [];
    for (let k = 0; k < pass.steps.length; k++) {
      const [one, other] = [pass.steps[k], pass.steps.at(k + 1)];
      if (other && independent(one, other)) {
        lines.push(`[${one.name}, ${other.name}] = [${one.expression}, ${other.expression}];`);
        k++;
      } else lines.push(bare(one));
    }
    return lines;
  }),
  writtenLines('zeros in a tuple, then +=', (pass) =>
    pass.computed.length > 1
      ? [
          `[${pass.computed.join(', ')}] = [${pass.computed.map(() => '0.0').join(', ')}];`,
          ...pass.steps.map((step) =>
            pass.computed.includes(step.name) && step.operator === '='
              ? bare({ ...step, operator: '+=' })
              : bare(step),
          ),
        ]
      : null,
  ),
  writtenLines('zeros in a chain of Python’s', (pass) =>
    pass.computed.length > 1 ? [`${pass.computed.join(' = ')} = 0.0;`, ...pass.steps.map(bare)] : null,
  ),
  writtenLines('None first', (pass) =>
    pass.computed.length > 0 ? [`${pass.computed.join(' = ')} = null;`, ...pass.steps.map(bare)] : null,
  ),
  changing('joined by backslashes', (source) =>
    source.replace(/^( *)(\w+ [-+]?= )([^"'#\n(]+?) ([-+*]) ([^"'#\n()]+)$/gm, '$1$2$3 \\\n$1        $4 $5'),
  ),
  changing('right sides on lines of their own', (source) =>
    source.replace(/^( *)(\w+ [-+]?= )([^"#\n;=]{12,})$/gm, '$1$2(\n$1    $3\n$1)'),
  ),
  changing('docstrings', (source, header) => {
    const lines = source.split('\n');
    const told = lines.map((line) => {
      const [, indent] = /^( *)def .*:$/.exec(line) ?? [];
      return indent === undefined
        ? line
        : `${line}\n${indent}    """What it does: x = 1; dx = 2.\n\n${indent}    # da = 3\n${indent}    """`;
    });
    return [...told.slice(0, header), '"""A pass.\n\na = 3\n"""', ...told.slice(header)].join('\n');
  }),
  changing('in a def that returns a tuple', (source, header, { parts }) =>
    // Names that are not Latin are more than inDef can read.
    /^(def|class) |lambda|[^\0-\x7f]/m.test(source)
      ? null
      : inDef(
          source,
          header,
          parts.flatMap(({ gradients }) => gradients),
        ),
  ),
  changing(
    'a shebang, a coding line and a main guard',
    (source) =>
      `#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\nfrom __future__ import annotations\n${source}\nif __name__ == "__main__":\n    print("done")\n`,
  ),
  changing('asserted at the end', (source) => {
    const names = [...new Set([...source.matchAll(/^(\w+) [-+]?= /gm)].map(([, name]) => name))];
    return names.length > 0
      ? `${source}${names
          .slice(-3)
          .map((name) => `assert abs(${name}) < 1e300, "${name}"\n`)
          .join('')}`
      : null;
  }),
  changing('printed with f-strings', (source) => {
    const lines = source.split('\n');
    return lines
      .map((line) => line.replace(/^(\w+) [-+]?= (?!lambda)[^;#]*$/, '$&\nprint(f"{$1 = :.3f}", $1)'))
      .join('\n');
  }),
  changing('CRLF', (source) => source.replaceAll('\n', '\r\n')),
];

/** What a program reads before it assigns it, as parameters of a function around it. */
function inDef(source: string, header: number, gradients: readonly string[]): string | null {
  const assigned = new Set<string>();
  const read = new Set<string>();
  const names = (text: string) =>
    [...text.matchAll(/(?<![\w.])[A-Za-z_]\w*\b(?![(.])/g)].map(([name]) => name);
  const code = source
    .split('\n')
    .slice(header)
    .join(';')
    .replace(/#[^;]*|"[^"]*"/g, '');
  for (const statement of code.replaceAll(': float', '').split(';')) {
    const [value = '', ...targets] = statement.split(/ [-+]?= /).reverse();
    if (targets.length > 0) for (const name of names(value)) if (!assigned.has(name)) read.add(name);
    for (const name of targets.flatMap(names)) assigned.add(name);
  }
  const words = /^(if|else|and|or|not|float|None|True|False|pi)$/;
  const parameters = [...read].filter((name) => !words.test(name));
  const returned = gradients.filter((name) => assigned.has(name));
  const [head, foot] = [`def run(${parameters.join(', ')}):`, `    return ${returned.join(', ')}`];
  return wrapped(source, header, head, foot);
}

/** Whether real Python gives the same gradients for the program in its new style. */
export function isFaithfulInPython({ base, source, ...rewriting }: StyledInPython): boolean {
  return isSameInPython(base, source, rewriting);
}

/** All styles that Python has. */
export const pythonStyles: readonly PythonStyle[] = [
  ...styles.map(translatedStyle),
  ...own,
  ...pythonMasks.map((style) => written(style)),
  ...numpyMasks.map((style) => written(style, 'np')),
];

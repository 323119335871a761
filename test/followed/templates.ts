/* Programs out of templates: a line with capital letters in it, each of which stands for any of its kind. */
import fc from 'fast-check';

/** What each letter may stand for. */
export type Words = Readonly<Record<string, fc.Arbitrary<string>>>;

const letters = /\b[A-Z]\b/g;

/** Code that is another wherever it stands; a name is the same in all of a template. */
const isCode = /[BCEI]/;

/** Any of these templates, with its letters filled. */
export function filled(templates: readonly string[], words: Words): fc.Arbitrary<string> {
  return fc.oneof(
    ...templates.map((template) => {
      const found: readonly string[] = template.match(letters) ?? [];
      return fc.tuple(...found.map((letter) => words[letter])).map((values) => {
        let next = 0;
        return template.replace(letters, (letter) => {
          const own = values[next++];
          return isCode.test(letter) ? own : values[found.indexOf(letter)];
        });
      });
    }),
  );
}

/** Two depths of expressions: `leaves`, and `inner` around them. */
function expressions(
  leaves: readonly string[],
  inner: readonly string[],
  words: Words,
): fc.Arbitrary<string> {
  const leaf = filled(leaves, words);
  const once = fc.oneof(
    { weight: 2, arbitrary: leaf },
    { weight: 3, arbitrary: filled(inner, { ...words, E: leaf }) },
  );
  return fc.oneof(
    { weight: 2, arbitrary: once },
    { weight: 1, arbitrary: filled(inner, { ...words, E: once }) },
  );
}

/**
 * Of lists of templates only those that a pattern does not find. What following refuses keeps all of a program from being
 * followed, so most programs are made without it.
 */
function without<T extends object>(odd: RegExp, all: T): T {
  const kept = Object.entries(all).map(([name, each]) => [
    name,
    Array.isArray(each) ? each.filter((template) => !odd.test(template)) : each,
  ]);
  return Object.fromEntries(kept) as T;
}

/** Templates of one place: lines, what only loops or functions have, and what has a body. */
export interface Grammar {
  readonly lines: readonly string[];
  readonly inLoops: readonly string[];
  readonly inFunctions: readonly string[];
  readonly branches: readonly string[];
  readonly loops: readonly string[];
  readonly functions: readonly string[];
  /** Lines as a block. */
  readonly block: (lines: readonly string[]) => string;
}

interface Place {
  readonly depth: number;
  readonly isLoop: boolean;
  readonly isFunction: boolean;
}

/** Names of loops' variables, outermost first. */
const counters = ['i', 'j', 'k'];
const deepest = counters.length;

/** A statement at the top level, with all that it may hold. */
function statements(grammar: Grammar, words: Words): fc.Arbitrary<string> {
  const made = new Map<string, fc.Arbitrary<string>>();
  const statement = (place: Place): fc.Arbitrary<string> => {
    const key = JSON.stringify(place);
    const known = made.get(key);
    if (known) return known;
    const { depth, isLoop, isFunction } = place;
    const body = (more: Partial<Place>): fc.Arbitrary<string> =>
      fc
        .array(statement({ ...place, depth: depth + 1, ...more }), { minLength: 1, maxLength: 3 })
        .map(grammar.block);
    const own = { ...words, J: fc.constant(counters[Math.min(depth, deepest - 1)]) };
    const choices = [{ weight: 9, arbitrary: filled(grammar.lines, own) }];
    if (isLoop) choices.push({ weight: 1, arbitrary: filled(grammar.inLoops, own) });
    if (isFunction) choices.push({ weight: 1, arbitrary: filled(grammar.inFunctions, own) });
    if (depth < deepest) {
      choices.push({ weight: 2, arbitrary: filled(grammar.branches, { ...own, B: body({}) }) });
      choices.push({ weight: 4, arbitrary: filled(grammar.loops, { ...own, B: body({ isLoop: true }) }) });
    }
    if (depth === 0)
      choices.push({
        weight: 2,
        arbitrary: filled(grammar.functions, { ...own, B: body({ isLoop: false, isFunction: true }) }),
      });
    const any = fc.oneof(...choices);
    made.set(key, any);
    return any;
  };
  return statement({ depth: 0, isLoop: false, isFunction: false });
}

/** What a line of definitions defines. */
const defined = /^(?:(?:let|const|var|function\*?|class|def|import) )?(\w+)/;

/**
 * Of definitions those that lines use, and those that these use. What is not followed may keep all of a program from being
 * followed, so none has more of it than it needs.
 */
export function needed(definitions: string, lines: string): string {
  const pieces = definitions.split(/\n(?=\S)/);
  const kept = new Set<string>();
  for (let before = -1; before < kept.size; ) {
    before = kept.size;
    const used = new Set([lines, ...kept].join('\n').match(/\w+/g));
    for (const piece of pieces) {
      const [, name] = defined.exec(piece) ?? [];
      if (name !== undefined && used.has(name)) kept.add(piece);
    }
  }
  return pieces.filter((piece) => kept.has(piece)).join('\n');
}

/** What programs of a language are made of. */
export interface Vocabulary {
  readonly grammar: Grammar;
  readonly leaves: readonly string[];
  /** Expressions around others. */
  readonly inner: readonly string[];
  readonly conditions: readonly string[];
  /** Last lines. */
  readonly ends: readonly string[];
  readonly names: Words;
  readonly index: fc.Arbitrary<string>;
}

/** The lines of a program; one in five may have `odd` templates. Each function has a name of its own. */
export function programLines(all: Vocabulary, odd: RegExp): fc.Arbitrary<string[]> {
  const { inner, grammar } = all;
  const usual = { ...all, ...without(odd, { inner }), grammar: without(odd, grammar) };
  return fc
    .oneof({ weight: 4, arbitrary: parts(usual) }, { weight: 1, arbitrary: parts(all) })
    .map(([made, end]) => [...made, end].map((line, at) => line.replace(/\bF\b/g, `f${at}`)));
}

/** Lines of a program, and its end. */
function parts(all: Vocabulary): fc.Arbitrary<[string[], string]> {
  const { grammar, leaves, inner, conditions, ends, names, index } = all;
  const flat = filled(leaves, { ...names, I: index });
  const condition = filled(conditions, { ...names, I: index, E: flat });
  const withLeaves: Words = { ...names, I: index, C: condition };
  const words: Words = { ...withLeaves, E: expressions(leaves, inner, withLeaves), F: fc.constant('F') };
  const statement = statements(grammar, words);
  return fc.tuple(fc.array(statement, { minLength: 1, maxLength: 8 }), filled(ends, words));
}

/* Puts comments between the words of a program: what it computes stays the same. */
import { parser } from '@lezer/javascript';
import type { Language } from './outline';

const grammars = { javascript: parser, typescript: parser.configure({ dialect: 'ts' }) };

/** Comments that may stand anywhere. */
const anywhere = ['/*w*/', ' /* a, b; */', '/* - ( */ ', ' /* = */ ', '/**//* x */'];
/** Those that end a line stand only where the code must go on. */
const beforeMore = ['// ) + 1\n', ' // let q = 2;\n  ', '/* ,\n */'];

const goesOn = /^([-+*/%=,([?:<>]|\*\*|[-+*/]=|&&|\|\||[<>]=|[!=]==)$/;

/** The program with a comment after one word in `every`, or after each. */
export function sprinkled(source: string, language: Language, random: () => number, every = 1): string {
  const ends: { readonly to: number; readonly word: string }[] = [];
  grammars[language].parse(source).iterate({
    enter: ({ node, name, from, to }) => {
      // What is put in place of a number with its sign finds it as one word.
      const isSign = name === 'ArithOp' && node.parent?.name === 'UnaryExpression';
      if (node.firstChild === null && to > from && !isSign && !/Comment|^(String|Template)/.test(name))
        ends.push({ to, word: source.slice(from, to) });
    },
  });
  let text = '';
  let done = 0;
  for (const { to, word } of ends) {
    if (Math.floor(random() * every) > 0) continue;
    const comments = goesOn.test(word) && random() < 0.4 ? beforeMore : anywhere;
    const comment = comments[Math.floor(random() * comments.length)];
    // A slash before a comment would begin another one.
    text += source.slice(done, to) + (word.endsWith('/') ? ' ' : '') + comment;
    done = to;
  }
  return text + source.slice(done);
}

/** The program without its comments, but for those that say where its parts begin. */
export function bare(source: string, language: Language): string {
  let text = '';
  let done = 0;
  grammars[language].parse(source).iterate({
    enter: ({ name, from, to }) => {
      const isMark = /\b(backward|forward|update)\b/.test(source.slice(from, to));
      if (!/^(Line|Block)Comment$/.test(name) || isMark) return;
      text += `${source.slice(done, from)} `;
      done = to;
    },
  });
  return text + source.slice(done);
}

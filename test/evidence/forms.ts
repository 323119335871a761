/*
 * The same program as others would have it: with inputs that it is not given, or as a function of its inputs. A form
 * that a program can't have is left out.
 */

/** A line that only gives numbers to names: `const a = 2, b = -3;`. */
const givesNumbers =
  /^\s*(?:const|let|var) (\w+(?:: number)? = -?[\d.e]+(?:, \w+(?:: number)? = -?[\d.e]+)*);?$/;

const opening = /^(\/\/.*\n)*/;

interface Inputs {
  /** The program without the lines that give numbers to its inputs. */
  readonly rest: string;
  readonly names: readonly string[];
}

/** Takes the numbers out of a program; names of which `stays` is true keep theirs. */
function withoutNumbers(source: string, stays: (name: string) => boolean): Inputs {
  const names: string[] = [];
  const kept = source.split('\n').filter((line) => {
    const given = givesNumbers
      .exec(line)?.[1]
      .split(',')
      .map((each) => /\w+/.exec(each)?.[0] ?? '');
    if (!given || given.some(stays)) return true;
    names.push(...given);
    return false;
  });
  return { rest: kept.join('\n'), names };
}

/** All forms of a program, by what they are; `returned` is what it ends with as a function. */
export function formsOf(
  source: string,
  returned: string,
  stays: (name: string) => boolean,
): ReadonlyMap<string, string> {
  const forms = new Map([['as it stands', source]]);
  if (/\bfunction\b|=>|^class /m.test(source)) return forms;
  const { rest, names } = withoutNumbers(source, stays);
  const head = opening.exec(rest)?.[0] ?? '';
  if (names.length > 0) forms.set('without its numbers', rest);
  const type = /: number\b/.test(source) ? ': number' : '';
  const list = names.map((name) => name + type).join(', ');
  const body = `${rest.slice(head.length).trim()}\nreturn ${returned};`.replace(/^(?=.)/gm, '  ');
  forms.set('as a function', `${head}function run(${list}) {\n${body}\n}\n`);
  return forms;
}

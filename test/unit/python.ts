/*
 * Real Python as a judge of numbers: programs are run statement by statement, and what each name is worth after each line
 * is noted. Nothing in here uses the code under test.
 */
import { spawnSync } from 'node:child_process';

/** What a program's names are worth after each of its lines that ran: a number, or null for what is none. */
export type Trace = ReadonlyMap<number, ReadonlyMap<string, number | null>>;

const harness = `
import ast, json, math, numpy, sys, types, warnings
warnings.simplefilter('ignore')

ofMath = dict(math.__dict__)
ofNumPy = dict(numpy.__dict__)

def number(value):
    if isinstance(value, bool): return float(value).hex()
    if isinstance(value, int): return float(value).hex() if abs(value) <= 2 ** 53 else 'big'
    if isinstance(value, float): return value.hex()
    if type(value).__module__ == 'numpy' and getattr(value, 'shape', None) == ():
        return None if isinstance(value.item(), complex) else float(value).hex()
    return None

def trace(source):
    lines = {}
    try: tree = ast.parse(source)
    except SyntaxError: return None
    names = {'__name__': '__main__'}
    for statement in tree.body:
        try: exec(compile(ast.Module([statement], []), 'program', 'exec'), names)
        except BaseException: break
        known = {name: number(value) for name, value in names.items() if name != "__builtins__"}
        if not isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            for line in range(statement.lineno, statement.end_lineno + 1): lines[line] = known
    math.__dict__.update(ofMath)
    numpy.__dict__.update(ofNumPy)
    return lines

out = sys.stdout
sys.stdout = open('/dev/null', 'w')
out.write(json.dumps([trace(source) for source in json.load(sys.stdin)]))
`;

/** Whether a Python with NumPy is here. */
export const hasPython =
  spawnSync('python3', ['-c', 'import numpy'], { stdio: 'ignore', timeout: 60_000 }).status === 0;

/** Runs programs in real Python; null for one that is none. */
export function traces(sources: readonly string[]): readonly (Trace | null)[] {
  const { stdout, status, stderr } = spawnSync('python3', ['-c', harness], {
    input: JSON.stringify(sources),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(stderr);
  const all = JSON.parse(stdout) as (Record<string, Record<string, string | null>> | null)[];
  return all.map(
    (lines) =>
      lines &&
      new Map(
        Object.entries(lines).map(([line, names]) => [
          Number(line),
          new Map(Object.entries(names).map(([name, text]) => [name, text === null ? null : numberOf(text)])),
        ]),
      ),
  );
}

/** A float as Python's hex() writes it; NaN for a whole number that no float is. */
function numberOf(text: string): number | null {
  if (text === 'big') return null;
  if (/inf|nan/.test(text))
    return text.includes('nan') ? Number.NaN : text.startsWith('-') ? -Infinity : Infinity;
  const [, sign, whole, digits = '', exponent] = /^(-?)0x(\d)(?:\.([\da-f]+))?p([-+]\d+)$/.exec(text) ?? [];
  let value = Number(whole);
  for (const [k, digit] of [...digits].entries()) value += Number.parseInt(digit, 16) / 16 ** (k + 1);
  const power = Number(exponent);
  // The smallest numbers have a smaller exponent than 2 can have.
  return (sign ? -1 : 1) * value * 2 ** Math.ceil(power / 2) * 2 ** Math.floor(power / 2);
}

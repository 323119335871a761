/* What names mean in Python by themselves, and the functions of numbers in the libraries that people use. */
import { type BuiltIns, composedOf, finite, noNumber } from '../../program/dialect';
import { arithmetic } from './arithmetic';
import { instances, isNumberItself, madeBy, ofOne } from './makers';

/** Gates by the names that functions have for them: `exp`, `arcsin: asin`. */
function named(words: string): (readonly [string, string])[] {
  return words
    .trim()
    .split(/\s+/)
    .map((word) => word.split(':'))
    .map(([name, gate = name]) => [name, gate] as const);
}

const common = 'exp expm1 log log1p log2 log10 sqrt sin cos tan sinh cosh tanh floor ceil trunc';
const inverse = 'asin acos atan atan2 asinh acosh atanh';
const arc = 'arcsin:asin arccos:acos arctan:atan arctan2:atan2 arcsinh:asinh arccosh:acosh arctanh:atanh';
const steps = 'round:roundEven abs sign maximum:max minimum:min square pow:** hypot where:choose';
const numpy = `${common} ${inverse} ${arc} ${steps} cbrt rint:roundEven around:roundEven fix:trunc absolute:abs fabs:abs
  power:** float_power:** add:+ subtract:- multiply:* divide:/ true_divide:/ negative:negate positive:plus
  mod:modulo remainder:modulo floor_divide:floorDivide fmod:remainder float64:plus float32:fround`;

/** The libraries of numbers, and what their functions do. */
const gatesOf: ReadonlyMap<string, readonly (readonly [string, string])[]> = new Map([
  ['math', named(`${common} ${inverse} cbrt fabs:abs pow:** hypot fmod:remainder`)],
  ['numpy', named(numpy)],
  ['jax.numpy', named(numpy)],
  [
    'torch',
    named(
      `${common} ${inverse} ${arc} ${steps} sigmoid relu absolute:abs add:+ sub:- mul:* div:/ neg:negate`,
    ),
  ],
  ['torch.nn.functional', named('sigmoid relu softplus tanh')],
  ['jax.nn', named('sigmoid relu softplus tanh')],
  ['scipy.special', named('expit:sigmoid log1p expm1')],
]);

/** Names of math that are no functions with a gate; `from math import *` has them all. */
const othersOfMath =
  `acosh ceil comb copysign degrees dist erf erfc exp2 factorial frexp fsum gamma gcd isclose isfinite
  isinf isnan isqrt lcm ldexp lgamma modf nextafter perm prod radians remainder ulp pi e tau inf nan`.split(
    /\s+/,
  );

const namesOfMath: ReadonlySet<string> = new Set([
  ...(gatesOf.get('math') ?? []).map(([name]) => name),
  ...othersOfMath,
]);

const constants = new Map([
  ['pi', Math.PI],
  ['e', Math.E],
  ['inf', Number.POSITIVE_INFINITY],
  ['nan', Number.NaN],
]);

/** Libraries, and what they are parts of. */
const libraries: ReadonlySet<string> = new Set([
  ...gatesOf.keys(),
  ...['torch.nn', 'jax', 'scipy', 'random', 'numpy.random', ...instances.values()],
]);

const builtIn = named('abs max min pow:** float:plus int:trunc round:roundEven');

/** Functions of Python itself that change nothing, and have no gate. */
const harmless: ReadonlySet<string> = new Set(
  `all any ascii bin bool bytes callable chr complex dict divmod enumerate filter format frozenset getattr hasattr hash hex
   id isinstance issubclass len list map oct ord print range repr reversed set slice sorted str sum tuple type zip`.split(
    /\s+/,
  ),
);

/** Exceptions of Python itself by the ones that they are of, outermost first. */
export const exceptions: ReadonlyMap<string, string> = new Map(
  `Exception:BaseException ArithmeticError:Exception LookupError:Exception ZeroDivisionError:ArithmeticError
   OverflowError:ArithmeticError FloatingPointError:ArithmeticError IndexError:LookupError KeyError:LookupError
   ValueError:Exception TypeError:Exception AttributeError:Exception NameError:Exception RuntimeError:Exception
   NotImplementedError:RuntimeError RecursionError:RuntimeError AssertionError:Exception StopIteration:Exception`
    .split(/\s+/)
    .map((pair) => pair.split(':') as [string, string]),
);

/** Those that may change something, or call what does. */
const others: ReadonlySet<string> = new Set(
  `__import__ aiter anext breakpoint bytearray classmethod compile delattr dir eval exec exit globals help input iter locals
   memoryview next object open property quit setattr staticmethod super vars`.split(/\s+/),
);

/** What only shows something. */
const showing = ['print', 'plt', 'pprint', 'logging', 'display'];

/** Functions of the libraries that change what they get. */
const changing = /\.(copyto|put|place|putmask|fill_diagonal|shuffle|seed|manual_seed|seterr|set_\w+|\w+_)$/;

/** Whether an import brings a library of numbers, or a part of one. */
export function isLibraryPath(path: string): boolean {
  if (libraries.has(path)) return true;
  const dot = path.lastIndexOf('.');
  return dot > 0 && libraries.has(path.slice(0, dot));
}

/** What `from math import *` binds; null where that can't be known. */
export function namesOfStar(module: string): readonly string[] | null {
  if (module !== 'math') return null;
  return [...namesOfMath];
}

/** The functions of the libraries by their paths, with their gates. */
export const libraryGates: ReadonlyMap<string, string> = new Map(
  [...gatesOf].flatMap(([library, functions]) =>
    functions.map(([name, gate]) => [`${library}.${name}`, gate] as const),
  ),
);

/** Bare names that are taken for a gate where nothing says what they are. */
const bare = named(`sig:sigmoid sigmoid relu softplus square ${common} ${inverse} ${arc} cbrt hypot sign`);

const builtInGates: ReadonlyMap<string, string> = new Map(builtIn);
const clips = 'numpy.clip jax.numpy.clip torch.clip torch.clamp'.split(' ');

const isOfLibrary = (path: string) => path.includes('.') && isLibraryPath(path);
const any = Number.POSITIVE_INFINITY;

export const builtIns: BuiltIns = {
  gates: new Map([...libraryGates, ...builtInGates]),
  assumed: new Map(bare),
  usual: new Map([
    ...['numpy', 'math', 'torch', 'random'].map((name) => [name, name] as const),
    ['np', 'numpy'],
    ['jnp', 'jax.numpy'],
    ['F', 'torch.nn.functional'],
  ]),
  counts: new Map<string, readonly [number, number]>([
    ['max', [2, any]],
    ['min', [2, any]],
    ...['numpy', 'jax.numpy', 'torch'].flatMap((library) =>
      ['maximum', 'minimum', 'hypot'].map((name) => [`${library}.${name}`, [2, 2]] as const),
    ),
  ]),
  takesMore: (path) => !path.startsWith('math.') || path === 'math.log',
  ofLists: new Map([
    ['sum', '+'],
    ['max', 'max'],
    ['min', 'min'],
    ['math.prod', '*'],
  ]),
  composed: composedOf(
    [
      ['math.log/2', '0 math.log 1 math.log /'],
      ['bool/1', '0 not not'],
      ...['numpy', 'jax.numpy'].map((library): [string, string] => {
        // nan stays nan.
        const steps = `0 #0 < #0 0 #0 > #1 0 #0 == 1 0 choose choose ${library}.where`;
        return [`${library}.heaviside/2`, steps];
      }),
      ...clips.map((path): [string, string] => {
        const [library] = path.split(/\.(?=\w+$)/);
        return [`${path}/3`, `0 1 ${library}.maximum 2 ${library}.minimum`];
      }),
      ...['math', 'numpy', 'jax.numpy', 'torch'].flatMap((library): [string, string][] => [
        [`${library}.isnan/1`, noNumber],
        [`${library}.isfinite/1`, finite],
        [`${library}.isinf/1`, `0 0 == ${finite} not and`],
      ]),
    ],
    libraryGates,
  ),
  constants: new Map([
    ...['math', 'numpy', 'jax.numpy', 'torch'].flatMap((library) =>
      [...constants].map(([name, value]) => [`${library}.${name}`, value] as const),
    ),
    ['math.tau', 2 * Math.PI],
  ]),
  nothing: 'None',
  fixed: [],
  libraries,
  instance: '',
  everyArgument: '',
  globalObjects: new Set(),
  random: 'random.random',
  madeBy,
  ofOne,
  isNumberItself,
  instances,
  changesNothing: (path) => {
    if (isOfLibrary(path)) return !changing.test(path);
    return builtInGates.has(path) || harmless.has(path) || showing.includes(path.split('.', 1)[0]);
  },
  truthIsNumber: true,
  arithmetic,
  showing: new Set(showing),
  isFunction: (path) => builtInGates.has(path) || path === 'bool' || isOfLibrary(path),
  isOther: (path) => {
    if (path === 'NotImplemented' || path === 'BaseException' || exceptions.has(path)) return true;
    if (harmless.has(path) || others.has(path) || libraries.has(path)) return true;
    // Of math all is known; what others have besides is not.
    return path.startsWith('math.') ? namesOfMath.has(path.slice('math.'.length)) : isOfLibrary(path);
  },
};

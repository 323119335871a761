/* Which names, members and elements around a statement are gradients, and of what, as far as their names tell. */
import type { GradientNames } from '../../../recognition/names';
import { variablesNamed } from '../machine/named';
import { noGradient } from './results';

/** What holds gradients by the names of their variables: the grads of `grads.W`. */
const holders = /^(d|grads?|gradients?)$/i;

/** What is called so is a gradient, though nothing around it is its variable: `dout`, `dZ`, `d_h`, `dhNext`, `upstream`. */
const likely = /^d([A-Z_].*|.{1,3}|[a-z]_?([Nn]ext|[Pp]rev|[Nn]ew))$|^(up|down)stream|grad|^delta/;

/** Paths have no indices: `this.W`, `grads.W`. */
export class GradientPaths {
  private readonly variables = new Map<string, string | null>();

  constructor(
    /** All that the code around has. */
    private readonly paths: ReadonlySet<string>,
    private readonly names: GradientNames,
    /** The names of the variables of gradients that are known, by the paths of these. */
    private readonly known: ReadonlyMap<string, string>,
  ) {}

  /** The variable of a gradient; null for what is none. */
  variableOf(path: string): string | null {
    const known = this.variables.get(path);
    if (known !== undefined) return known;
    const found = this.find(path);
    this.variables.set(path, found);
    return found;
  }

  /** What the gradient of a variable would be called. */
  gradientOf(path: string): string {
    const [holder, name] = parted(path);
    const beside = `${holder}grad`;
    const isBeside = variablesNamed('grad', this.names, true).some(
      (each) => each.isBeside && each.name === name,
    );
    if (isBeside && [...this.paths].some((each) => each.endsWith('.grad'))) return beside;
    const all = [...this.paths]
      .map((each) => parted(each)[0])
      .find((each) => holders.test(each.slice(0, -1)));
    return all !== undefined ? all + name : holder + this.names.gradientOf(name);
  }

  private find(path: string): string | null {
    const [holder, name] = parted(path);
    const known = this.known.get(path);
    if (known !== undefined) return this.variableNamed(known, path);
    if (holders.test(parted(holder.slice(0, -1))[1])) return this.anywhere(name, holder) ?? name;
    const named = variablesNamed(name, this.names, holder !== '');
    for (const each of named) {
      if (this.paths.has(holder + each.name)) return holder + each.name;
      if (!each.isBeside && this.paths.has(each.name)) return each.name;
    }
    const [first] = named;
    if (!likely.test(name) || noGradient.test(name) || !first) return null;
    if (!first.isBeside) return holder + first.name;
    const usual = named.find((each) => this.hasBeside(`.${each.name}`));
    return holder + (usual ?? first).name;
  }

  /** Whether anything has a member that is called as what a path ends with. */
  hasBeside(path: string): boolean {
    const [holder, name] = parted(path);
    return holder !== '' && [...this.paths].some((each) => each.endsWith(`.${name}`));
  }

  /** The path of a variable whose name is known: beside its gradient, or anywhere else. */
  private variableNamed(name: string, path: string): string {
    const [holder, own] = parted(path);
    const beside = holder + name;
    const isBeside = variablesNamed(own, this.names, true).some(
      (each) => each.isBeside && each.name === name,
    );
    return beside !== path && (this.paths.has(beside) || (isBeside && this.hasBeside(beside)))
      ? beside
      : (this.anywhere(name, path) ?? name);
  }

  /** A path that ends with a name, and is none of what a holder has. */
  private anywhere(name: string, holder: string): string | undefined {
    if (this.paths.has(name)) return name;
    return [...this.paths].find((each) => each.endsWith(`.${name}`) && !each.startsWith(holder));
  }
}

/** What a path ends with, and all before that, its dot included. */
function parted(path: string): readonly [holder: string, name: string] {
  const dot = path.lastIndexOf('.') + 1;
  return [path.slice(0, dot), path.slice(dot)];
}

/* Inputs that stand for parts of something, or for what only the running code knows: `data[0]`, `p.a`, `readInput()`. */
import { newVersion, type Version } from '../tape/wiring';
import type { Member } from './containers';
import type { FrameInputs, Shared } from './inputs';
import type { ScopeNames } from './name';
import type { OpaqueCode } from './opaque';
import { hides, type ScopeText } from './scope-text';

/** The parts of a frame that paths are made from. */
interface FrameParts {
  readonly sheet: Shared;
  readonly text: ScopeText;
  readonly names: ScopeNames;
  readonly opaque: OpaqueCode;
  readonly inputs: FrameInputs;
  /** The statement of the scope around that its function stands in, by number. */
  readonly place: number;
}

export class Paths {
  /** Inputs by the name that they are parts of, and by path, as long as nothing may have changed them. */
  private byRoot = new Map<string, Map<string, Version>>();
  private randoms = 0;
  /** The call that draws a number. */
  readonly random: string;

  constructor(
    private readonly frame: FrameParts,
    private readonly parent: Paths | null,
  ) {
    this.random = `${frame.sheet.dialect.names.random}()`;
  }

  /** What a path stands for that was read before; a path that is not `stable` is another at every read. */
  known(path: string, stable: boolean): Version | undefined {
    const root = this.rootOf(path);
    return stable && !this.isLive(root) ? this.byRoot.get(root)?.get(path) : undefined;
  }

  /** What paths are worth may have changed: those of one name, or all. */
  forget(root?: string): void {
    if (root !== undefined) this.byRoot.delete(root);
    else if (this.byRoot.size > 0) this.byRoot = new Map();
  }

  /** Makes the input that a path stands for. */
  input(path: string, stable: boolean, hidden: boolean, statement: number): Version {
    const root = this.rootOf(path);
    const version = this.memberInput(path) ?? this.unreadInput(path, root, hidden, statement);
    if (!stable) this.frame.opaque.gives(version.node);
    else if (!this.isLive(root)) {
      const paths = this.byRoot.get(root) ?? new Map<string, Version>();
      this.byRoot.set(root, paths.set(path, version));
    }
    return version;
  }

  /** A path's input got the name of a variable: what it is that the variable stands for. */
  release(path: string): string {
    if (!path.startsWith(this.random)) return path;
    this.randoms--;
    return this.random;
  }

  private unreadInput(path: string, root: string, hidden: boolean, statement: number): Version {
    return this.frame.inputs.make({
      name: path === this.random ? this.nextRandom() : path,
      origin: 'unread',
      reason: `${path} is only known when the code runs`,
      blocked: this.behind(path, root),
      statement,
      hidden,
      isFraction: path === this.random,
    });
  }

  /** Every call that draws at random gives a number of its own, and so has a name of its own. */
  private nextRandom(): string {
    const nth = ++this.randoms;
    return nth === 1 ? this.random : `${this.random} #${nth}`;
  }

  /** The name whose value a path is a part of: `data` for `data[0]`, `a` for `globalThis.a`. */
  private rootOf(path: string): string {
    const [root, member = ''] = path.split(/[.[]/, 2);
    // In a plain function, too, the instance may be the global object.
    const { globalObjects, instance } = this.frame.sheet.dialect.names;
    const isGlobal = globalObjects.has(root) || root === instance;
    return isGlobal && !hides(this.frame.text.own, member) ? member : root;
  }

  /** What may stand behind something that only the running code knows: what was kept, and the names that it is a view of. */
  private behind(path: string, root: string): readonly number[] {
    const { opaque, text, sheet } = this.frame;
    const nodes = path === this.random ? [] : [...opaque.kept()];
    const names =
      root === sheet.dialect.names.everyArgument
        ? (text.own?.parameters.map(({ name }) => name) ?? [])
        : [root];
    for (const name of names) nodes.push(...opaque.sourcesOf(name));
    if (this.isLive(root)) nodes.push(...opaque.captured());
    return nodes;
  }

  /** Whether the members of an object of the file may be what functions make of other names, which change. */
  private isLive(root: string): boolean {
    const { names, text } = this.frame;
    return names.get(root)?.other?.kind === 'none' && text.captured.size > 0;
  }

  /** `p.a` of a `const p = { a: 2 }` that nothing changes: an input with that value. */
  private memberInput(path: string): Version | null {
    const member = this.memberOf(path);
    if (!member) return null;
    const { value, at } = member;
    const { tape } = this.frame.sheet;
    const node = tape.constant(value, at.from, at.to);
    tape.mark(node, 'varies');
    return newVersion(path, node, 'literal', at, -1);
  }

  /** The same for the function that `inside` is a going-through of: it finds the value whenever it is called. */
  private memberOf(path: string, inside?: FrameParts): Member | undefined {
    const { opaque, text, names } = this.frame;
    const root = path.slice(0, path.search(/[.[]/));
    if (opaque.isVolatile(root) || opaque.wild) return undefined;
    const own = text.containers.get(path);
    const reader = inside?.text.own;
    const isThere = reader ? text.isSettledFor(root, reader, inside.place) : names.get(root)?.isBound;
    if (own) return isThere ? own : undefined;
    return hides(text.own, root) || names.get(root)?.isBound
      ? undefined
      : this.parent?.memberOf(path, this.frame);
  }
}

/* Reads one scope: follows its statements, and then cuts what that wrote into circuits with their backward passes. */
import type { InputComment } from '../circuits/assume';
import { ScopeComments } from '../circuits/comments';
import { Anew, Counts } from '../circuits/counts';
import { Follower } from '../circuits/follow';
import { isFollowed, isWorthFollowing } from '../circuits/following/codes';
import { FollowedScope } from '../circuits/following/scope';
import { Frame } from '../circuits/frame';
import type { Log } from '../circuits/log';
import type { ScopeText } from '../circuits/scope-text';
import { extentOf, type SheetExtent, truncate } from '../circuits/sheet';
import { lengthOf } from '../program/given';
import { moved, type Statement } from '../program/statements';
import { Func } from '../program/values';
import type { Home } from '../tape/wiring';
import { type GradientNames, mayNameGradient } from './names';
import { type File, Recogniser } from './recogniser';

/** Reads one scope, the top level or a function's body, into circuits. */
export class ScopeBuilder {
  frame: Frame;
  readonly comments: ScopeComments;
  private readonly counts: Counts;
  /** What was written before it. */
  private readonly extent: SheetExtent;
  /** The scope as it was followed, where that was more than straight lines. */
  followed: FollowedScope | null = null;

  constructor(
    private readonly file: File,
    private readonly home: Home,
    private readonly text: ScopeText,
    private readonly parent: ScopeBuilder | null,
    private readonly base: number,
    private readonly place: number,
    /** Names that comments give to gradients in this scope, by their variables. */
    private readonly gradientNames: GradientNames,
    /** The `@input` comments that stand in this scope. */
    inputComments: readonly InputComment[],
  ) {
    this.comments = new ScopeComments(inputComments, parent?.comments ?? null);
    const said = (name: string) => file.inputs.get(name) ?? this.comments.of(name)?.value;
    this.counts = new Counts(
      said,
      (path) => said(lengthOf(path)),
      (name, path) => {
        file.counted.add(name);
        if (path !== null) file.lengths.add(path);
      },
    );
    this.extent = extentOf(file);
    this.frame = this.newFrame();
  }

  private newFrame(): Frame {
    const { file, home, text, comments, parent, place, base, counts } = this;
    const frame = new Frame(file, home, text, comments, parent?.frame ?? null, place, counts);
    for (const parameter of text.own?.parameters ?? []) {
      const otherwise = parameter.default && file.expressions.constantOf(parameter.default, frame);
      frame.addParameter(parameter.name, moved(parameter, base), otherwise);
    }
    return frame;
  }

  /** Follows more than straight lines where there is more. */
  private toFollow(): FollowedScope | null {
    const { file, frame, text, base, parent, gradientNames } = this;
    const { library } = file.dialect;
    if (
      !file.codes ||
      !library ||
      text.anyChange !== null ||
      !isWorthFollowing(text.items, file.dialect.names)
    )
      return null;
    if (!file.codes.isPlain) return null;
    const own = text.own ? file.codes.functionAt(text.own, base) : null;
    if (text.own && (!own || own.code.yields || !isFollowed(own.code))) return null;
    const codes = own ? own.code.body.map((code) => ({ code, base: own.base })) : file.codes.top;
    const around = {
      functionNamed: (name: string) => {
        const made = parent?.functionNamed(name) ?? null;
        return made && { made, isNear: made === parent?.ownFunction(name) };
      },
      isGradientOf: (name: string, variable: string) =>
        /^grad(ient)?s?$/i.test(name) || gradientNames.variablesOf(name).includes(variable),
      variablesOf: (name: string) => gradientNames.variablesOf(name),
    };
    return new FollowedScope(file.expressions, frame, text.items, codes, library, around, own?.code ?? null);
  }

  /** A function that this scope, or one around it, has under a name. */
  functionNamed(name: string): Func | null {
    return this.ownFunction(name) ?? this.parent?.functionNamed(name) ?? null;
  }

  private ownFunction(name: string): Func | null {
    return this.followed?.functionNamed(name) ?? this.declared(name);
  }

  /** Functions that are declared in this scope, by their names. */
  private readonly declaredHere = new Map<string, Func | null>();

  private declared(name: string): Func | null {
    const known = this.declaredHere.get(name);
    if (known !== undefined) return known;
    const made = this.madeOf(name);
    this.declaredHere.set(name, made);
    return made;
  }

  /** A function that is declared in a scope which has nothing else to follow. */
  private madeOf(name: string): Func | null {
    const { file, text } = this;
    if (this.followed || text.own || !file.codes?.isPlain) return null;
    const [found, ...more] = file.codes.top.filter(
      ({ code }) => code.kind === 'function' && code.name === name,
    );
    if (found?.code.kind !== 'function' || more.length > 0) return null;
    const { code } = found.code;
    const hasValues =
      file.dialect.library?.selfIsArgument && code.parameters.some(({ otherwise }) => otherwise);
    if (hasValues || code.decorators.length > 0) return null;
    return new Func(code, { cells: new Map(), around: null }, null, found.base);
  }

  /** Reads all statements, with a pause after every few of them. */
  *build(): Generator<undefined, void> {
    const { file, text, gradientNames } = this;
    let first = text.items.length;
    // Asked here, since going through all names once more would cost as much as following them.
    const log = yield* this.log((statement, index) => {
      if (index < first && mayNameGradient(statement, gradientNames)) first = index;
    });
    yield* new Recogniser(file, this.frame, log, gradientNames).recognise(first);
  }

  /** Follows the scope, and begins anew where more is known of its counts by then. */
  private *log(watch: (statement: Statement, index: number) => void): Generator<undefined, Log> {
    const { file, text } = this;
    for (;;) {
      this.followed = this.toFollow();
      const follower = this.followed ?? new Follower(file.expressions, this.frame, text.items);
      try {
        return yield* follower.follow(watch);
      } catch (error) {
        if (!(error instanceof Anew)) throw error;
        truncate(file, this.extent);
        file.expressions.truncate(this.extent.nodes);
        this.frame = this.newFrame();
      }
    }
  }
}

/* Reads one scope: follows its statements, and then cuts what that wrote into circuits with their backward passes. */
import type { InputComment } from '../circuits/assume';
import { ScopeComments } from '../circuits/comments';
import { Follower } from '../circuits/follow';
import { isFollowed, isWorthFollowing } from '../circuits/following/codes';
import { FollowedScope } from '../circuits/following/scope';
import { Frame } from '../circuits/frame';
import type { ScopeText } from '../circuits/scope-text';
import { moved } from '../program/statements';
import type { Func } from '../program/values';
import type { Home } from '../tape/wiring';
import { type GradientNames, mayNameGradient } from './names';
import { type File, Recogniser } from './recogniser';

/** Reads one scope, the top level or a function's body, into circuits. */
export class ScopeBuilder {
  readonly frame: Frame;
  /** The scope as it was followed, where that was more than straight lines. */
  followed: FollowedScope | null = null;

  constructor(
    private readonly file: File,
    home: Home,
    private readonly text: ScopeText,
    private readonly parent: ScopeBuilder | null,
    private readonly base: number,
    place: number,
    /** Names that comments give to gradients in this scope, by their variables. */
    private readonly gradientNames: GradientNames,
    /** The `@input` comments that stand in this scope. */
    inputComments: readonly InputComment[],
  ) {
    const { own } = text;
    const comments = new ScopeComments(inputComments, parent?.frame.comments ?? null);
    this.frame = new Frame(file, home, text, comments, parent?.frame ?? null, place);
    for (const parameter of own?.parameters ?? []) {
      const otherwise = parameter.default && file.expressions.constantOf(parameter.default, this.frame);
      this.frame.addParameter(parameter.name, moved(parameter, base), otherwise);
    }
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
    if (text.own && (!own || !isFollowed(own.code))) return null;
    const codes = own ? own.code.body.map((code) => ({ code, base: own.base })) : file.codes.top;
    const around = {
      functionNamed: (name: string) => parent?.functionNamed(name) ?? null,
      isGradientOf: (name: string, variable: string) =>
        /^grad(ient)?s?$/i.test(name) || gradientNames.variablesOf(name).includes(variable),
    };
    return new FollowedScope(file.expressions, frame, text.items, codes, library, around, own?.code ?? null);
  }

  /** A function that this scope, or one around it, has under a name. */
  functionNamed(name: string): Func | null {
    return this.followed?.functionNamed(name) ?? this.parent?.functionNamed(name) ?? null;
  }

  /** Reads all statements, with a pause after every few of them. */
  *build(): Generator<undefined, void> {
    const { file, frame, text, gradientNames } = this;
    let first = text.items.length;
    this.followed = this.toFollow();
    const follower = this.followed ?? new Follower(file.expressions, frame, text.items);
    // Asked here, since going through all names once more would cost as much as following them.
    const log = yield* follower.follow((statement, index) => {
      if (index < first && mayNameGradient(statement, gradientNames)) first = index;
    });
    yield* new Recogniser(file, frame, log, gradientNames).recognise(first);
  }
}

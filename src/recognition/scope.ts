/* Reads one scope: follows its statements, and then cuts what that wrote into circuits with their backward passes. */
import type { InputComment } from '../circuits/assume';
import { ScopeComments } from '../circuits/comments';
import { Follower } from '../circuits/follow';
import { Frame } from '../circuits/frame';
import type { ScopeText } from '../circuits/scope-text';
import { moved } from '../program/statements';
import type { Home } from '../tape/wiring';
import { type GradientNames, mayNameGradient } from './names';
import { type File, Recogniser } from './recogniser';

/** Reads one scope, the top level or a function's body, into circuits. */
export class ScopeBuilder {
  readonly frame: Frame;

  constructor(
    private readonly file: File,
    home: Home,
    private readonly text: ScopeText,
    parent: Frame | null,
    base: number,
    place: number,
    /** Names that comments give to gradients in this scope, by their variables. */
    private readonly gradientNames: GradientNames,
    /** The `@input` comments that stand in this scope. */
    inputComments: readonly InputComment[],
  ) {
    const { own } = text;
    const comments = new ScopeComments(inputComments, parent?.comments ?? null);
    this.frame = new Frame(file, home, text, comments, parent, place);
    for (const parameter of own?.parameters ?? []) {
      const otherwise = parameter.default && file.expressions.constantOf(parameter.default, this.frame);
      this.frame.addParameter(parameter.name, moved(parameter, base), otherwise);
    }
  }

  /** Reads all statements, with a pause after every few of them. */
  *build(): Generator<undefined> {
    const { file, frame, text, gradientNames } = this;
    let first = text.items.length;
    // Asked here, since going through all names once more would cost as much as following them.
    const log = yield* new Follower(file.expressions, frame, text.items).follow((statement, index) => {
      if (index < first && mayNameGradient(statement, gradientNames)) first = index;
    });
    yield* new Recogniser(file, frame, log, gradientNames).recognise(first);
  }
}

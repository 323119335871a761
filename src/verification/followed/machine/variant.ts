/*
 * What a variant says of what is not given: which side of a condition on what is no number is taken, and whether something is
 * a text.
 */
import type { ExpressionBuilder } from '../../../circuits/expression';
import type { ScopeAround } from '../../../circuits/following/world';
import type { Frame } from '../../../circuits/frame';
import { opcodeOf } from '../../../gates/opcodes';
import type { Library } from '../../../program/library';
import { Given, type Value } from '../../../program/values';
import type { GradientNames } from '../../../recognition/names';
import { lastOf, plainName } from './marked';
import { isBare } from './named';
import type { NameMeaning } from './naming';
import { textIn } from './parts';
import { TableMachine } from './tables';
import { TextAnswers } from './texts';

export abstract class VariantMachine extends TableMachine {
  /** Conditions on what is no number, by where they stand: which side is taken. */
  readonly decisions = new Map<number, boolean>();
  private readonly answers = new TextAnswers();

  constructor(
    builder: ExpressionBuilder,
    frame: Frame,
    library: Library,
    around: ScopeAround,
    gradientNames: GradientNames,
    /** The conditions of which the other side is taken. */
    private readonly otherwise: ReadonlySet<number>,
    protected readonly otherMeanings: ReadonlySet<NameMeaning>,
  ) {
    super(builder, frame, library, around, gradientNames);
  }

  /** What the inputs are called, by their nodes. */
  get inputNames(): ReadonlyMap<number, string> {
    return this.frame.inputs.names;
  }

  /** Whether something that is not given is some text is for the variant to say. */
  override apply(gate: string, given: readonly Value[], path = ''): Value {
    if (gate === 'typeof' && this.isOpen(given[0])) return new Given('typeof');
    if (gate === 'instanceof' && this.isOpen(given[0])) return this.isOfKind(given[0], given[1]);
    if (!given.some((each) => typeof each === 'object' && each.kind === 'text'))
      return super.apply(gate, given, path);
    const isOpen = given.some((each) => this.isOpen(each));
    // What a trial gives is given.
    if (isOpen && compares.has(gate) && given.some((each) => textIn(each) === 'undefined'))
      return this.truth(unequal.test(gate));
    if (isOpen && compares.has(gate)) return this.isText(given, !unequal.test(gate));
    const texts = gate === '+' ? given.map((each) => this.asText(each)) : [];
    if (texts.length > 0 && !texts.includes(null)) return { kind: 'text', value: texts.join('') };
    return super.apply(gate, given, path);
  }

  /** Whether something of the caller's is a text, or is another: open as long as nothing that was decided says so. */
  private isText(given: readonly Value[], isIt: boolean): Value {
    const [own, other] = this.isOpen(given[0]) ? given : [given[1], given[0]];
    const question = { of: this.askedOf(own), text: textIn(other) ?? '', isIt };
    const known = this.answers.known(question);
    if (known !== null) return this.truth(known);
    const node = this.unknown([], 'which text this is depends on the caller');
    this.answers.ask(node, question);
    return node;
  }

  private readonly kinds = new Map<Value, Map<Value, Given>>();

  /** Whether something of the caller's is of a class: one way through code has one answer. */
  private isOfKind(value: Value, kind: Value): Value {
    const of = this.askedOf(value);
    const kinds = this.kinds.get(of) ?? new Map<Value, Given>();
    const asked = kinds.get(kind) ?? new Given('instanceof');
    this.kinds.set(of, kinds.set(kind, asked));
    return this.isText([asked, { kind: 'text', value: 'true' }], true);
  }

  /** Whether something is a text, as what was asked of it says. */
  isTextual(value: Value): boolean {
    return this.answers.isText(this.askedOf(value));
  }

  private askedOf(value: Value): Value {
    const own = value instanceof Given && value.node >= 0 ? value.node : value;
    return typeof own === 'number' ? this.tape.sourceOf(own) : own;
  }

  private isOpen(value: Value): boolean {
    return typeof value === 'number' ? this.tape.isInput(this.tape.sourceOf(value)) : value instanceof Given;
  }

  /** A text that is not given, as a part of a key, is what it is called. */
  protected override asText(value: Value): string | null {
    const node = value instanceof Given && value.members.size === 0 ? value.node : value;
    if (typeof node !== 'number' || (node >= 0 && this.isCount(node))) return super.asText(value);
    const name = value instanceof Given ? value.path : this.inputNames.get(node);
    return name === undefined ? super.asText(value) : plainName(name);
  }

  /** `if (!x.grad) x.grad = zeros(n)`: it has got one before. */
  protected override asTruth(value: Value): Value {
    const isGradient = value instanceof Given && isBare(lastOf(value.path));
    return isGradient ? value : super.asTruth(value);
  }

  /** A condition on what is no number, and not known, is as the variant says: true, but for those that are otherwise. */
  protected override decided(test: Value): boolean | null {
    const known = super.decided(test);
    if (known !== null) return known;
    if (typeof test === 'number') this.comparesPlaces(test);
    const { tape } = this;
    const node = typeof test === 'number' ? tape.sourceOf(test) : -1;
    // `if (!training)`: what holds is that it is training. `if (!(other instanceof Value))`: that it is one.
    const isNegated = node >= 0 && tape.op[node] === negation;
    const of = isNegated ? tape.sourceOf(tape.inputsOf(node)[0]) : node;
    const flag = this.inputNames.get(of) ?? '';
    if (of >= 0 && !tape.isUnread(of) && !isFlag(flag)) return known;
    // Nobody goes backward where nothing is trained.
    if (isTraining.test(plainName(flag))) return !isNegated;
    const taken = this.otherwise.has(this.from) === isNegated;
    this.decisions.set(this.from, taken);
    this.answers.decide(of, taken !== isNegated);
    return taken;
  }

  protected override takes(at: number): boolean {
    const taken = !this.otherwise.has(at);
    this.decisions.set(at, taken);
    return taken;
  }
}

/** Whether something that is not given is a flag, and no number, by its name: `a.requires_grad`, `isTraining`. */
const isFlag = (path: string) =>
  /(^|[._])((requires|needs)_?[gG]rad|(is|has|use)([A-Z]\w*|_\w+)|train(ing|able)?|frozen|enabled)$/.test(
    plainName(path),
  );

const isTraining = /(^|[._]|is_?)train(ing)?(_?mode)?$/i;

const negation = opcodeOf('not');

/** Operators that say whether two things are the same. */
const unequal = /^(!=|looseUnequal|isNot)$/;
const compares: ReadonlySet<string> = new Set(['==', '!=', 'looseEqual', 'looseUnequal', 'is', 'isNot']);

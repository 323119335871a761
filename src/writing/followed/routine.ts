/* Writes the backward function of a function, and the backward method of a forward method. */
import type { Analysis } from '../../analysis/model';
import type { Code, FunctionCode } from '../../program/code';
import { beginsLine, type Edit, indentOf } from '../../text/edits';
import { identifiersIn, isIdentifier } from '../../text/identifiers';
import { activeRoots } from './active';
import { Backward } from './backward';
import { UnitFacts } from './facts';
import type { CodeReader } from './lower';
import { type Act, leadingReads, NoPass, type Worth } from './model';
import { parametersOf } from './parameters';
import { type CodePiece, changesOf, linesOf, type Manner } from './pieces';
import { type AskedFor, backwardName } from './places';
import { insertedBelow, mannerOf } from './style';
import { readerOf, wordsOf } from './surroundings';
import { type PassResult, WritingUnit } from './unit';
import { ValuesBack } from './values';

export class Routine {
  private readonly code: FunctionCode;
  private readonly parameters: readonly string[];
  private readonly instance: string;
  private readonly reader: CodeReader;
  private readonly block: readonly Act[];
  private readonly manner: Manner;
  private readonly name: string;
  private facts: UnitFacts;

  constructor(
    private readonly analysis: Analysis,
    private readonly asked: Extract<AskedFor, { kind: 'function' | 'method' }>,
  ) {
    const { code, base } = asked;
    this.code = code;
    const names = code.parameters.map(({ target }) => (target.kind === 'name' ? target.name : ''));
    const { selfIsArgument = false } = analysis.dialect.library ?? {};
    const isMethod = asked.kind === 'method';
    this.instance = isMethod ? (selfIsArgument ? (names[0] ?? '') : 'this') : '';
    this.parameters = isMethod && selfIsArgument ? names.slice(1) : names;
    this.reader = readerOf(analysis, this.instance, base, code);
    this.block = this.reader.block(code.body, new Map());
    this.manner = mannerOf(analysis, this.block, this.stepOf());
    this.name = backwardName(asked.name, this.manner.structures.joinsBy);
    this.facts = new UnitFacts(this.block, new Set());
  }

  write(): { readonly edits: readonly Edit[] } {
    const { asked, analysis, parameters } = this;
    if (!this.code.plain) throw new NoPass(`${asked.name} does not run at once, or not all of it is known.`);
    if (this.code.parameters.some(({ form }) => form === 'rest' || form === 'keywords'))
      throw new NoPass(`${asked.name} takes any number of arguments.`);
    if (parameters.includes('')) throw new NoPass(`${asked.name} takes a parameter apart: give it a name.`);
    const isThere =
      asked.kind === 'method' ? asked.others.includes(this.name) : wordsOf(analysis).has(this.name);
    if (isThere) throw new NoPass(`${this.name} is there already.`);
    this.refuseChanged();
    const given = this.givenValue();
    const wanted = this.wanted();
    const results = this.resultsOf(given, wanted);
    this.facts = new UnitFacts(this.block, new Set());
    const outputs = new Set(
      [...results.map(({ value }) => value), ...(given.length > 1 ? given : [])].flatMap((value) => [
        ...rootsIn(value),
      ]),
    );
    const active = activeRoots(this.facts, wanted, outputs);
    const asks = [...wanted].filter((root) => active.has(root));
    if (asks.length === 0)
      throw new NoPass(`No gradient goes back from what ${asked.name} gives to what it takes.`);
    return this.written(results, new Set(asks), active);
  }

  private written(
    results: readonly PassResult[],
    wanted: ReadonlySet<string>,
    active: ReadonlySet<string>,
  ): { readonly edits: readonly Edit[] } {
    const { analysis, reader, manner, block, facts } = this;
    const fresh = (...names: readonly string[]) => reader.fresh(...names);
    const counter = (taken: readonly string[]) => reader.counter(taken);
    const names = analysis.gradientNames;
    const unit = new WritingUnit({ block, manner, names, wanted, runs: false, fresh, counter });
    const kept = this.asked.kind === 'method' ? this.keptFields() : new Map<string, string>();
    const values = new ValuesBack(facts, reader.speaker, fresh, false, manner.structures, kept);
    const given = this.givenRoots(results, wanted);
    for (const root of given) if (root.includes('.')) unit.name(root, results[0].gradient);
    let pieces = new Backward(unit, values, active, results, given).whole([]);
    const seeds = results.map(({ value, gradient }) => {
      if (value.kind !== 'place' || !given.has(value.root)) return gradient;
      const own = unit.gradientOf(value.root);
      const depth = facts.depthOf(value.root);
      if (depth === 0 || changesOf(pieces, value.root) === 0) return own;
      const arriving = fresh(unit.gradientOf('out'), unit.gradientOf('result'), 'upstream');
      const copied: CodePiece = {
        kind: 'declare',
        name: own,
        value: manner.structures.copied(arriving, depth),
        changes: false,
      };
      pieces = [copied, ...pieces];
      return arriving;
    });
    this.refuseNames(unit, active, given);
    const gives = this.parameters.filter((name) => wanted.has(name)).map((name) => unit.gradientOf(name));
    const lines = [
      ...linesOf(pieces, manner),
      ...(gives.length > 0 ? [manner.structures.given(gives) + manner.end] : []),
    ];
    return { edits: [...this.keeping(values, kept), this.inserted(seeds, lines)] };
  }

  /** Variables that are returned at the end, whose gradients are what arrives. */
  private givenRoots(results: readonly PassResult[], wanted: ReadonlySet<string>): ReadonlySet<string> {
    if (this.block.at(-1)?.kind !== 'give' || givesIn(this.block) > 1) return new Set();
    const roots = results.flatMap(({ value }) =>
      value.kind === 'place' && value.indices.length === 0 ? [value.root] : [],
    );
    const isMade = (root: string) =>
      !root.includes('.') ||
      (this.facts.writesOf(root).length === 1 && this.facts.readsOf(root).length === 1);
    return new Set(roots.filter((root) => !wanted.has(root) && isMade(root)));
  }

  /** Parameters that a method asks for on the way back, and does not keep: it keeps them from now on. */
  private keeping({ asked }: ValuesBack, kept: ReadonlyMap<string, string>): Edit[] {
    const { source } = this.analysis;
    const missing = this.parameters.filter((name) => asked.has(name) && !this.fieldFor(name));
    const [first] = this.code.body.filter((code) => !this.manner.structures.isDocumentation(code));
    if (missing.length === 0) return [];
    const at = this.beginningOf(first);
    const lines = missing.map(
      (name) => `${this.manner.writing.assignment(kept.get(name) ?? '', '', name)}${this.manner.end}`,
    );
    const indent = indentOf(source, at);
    return [{ from: at, to: at, text: lines.map((line) => `${line}\n${indent}`).join('') }];
  }

  /** Where a statement begins that has its line to itself. */
  private beginningOf(code: Code): number {
    const { source } = this.analysis;
    const at = (code.kind === 'assign' ? code.within.from : code.from) + this.asked.base;
    const keyword = code.kind === 'declare' ? /(?:let|var|const)\s+$/.exec(source.slice(0, at)) : null;
    const begin = at - (keyword?.[0].length ?? 0);
    if (!beginsLine(source, begin))
      throw new NoPass(
        'The forward method does not keep what it is called with: begin it on a line of its own.',
        begin,
      );
    return begin;
  }

  private inserted(seeds: readonly string[], lines: readonly string[]): Edit {
    const { analysis, asked, manner, code } = this;
    const { structures } = manner;
    const { texts, gives } = parametersOf(analysis.source, code, asked.base);
    const isMethod = asked.kind === 'method';
    const words = new Set(lines.flatMap((line) => identifiersIn(line)));
    const isTyped =
      [...texts].some(([name, text]) => text.slice(name.length).trimStart().startsWith(':')) &&
      structures.joinsBy === '';
    const seedType = isTyped ? `: ${gives || 'number'}` : '';
    const own = isMethod
      ? []
      : this.parameters.filter((name) => words.has(name)).map((name) => texts.get(name) ?? name);
    const self = isMethod && this.instance !== 'this' ? [this.instance] : [];
    const all = [...self, ...seeds.map((seed) => seed + seedType), ...own];
    const head = structures.functionHead(this.name, all.join(', '), isMethod);
    const whole = structures.block(head, lines, manner.step);
    const end = asked.kind === 'method' ? code.to + asked.base : asked.whole.to;
    const begin = asked.kind === 'method' ? code.from + asked.base : asked.whole.from;
    const blanks = isMethod || structures.joinsBy === '' ? [''] : ['', ''];
    return insertedBelow(analysis, end, [...blanks, ...whole], indentOf(analysis.source, begin));
  }

  /** One step of indentation, as the function's body has it. */
  private stepOf(): string {
    const { source } = this.analysis;
    const { base, code } = this.asked;
    const [first] = code.body;
    if (!first || !beginsLine(source, first.from + base)) return '';
    return indentOf(source, first.from + base).slice(indentOf(source, code.from + base).length);
  }

  /** Parameters that are changed in place can't be had again. */
  private refuseChanged(): void {
    for (const name of this.parameters)
      for (const { place, part } of this.facts.writesOf(name))
        if (place.indices.length > 0)
          throw new NoPass(`${name} is changed in place, so that its values are lost.`, part.at);
  }

  /** What is returned; of several returns all must be alike. */
  private givenValue(): readonly Worth[] {
    const values = [...valuesGiven(this.block)];
    if (values.length === 0) throw new NoPass(`${this.asked.name} returns nothing to go back from.`);
    return values;
  }

  private wanted(): Set<string> {
    const { facts, analysis } = this;
    const isAsked = (root: string) => !analysis.constants.has(root) && !facts.counts.has(root);
    const fields = [...facts.roots].filter(
      (root) =>
        root.includes('.') &&
        facts.writesOf(root).length === 0 &&
        isIdentifier(root.slice(root.indexOf('.') + 1)),
    );
    return new Set([...this.parameters, ...fields].filter(isAsked));
  }

  private resultsOf(values: readonly Worth[], wanted: ReadonlySet<string>): readonly PassResult[] {
    const { gradientNames } = this.analysis;
    const [first] = values;
    const isTuple = first.kind === 'list' && first.isTuple;
    if (values.length > 1 && isTuple)
      throw new NoPass(`${this.asked.name} returns several values in several places.`);
    const all = isTuple ? first.items.filter((item) => item.kind !== 'list') : [first];
    const parameters = new Set(this.parameters);
    const isResult = (value: Worth) => {
      if (value.kind === 'number' || (isTuple && value.kind === 'other')) return false;
      return !(isTuple && value.kind === 'place' && parameters.has(value.root));
    };
    const moved = activeRoots(this.facts, wanted, new Set(this.facts.roots));
    const results = all.filter((value) => isResult(value) && rootsIn(value).some((root) => moved.has(root)));
    if (results.length === 0 && !values.slice(1).some(isResult))
      throw new NoPass(`No gradient goes back from what ${this.asked.name} gives to what it takes.`);
    const cache = isTuple ? results.slice(0, 1) : results.length > 0 ? results : [first];
    return cache.map((value) => ({
      value,
      gradient: this.reader.fresh(gradientNames.gradientOf('out'), 'upstream'),
    }));
  }

  /** Where a method keeps its parameters, and what it computes once. */
  private keptFields(): ReadonlyMap<string, string> {
    const kept = new Map<string, string>();
    const names = new Set([
      ...this.parameters,
      ...[...this.facts.roots].filter((root) => !root.includes('.')),
    ]);
    for (const name of names) {
      const field = this.fieldFor(name);
      if (field) kept.set(name, field);
      else if (this.parameters.includes(name)) kept.set(name, `${this.instance}.${name}`);
    }
    return kept;
  }

  /** The field that a variable is kept in, if it is one that is assigned once. */
  private fieldFor(name: string): string | null {
    const isParameter = this.parameters.includes(name);
    const writes = this.facts.writesOf(name).length;
    if (isParameter ? writes > 0 : !this.isMadeOnce(name)) return null;
    for (const part of this.block) {
      if (part.kind !== 'set' || part.value.kind !== 'place' || part.update !== '') continue;
      const { value, target } = part;
      const isKept = target.root.startsWith(`${this.instance}.`) && target.indices.length === 0;
      if (
        isKept &&
        value.root === name &&
        value.indices.length === 0 &&
        this.facts.writesOf(target.root).length === 1
      )
        return target.root;
    }
    return null;
  }

  /** Arrays that are filled stay the same array; numbers are kept as they are then. */
  private isMadeOnce(name: string): boolean {
    const writes = this.facts.writesOf(name);
    const whole = writes.filter(({ place, isPush }) => place.indices.length === 0 && !isPush);
    return whole.length === 1 && (this.facts.depthOf(name) > 0 || writes.length === 1);
  }

  private refuseNames(unit: WritingUnit, active: ReadonlySet<string>, given: ReadonlySet<string>): void {
    const roots = new Set(this.facts.roots);
    for (const root of active) {
      const name = unit.gradientOf(root);
      if (roots.has(name) && !given.has(root))
        throw new NoPass(`${name} already stands for something else here.`);
    }
  }
}

function rootsIn(value: Worth): string[] {
  return [...leadingReads(value)].map(({ root }) => root);
}

function* valuesGiven(block: readonly Act[]): Generator<Worth> {
  for (const part of block) {
    if (part.kind === 'give') yield part.value;
    if (part.kind === 'branch') yield* valuesGiven([...part.yes, ...part.no]);
  }
}

function givesIn(block: readonly Act[]): number {
  return [...valuesGiven(block)].length;
}

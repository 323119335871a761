/*
 * Writes backward passes for code with loops, branches and arrays: below a file's own code, a backward function below a
 * forward function, a `backward` method below a `forward` one. Either all of a pass, or why there is none.
 */
import { circuitAt } from '../../analysis/circuit-at';
import type { Analysis } from '../../analysis/model';
import { numberFormula } from '../../gates/algebra';
import { isTopLevel } from '../../tape/wiring';
import { beginsLine, type Edit, indentOf } from '../../text/edits';
import type { Refusal } from '../passes';
import { activeRoots } from './active';
import { Backward } from './backward';
import type { KeptRead } from './blocks-back';
import { UnitFacts } from './facts';
import type { CodeReader } from './lower';
import { type Act, NoPass, type Worth } from './model';
import { type CodePiece, linesOf, type Manner } from './pieces';
import { askedAt } from './places';
import { Routine } from './routine';
import { insertedBelow, mannerOf } from './style';
import { readerOf, wordsOf } from './surroundings';
import { WritingUnit } from './unit';
import { ValuesBack } from './values';

/** The pass for the code at a place. */
export function backwardFor(
  analysis: Analysis,
  place: number,
): { readonly edits: readonly Edit[] } | Refusal {
  try {
    const asked = askedAt(analysis, place);
    if (asked.kind === 'none') return { problem: asked.why };
    return asked.kind === 'file' ? belowFile(analysis, place) : new Routine(analysis, asked).write();
  } catch (error) {
    if (!(error instanceof NoPass)) throw error;
    const line = error.at === null ? '' : `${analysis.lines.said(error.at)}: `;
    return { problem: `${line}${error.why}` };
  }
}

/**
 * Whether the code at a place is more than straight lines of numbers. `isInside` where it is in some function: one that is
 * nobody's statement is none of ours.
 */
export function isBeyondLines(analysis: Analysis, place: number, isInside: boolean): boolean {
  if (!analysis.dialect.structures) return false;
  const asked = askedAt(analysis, place);
  if (asked.kind === 'none' || (asked.kind === 'file' && isInside)) return false;
  const block =
    asked.kind === 'file'
      ? fileParts(analysis).statements.flatMap(({ parts }) => parts)
      : readerOf(analysis, '', asked.base, asked.code).block(asked.code.body, new Map());
  return asked.kind === 'method' || block.some(isBeyond);
}

function isBeyond(part: Act): boolean {
  if (part.kind === 'set') {
    const { value, target } = part;
    const isArray = value.kind === 'each' || value.kind === 'list' || value.kind === 'sum';
    return isArray || target.indices.length > 0 || (value.kind === 'place' && value.indices.length > 0);
  }
  if (part.kind === 'unread') return part.isLoop;
  return part.kind === 'loop' || part.kind === 'branch' || part.kind === 'push';
}

interface FileParts {
  readonly statements: readonly { readonly parts: readonly Act[]; readonly to: number }[];
  readonly reader: CodeReader;
}

/** The file's top-level statements, each with where it ends. */
function fileParts(analysis: Analysis): FileParts {
  const pieces = analysis.reading.follow?.() ?? [];
  const reader = readerOf(
    analysis,
    '',
    0,
    pieces.map(({ code }) => code),
  );
  const names = new Map<string, Worth>();
  const statements = pieces.map(({ code, base }) => ({
    parts: reader.from(base).statement(code, names),
    to: (code.kind === 'assign' ? code.within.to : code.to) + base,
  }));
  return { statements, reader };
}

function belowFile(analysis: Analysis, place: number): { readonly edits: readonly Edit[] } {
  const { statements, reader } = fileParts(analysis);
  const all = statements.flatMap(({ parts }) => parts);
  const output = outputOf(analysis, place, all);
  const last = statements.findLastIndex(({ parts }) => writes(parts, output));
  const block = statements.slice(0, last + 1).flatMap(({ parts }) => parts);
  const facts = new UnitFacts(block, new Set([output]));
  const wanted = new Set([...facts.roots].filter((root) => isInput(analysis, facts, root)));
  const active = activeRoots(facts, wanted, new Set([output]));
  if (!active.has(output))
    throw new NoPass(`${output} does not move with any variable that could have a gradient.`);
  const manner = mannerOf(analysis, block, '');
  const fresh = (...names: readonly string[]) => reader.fresh(...names);
  const counter = (taken: readonly string[]) => reader.counter(taken);
  const names = analysis.gradientNames;
  const unit = new WritingUnit({ block, manner, names, wanted: new Set(), runs: true, fresh, counter });
  refuseTaken(active, unit, wordsOf(analysis));
  const values = new ValuesBack(facts, reader.speaker, fresh, true, manner.structures, new Map());
  const seed: CodePiece = {
    kind: 'put',
    root: output,
    target: unit.gradientOf(output),
    value: numberFormula(1),
  };
  const backward = new Backward(unit, values, active, [], new Set());
  const pieces = backward.whole([seed]);
  const kept = backward.readsKept.flatMap((read) => keeping(analysis, read, values, manner));
  return { edits: [...kept, insertedBelow(analysis, statements[last].to, linesOf(pieces, manner))] };
}

/** Lines in the file's own code that keep what a statement reads. */
function keeping(
  analysis: Analysis,
  read: KeptRead,
  values: ValuesBack,
  { structures, usual, end }: Manner,
): Edit[] {
  const { act, path, name, list } = read;
  const keyword = structures.keyword(false, usual);
  const text = values.kept(read);
  if (list === null) return [lineBefore(analysis, act, structures.declared(name, text, keyword) + end)];
  const [{ block, index }] = path;
  return [
    lineBefore(analysis, block[index], structures.declared(list, structures.empty, keyword) + end),
    lineBefore(analysis, act, structures.pushed(list, text) + end),
  ];
}

/** A line above a statement that has its line to itself. */
function lineBefore({ source, dialect }: Analysis, { at }: Act, line: string): Edit {
  const before = source.slice(0, at).trimEnd();
  const isOwnBlock = before === '' || beginsLine(source, at);
  // The only statement of a loop without brackets can't be two.
  const isBare = dialect.structures?.hasBareBodies && /[)]$|\belse$/.test(before);
  if (!isOwnBlock || isBare)
    throw new NoPass(
      'A value must be kept here before it is overwritten: give this statement a line of its own, in a block.',
      at,
    );
  return { from: at, to: at, text: `${line}\n${indentOf(source, at)}` };
}

/** Names for gradients that stand for something else already. */
function refuseTaken(active: ReadonlySet<string>, unit: WritingUnit, words: ReadonlySet<string>): void {
  for (const root of active) {
    const name = unit.gradientOf(root);
    if (words.has(name)) throw new NoPass(`${name} already stands for something else here.`);
  }
}

/** What the pass goes back from. */
function outputOf(analysis: Analysis, place: number, block: readonly Act[]): string {
  const circuit = circuitAt(analysis, place);
  const [output] = circuit && isTopLevel(circuit) ? circuit.outputs : [];
  const facts = new UnitFacts(block, new Set());
  const isScalar = (root: string) => facts.writesOf(root).length > 0 && facts.depthOf(root) === 0;
  if (output && isScalar(output.variable.name)) return output.variable.name;
  const last = block.findLast((part) => part.kind === 'set' && isScalar(part.target.root));
  if (last?.kind !== 'set') throw new NoPass('There is no number to go back from.');
  return last.target.root;
}

function writes(parts: readonly Act[], root: string): boolean {
  return new UnitFacts(parts, new Set()).writesOf(root).length > 0;
}

/** Whether a variable is one of those that the computation begins with. */
function isInput(analysis: Analysis, facts: UnitFacts, root: string): boolean {
  if (analysis.constants.has(root) || facts.counts.has(root) || facts.counters.has(root)) return false;
  return facts.writesOf(root).every(({ adds, isPush, part, value }) => {
    const isPlain = !adds && !isPush && part.kind === 'set' && part.update === '';
    return isPlain && part.target.indices.length === 0 && isGiven(value);
  });
}

function isGiven(value: Worth): boolean {
  if (value.kind === 'list') return value.items.length > 0 && value.items.every(isGiven);
  if (value.kind === 'gate') return value.inputs.every(isGiven);
  return value.kind === 'number' || value.kind === 'other';
}

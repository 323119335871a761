/* What a file is told besides its numbers: statements that were passed over, and notes. */
import type { Account } from '../circuits/account';
import type { Dialect, Reading } from '../program/dialect';
import { moved } from '../program/statements';
import type { File } from '../recognition/recogniser';
import type { Scope } from '../recognition/scopes';
import type { Numbers } from '../tape/numbers';
import { type Home, isTopLevel } from '../tape/wiring';
import type { Lines } from '../text/lines';
import { isPause } from '../text/pauses';
import type { Span } from '../text/span';
import type { Note, Skipped } from './model';

/** Functions that look like the backward pass of another function, which is not checked. */
export function strayPasses(
  scopes: readonly Scope[],
  { wirings, gradientNames }: File,
  lines: Lines,
): Note[] {
  if (scopes.length === 1) return [];
  const homes = new Map<string, Home>();
  for (const wiring of wirings)
    for (const { name, origin } of wiring.versions)
      if (origin === 'computed' && !homes.has(name)) homes.set(name, wiring);
  const withPass = new Set(wirings.flatMap(({ pass, scopeId }) => (pass ? [scopeId] : [])));
  return scopes.slice(1).flatMap((scope) => {
    if (withPass.has(scope.scopeId)) return [];
    const gradients = scope.items.filter(({ statement }) => {
      if (statement.kind !== 'assignment' || gradientNames.variablesOf(statement.target).length === 0)
        return false;
      return statement.reads.some((name) =>
        gradientNames
          .variablesOf(name)
          .some((of) => homes.has(of) && homes.get(of)?.scopeId !== scope.scopeId),
      );
    });
    const [first] = gradients;
    if (!first || gradients.length < 2) return [];
    const from = first.statement.from + first.base;
    const home = gradientNames
      .variablesOf(
        first.statement.reads.find((name) => gradientNames.variablesOf(name).some((of) => homes.has(of))) ??
          '',
      )
      .map((of) => homes.get(of))
      .find((each) => each !== undefined);
    const message = `This looks like the backward pass of ${home?.scope ?? 'another function'}. It is not checked: a backward pass is only read in the function that its forward pass stands in.`;
    return [{ from, to: first.statement.to + first.base, line: lines.lineOf(from), message, refuses: true }];
  });
}

/** For someone who asks: lines that are named as those of a pass are, and why they were not taken for one. */
export function refusals({ refused, gradientNames, tape }: File, numbers: Numbers, lines: Lines): Note[] {
  return refused.map(({ from, to, names, output, nodes }) => {
    const line = lines.lineOf(from);
    const missing = numbers.firstWithoutValue(nodes);
    const message = missing
      ? `These lines can’t be checked as a backward pass: what ${lines.said(tape.from[missing.node])} computes has no value, since ${missing.why}.`
      : output === null
        ? `${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'is named like a gradient' : 'are named like gradients'}, and nothing else says so: no line starts from the gradient of an output, and the numbers are not those of gradients.`
        : `If these lines are a backward pass of ${output}, nothing says where it starts, and too few of them are right to tell. Set ${gradientNames.gradientOf(output)} above them, to 1 or to the gradient of the loss, and go on from that.`;
    return { from, to, line, message, refuses: true };
  });
}

/** What was passed over, and what is worth a word where it stands. */
export function* remarks(
  { directives, tooDeep }: Reading,
  { language }: Dialect,
  scopes: readonly Scope[],
  lines: Lines,
  account: Account,
): Generator<undefined, { skipped: Skipped[]; notes: Note[] }> {
  const skipped: Skipped[] = [];
  const notes: Note[] = [];
  const place = (span: Span, base: number) => ({
    ...moved(span, base),
    line: lines.lineOf(span.from + base),
  });
  for (const { items } of scopes)
    for (const [index, { statement, base }] of items.entries()) {
      if (isPause(index)) yield;
      if (statement.kind === 'skip' && !account.isFollowed(statement.from + base))
        skipped.push({ ...place(statement, base), reason: statement.reason });
      if (statement.kind === 'assignment' && statement.swallowedBy) {
        const { target } = statement;
        const later = lines.said(statement.expression.from + base);
        const message = `${language} reads on after this comment: the value of ${target} is what ${later} says.`;
        notes.push({ ...moved(statement.swallowedBy, base), line: place(statement, base).line, message });
      }
    }
  for (const { from, to, reason } of account.opaque)
    skipped.push({ from, to, line: lines.lineOf(from), reason, within: true });
  for (const directive of directives) {
    if (directive.kind !== 'problem') continue;
    notes.push({ ...place(directive, 0), message: directive.message });
  }
  for (const scope of scopes)
    for (const declared of scope.gradients)
      for (const name of unknownNames(scope, [declared.name, declared.variable]))
        notes.push({ ...place(declared, 0), message: notInScope(name, scope) });
  if (tooDeep !== null) {
    const reason = 'this file is not read: here it is too deeply nested';
    skipped.push({ ...place({ from: tooDeep, to: tooDeep + 1 }, 0), reason });
  }
  skipped.sort((one, other) => one.from - other.from);
  return { skipped, notes };
}

/** Those of the names that no statement of the scope itself reads or assigns. */
function unknownNames({ items, parameters }: Scope, names: readonly string[]): readonly string[] {
  return names.filter(
    (name) =>
      !parameters.includes(name) &&
      !items.some(
        ({ statement }) =>
          (statement.kind === 'assignment' && statement.target === name) ||
          (statement.kind === 'definition' && statement.names.includes(name)) ||
          statement.reads.includes(name) ||
          statement.sideAssigns.includes(name),
      ),
  );
}

function notInScope(name: string, home: Home): string {
  const where = isTopLevel(home) ? 'at the top level of this file' : `in ${home.scope}`;
  return `@gradient: there is no ${name} ${where}. The comment speaks of the scope that it stands in; put it into the function that has ${name}.`;
}

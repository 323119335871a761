/* The verdicts on passes that were followed, in the form of all others. */
import type { Analysis, Circuit } from '../../analysis/model';
import { emptyWiring, newVersion } from '../../tape/wiring';
import type { CircuitVerification, Verdict } from '../model';
import { type JudgedGroup, type JudgedUnit, judgeUnit, truth } from './judge';
import { plainName } from './marked';
import { type PassUnit, unitsOf } from './units';

/** Checks the passes of a file that no straight line of statements is. */
export function* verifyFollowed(
  analysis: Analysis,
  _explain: boolean,
): Generator<undefined, CircuitVerification[]> {
  const found: CircuitVerification[] = [];
  const told = new Set<number>();
  for (const unit of unitsOf(analysis)) {
    yield;
    if (isJudgedAlready(analysis, unit)) continue;
    const judged = judgeUnit(analysis, unit);
    if (!judged || !isPass(judged, analysis)) continue;
    const verdicts = judged.groups
      .filter(({ group }) => !told.has(group.at.from))
      .map((group) => verdictOn(group, judged, analysis))
      .filter(({ judgement }) => judgement !== 'uncertain' || judged.isProved);
    if (verdicts.length === 0) continue;
    for (const { at } of verdicts) told.add(at.from);
    const circuit = circuitOf(judged);
    const { points } = judged.measured;
    found.push({
      circuit,
      verdicts: sorted(verdicts),
      points: points.length,
      doubted: false,
      open: false,
      unread: [],
    });
  }
  return found;
}

const sorted = (verdicts: readonly Verdict[]) =>
  verdicts.toSorted((one, other) => one.at.from - other.at.from);

/** Whether a pass is in the unit that was recognised line by line. */
function isJudgedAlready({ circuits }: Analysis, { span, kind }: PassUnit): boolean {
  return circuits.some(
    ({ pass, scopeId }) =>
      pass && (kind === 'file' ? scopeId === 'top level' : pass.from >= span.from && pass.to <= span.to),
  );
}

/** Whether something says that it is a pass at all. */
function isPass({ isProved, groups }: JudgedUnit, _analysis: Analysis): boolean {
  return isProved && groups.length > 0;
}

function verdictOn(
  { group, judgement, cause, shown }: JudgedGroup,
  judged: JudgedUnit,
  analysis: Analysis,
): Verdict {
  const { lines } = analysis;
  return {
    name: group.name,
    of: group.of,
    at: group.at,
    line: lines.lineOf(group.at.from),
    done: group.at,
    key: `${group.name} ${group.of} ${group.at.from}`,
    step: false,
    judgement,
    value: null,
    expected: null,
    reason: cause
      ? `This line is right, but ${cause.name} on ${lines.said(cause.at.from)} is not.`
      : judgement === 'wrong'
        ? 'It is not the gradient, and no single edit makes it so.'
        : judgement === 'uncertain'
          ? 'What it is the gradient of, or what it is made of, is not known.'
          : null,
    kind: null,
    counterexample: shown && counterexample(shown, group.name, group.of, judged),
    edits: [],
    remarks: [],
    cause: cause?.at ?? null,
    numerically: null,
  };
}

function counterexample(
  { point, claim }: NonNullable<JudgedGroup['shown']>,
  name: string,
  of: string,
  { measured: { run, leads, output } }: JudgedUnit,
): NonNullable<Verdict['counterexample']> {
  const inputs = new Map(
    [...run.machine.inputNames].map(([node, input]) => [plainName(input), point.value(node)]),
  );
  const place = claim.place === '' ? '' : `[${claim.place.replaceAll(',', '][')}]`;
  const [{ seed }] = output.leaves;
  return {
    inputs,
    seed: seed < 0 ? 1 : point.value(seed),
    settable: inputs,
    changed: [],
    name: `${name}${place}`,
    of: `${of}${place}`,
    value: point.value(claim.node),
    stops: null,
    expected: truth(claim, point, leads),
  };
}

/** A circuit in name, for what is said of a unit: it is none of the file's, and shows nothing. */
function circuitOf({ unit, measured: { output } }: JudgedUnit): Circuit {
  const wiring = emptyWiring({ scope: unit.scope, scopeId: `followed ${unit.scope} ${unit.span.from}` }, 0);
  const version = newVersion(output.name, 0, 'computed', null, -1);
  wiring.seeds = [{ version, node: 0, given: true }];
  return {
    scope: wiring.scope,
    scopeId: wiring.scopeId,
    outputs: [
      {
        variable: {
          name: output.name,
          role: 'output',
          definition: null,
          value: null,
          gradient: null,
          assumed: false,
          gradientAssumed: false,
          reason: null,
          version,
        },
        seed: 1,
        given: true,
      },
    ],
    variables: [],
    pass: { ...unit.span, entries: [] },
    missing: [],
    wiring,
  };
}

/* Measures a pass: every gradient of it against the true one, at the file's own point and at others. */
import type { Analysis, Circuit } from '../analysis/model';
import { Bench } from '../tape/bench';
import { areText, labelled, labelPairs, labelsIn } from '../tape/labels';
import type { Point } from '../tape/point';
import { choosePoints, inputVersions } from '../tape/points';
import { nodesBehind } from '../tape/reach';
import type { Version } from '../tape/wiring';
import { Acceptance } from './accepted';
import { Claims } from './claims';
import type { Examination, Finding } from './findings';
import { groupsOf, isRight, lastLine } from './groups';
import { Judge } from './judge';

/** Points for a note on a line that is right. */
const fewer = 3;

/**
 * Compares every gradient of the pass with the true one, at the file's own point and at others. With `notes`, also
 * at points where what is held at first varies too, which tells what a right line relies on.
 */
export function examine(analysis: Analysis, circuit: Circuit, notes = true): Examination {
  const { wiring } = circuit;
  const groups = groupsOf(wiring.pass?.lines ?? []);
  const bench = new Bench(
    analysis.tape,
    wiring,
    groups.map(({ of }) => of.node),
  );
  const inputs = inputVersions(wiring);
  const computed = new Set(groups.map(({ of }) => of));
  const seedNodes = (given: boolean) =>
    wiring.seeds.flatMap(({ node, standIn, ...seed }) =>
      seed.given === given && node >= 0 && !standIn ? [node] : [],
    );
  const varies = (version: Version) => version.origin !== 'literal' && version.origin !== 'carried';
  const first = inputs.filter((version) => varies(version) || computed.has(version)).map(({ node }) => node);
  const others = inputs.filter(({ name }) => !analysis.constants.has(name)).map(({ node }) => node);
  // A seed of 0 lets nothing flow, so that at its own value every line would be right.
  const isZero = (node: number) => analysis.numbers.value(node) === 0;
  const given = [...seedNodes(true), ...seedNodes(false).filter(isZero)];
  const set = seedNodes(false).filter((node) => !isZero(node));
  const own = bench.run(new Map());
  const points = choosePoints(bench, [...first, ...given]);
  const held = notes && others.length > first.length ? choosePoints(bench, [...others, ...given], fewer) : [];
  const seeded = notes && set.length > 0 ? choosePoints(bench, [...first, ...given, ...set], fewer) : [];
  const free = inputs.filter(varies).map(({ node }) => node);
  const near = () => choosePoints(bench, [...free, ...given], fewer);
  const found = (judge: Judge): Finding[] => {
    const findings: Finding[] = [];
    const claims = new Claims(analysis, circuit, groups, judge.points);
    const acceptance = new Acceptance(analysis, circuit, judge.points, judge.own);
    for (const group of claims.all()) {
      const isUnknown = analysis.numbers.isGradientUnknown(group.of.node);
      findings.push(acceptance.of(judge.judge(group, findings, isUnknown)));
    }
    const helpers = helpersAmong(findings, analysis.tape, wiring.start);
    return findings.flatMap((finding) => {
      if (!helpers.has(finding)) return [finding];
      const claim = claims.atWire(finding.group);
      return claim ? [judge.judge(claim, [], false)] : [];
    });
  };
  const judge = new Judge(analysis, circuit, bench, own, points, held, seeded, near);
  const findings = found(judge);
  const said = { bench, points: judge.points, wider: [...held, ...seeded], findings };
  if (!findings.some(isWrong)) return said;
  const claimed = new Set(groups.map(({ of }) => of.node));
  const labels = new Set(labelsIn(analysis.tape, claimed));
  const named = inputs.filter(({ node }) => labels.has(node));
  const at = (some: readonly Point[], file: Point | null) =>
    found(new Judge(analysis, circuit, bench, file, some, [], [], () => some));
  return named.length > 0 ? withLabels(said, named, own, at) : said;
}

/**
 * An examination with labels that are one or the other of two numbers, where no more is wrong then: something may be right for
 * them alone, as `p - y` is where the loss asks whether `y` is 1.
 */
function withLabels(
  said: Examination,
  labels: readonly Version[],
  own: Point | null,
  findAt: (points: readonly Point[], own: Point | null) => readonly Finding[],
): Examination {
  const nodes = labels.map(({ node }) => node);
  const are = areText(labels.map(({ name }) => name));
  const off = new Set(
    said.findings.flatMap(({ judgement, group }) => (isRight(judgement) ? [] : lastLine(group).node)),
  );
  const all = labelPairs.map((pair): Examination => {
    const points = labelled(said.points, nodes, pair);
    const isSo = nodes.every((node) => pair.some((each) => each === own?.value(node)));
    const note = `Right as long as ${are} ${pair.join(' or ')}.`;
    const findings = findAt(points, isSo ? own : null).map((each) =>
      isRight(each.judgement) && off.has(lastLine(each.group).node) ? { ...each, note } : each,
    );
    return { ...said, points, wider: [], findings };
  });
  const wrongIn = ({ findings }: Examination) => findings.filter(isWrong).length;
  const [best] = all.sort((one, other) => wrongIn(one) - wrongIn(other));
  return wrongIn(best) <= wrongIn(said) ? best : said;
}

const isWrong = ({ judgement }: Finding) => judgement === 'wrong';

/**
 * The findings on lines that only have a gradient's name: where all that is made of one is right, it is
 * what they need. So `da = a * (1 - a)` is a derivative by which `dz = (a - y) * da` gets its gradient.
 */
function helpersAmong(
  findings: readonly Finding[],
  tape: Analysis['tape'],
  start: number,
): ReadonlySet<Finding> {
  if (findings.every(({ judgement }) => judgement !== 'wrong')) return new Set();
  const made = findings.map(({ group }) =>
    nodesBehind(
      tape,
      group.lines.map(({ node }) => node),
      start,
    ),
  );
  const isHelper = (finding: Finding, k: number) => {
    // What a gradient has come to, by steps in place, is no helper.
    if (finding.judgement !== 'wrong' || finding.group.step) return false;
    const { node } = lastLine(finding.group);
    const readers = findings.filter((_, other) => other !== k && made[other].has(node));
    return readers.length > 0 && readers.every(({ judgement }) => isRight(judgement));
  };
  return new Set(findings.filter(isHelper));
}

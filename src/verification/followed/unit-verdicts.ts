/* The verdicts on one unit: which of its gradients are told, with what is to blame for those that are off. */
import type { Analysis } from '../../analysis/model';
import { moved } from '../../program/statements';
import type { Span } from '../../text/span';
import { fromThere } from '../accepted';
import { isRight } from '../groups';
import { unmended, type Verdict } from '../model';
import { eachElement } from './apart';
import { readsChanged } from './claims/changed';
import type { ClaimGroup } from './claims/claim';
import { writtenAt } from './claims/claims';
import { isTakenForGranted } from './claims/outputs';
import { isDerivativeAlone, isMeantDerivative, isSureDerivative } from './derivatives';
import { counterexample, isSaidAt, ofText } from './examples';
import type { JudgedGroup, JudgedUnit } from './judge';
import { ofHelpers, type StoreHeard } from './machine/stores';
import { blamedFor, placeOf } from './mending/blamed';
import type { TrialBudget } from './mending/budget';
import { mendedTogether } from './mending/ends';
import { isOf, placeOff } from './mending/items';
import { keptFor } from './mending/kept';
import { Mender, type Mending } from './mending/mend';
import { isAmong } from './mending/trials';
import { neverReset } from './resets';
import { linesOf } from './shares';
import { isLossLayer, type Support, supportFor } from './support';
import { helpersOf, keyOf, restsOnHelpers, undecided } from './undecided';
import { isNeverAdded, isOpposite } from './uphill';

/** So many gradients are right by no accident once an edit is made. */
const fewestRight = 4;

/** More lines that a gradient is made on are not named. */
const mostPlaces = 4;

/** What is known of the units before one: what has mended them, and where what is right in them stands. */
export interface OtherUnits {
  readonly mendings: Mending[];
  readonly right: Set<number>;
}

/** The verdicts on one unit. */
export class UnitVerdicts {
  /** Statements to blame, and the gradients that they put off. */
  private readonly mendings: Mending[] = [];

  constructor(
    private readonly analysis: Analysis,
    private readonly judged: JudgedUnit,
    private readonly explain: boolean,
    private readonly budget: TrialBudget,
    /** Places of gradients that are not asked for. */
    private readonly said: ReadonlySet<number>,
    private readonly others: OtherUnits,
  ) {}

  *all(): Generator<undefined, Verdict[]> {
    const { analysis, judged, explain } = this;
    if (judged.asWritten) {
      const written = new UnitVerdicts(
        analysis,
        judged.asWritten,
        explain,
        this.budget,
        this.said,
        this.others,
      );
      const found = yield* written.all();
      if (found.some(({ edits }) => edits.length > 0)) return found;
    }
    const verdicts: Verdict[] = [];
    const support = supportFor(judged);
    if (!judged.isProved && (support === 'none' || analysis.options.asked !== true)) return [];
    const isLayer = !judged.isProved && isLossLayer(judged);
    if (isLayer && isOpposite(judged.measured) && !isNeverAdded(analysis, judged.measured.run)) return [];
    const mender = explain ? new Mender(analysis, judged, this.budget, this.others.right) : null;
    const { empty, lost } = judged.measured;
    const known = new Set(
      judged.groups.flatMap(({ group, judgement }) => (judgement === 'uncertain' ? [] : group.stores)),
    );
    const isOpen = ({ stores }: ClaimGroup) => !stores.some((k) => known.has(k));
    for (const group of mender ? [...empty, ...lost().filter(isOpen)] : []) {
      const mending = mender && (yield* mender.mend(group));
      if (!mending) continue;
      this.mendings.push(mending);
      verdicts.push(
        ...this.because({ group, judgement: 'wrong', cause: null, shown: null }, mending, false).slice(0, 1),
      );
    }
    const shared = mender && (yield* mender.unshared());
    if (shared && judged.groups.length > 0) {
      this.mendings.push(shared);
      const [first] = [...judged.groups].sort(
        (one, other) => Number(shared.spoils.has(other.group)) - Number(shared.spoils.has(one.group)),
      );
      const wrong = { ...first, judgement: 'wrong', cause: null, shown: null } as const;
      verdicts.push(...this.because(wrong, shared, false).slice(0, 1));
    }
    const together = mender && (yield* mendedTogether(judged, mender, (each) => this.isSure(each, support)));
    if (together) {
      this.mendings.push(together.mending);
      verdicts.push(...this.because(together.end, together.mending, false).slice(0, 1));
    }
    const unsaid = new Set<ClaimGroup | null>();
    for (const each of judged.groups) {
      if (unsaid.has(each.cause) || (shared?.spoils.has(each.group) && isRight(each.judgement))) continue;
      if (each.group.stores.some((k) => this.said.has(judged.measured.run.stores[k].at.from))) continue;
      // The output's own gradient is a seed: any number will do.
      if (!judged.isProved && each.group.of === judged.measured.output.name) continue;
      if (each.group.isTold && isRight(each.judgement)) continue;
      const isMended = this.mendings.some(({ rights }) => isAmong(rights, each.group));
      if (each.judgement === 'uncertain' && isMended) continue;
      const meant =
        mender && each.judgement === 'uncertain' && isMeantDerivative(judged, each.group)
          ? yield* mender.mend(each.group)
          : null;
      if (meant) {
        this.mendings.push(meant);
        verdicts.push(...this.because({ ...each, judgement: 'wrong', cause: null }, meant, false));
        continue;
      }
      if (each.judgement !== 'wrong') {
        // Beside what is said already a doubt is no news.
        if (this.said.size > 0 && each.judgement === 'uncertain') continue;
        const verdict = this.unlessMended(each);
        if (isRight(verdict.judgement)) verdicts.push(...eachElement(verdict, each, judged, analysis));
        else verdicts.push(verdict);
        continue;
      }
      const own = this.mendings.filter(({ rights }) => isAmong(rights, each.group));
      const told =
        own.length > 0 || !mender ? null : yield* mender.mendedBy(this.others.mendings, each.group);
      const known = told ? [told] : own;
      const isSure = this.isSure(each, support);
      const all = known.length > 0 || !mender ? known : yield* blamedFor(each.group, mender, judged, isSure);
      // What a layer has more than its loss may be a weight.
      const blamed = isLayer ? all.filter(({ candidate }) => !candidate.kind.startsWith('extra')) : all;
      this.mendings.push(...blamed.filter((mending) => !this.mendings.includes(mending)));
      const [mending, ...more] = blamed;
      for (const other of known.length > 0 ? [] : more)
        verdicts.push(...this.because(each, other, false).slice(0, 1));
      if (mending) {
        const all = this.because(each, mending, known.length > 0);
        verdicts.push(...all.flatMap((verdict) => eachElement(verdict, each, judged, analysis)));
      } else if (each.group.isLacking && !each.group.free)
        verdicts.push(this.verdict({ ...each, judgement: 'uncertain' }));
      else if (each.group.isDoubtful) unsaid.add(each.group);
      else if (isSure) verdicts.push(...eachElement(this.verdict(each), each, judged, analysis));
      else if (judged.isOnlyMended) {
        unsaid.add(each.group);
        verdicts.push(this.verdict({ ...each, judgement: 'uncertain' }));
      }
    }
    // What the pass is of is a guess then, unless another variant tells, and something off says that it is another one, or none.
    const isTold = judged.beside?.some((other) => other.isProved && !other.isOnlyMended) === true;
    const isGuessed =
      !isTold &&
      !this.mendings.some(({ rights }) => rights.size >= fewestRight) &&
      judged.groups.some(({ group, judgement }) => judgement === 'wrong' && !group.isDoubtful && !group.slip);
    if (support === 'none' && isGuessed && verdicts.some(({ judgement }) => judgement === 'wrong')) return [];
    const isOffFreely = judged.groups.some(
      ({ group, judgement }) => group.free && !group.isDoubtful && judgement === 'wrong',
    );
    const isProved =
      judged.isProved ||
      support === 'seed' ||
      this.mendings.length > 0 ||
      isOffFreely ||
      isDerivativeAlone(judged);
    const isWhole = judged.measured.isAllOff || support === 'whole';
    if (!isProved || (isWhole && !this.mendsAll)) return [];
    this.others.mendings.push(...this.mendings);
    // What is right in one round may be the mistake in all others.
    const wrong = new Set(verdicts.flatMap(({ judgement, at }) => (judgement === 'wrong' ? at.from : [])));
    const isSaid = ({ judgement, at }: Verdict) =>
      isRight(judgement) ? !wrong.has(at.from) : judgement !== 'uncertain' || judged.isProved;
    return (explain ? undecided(verdicts, judged) : verdicts).filter(isSaid);
  }

  /** Whether all that is off is right with one edit. */
  private get mendsAll(): boolean {
    const off = this.judged.groups.filter(({ judgement }) => !isRight(judgement));
    return this.mendings.some(({ rights }) => off.every(({ group }) => isAmong(rights, group)));
  }

  /** Whether something is wrong, though no edit mends it. */
  private isSure({ group }: JudgedGroup, support: Support): boolean {
    // Of a loss that is not written something else may be meant.
    if (isTakenForGranted(this.judged.measured.output) && (group.free || restsOnHelpers(group, this.judged)))
      return false;
    if (this.judged.isOnlyMended || readsChanged(group, this.judged.measured)) return false;
    return this.judged.isProved || support === 'seed' || group.free !== undefined || this.isDerivative;
  }

  /** Whether it can only be the derivative of its function. */
  private get isDerivative(): boolean {
    return isSureDerivative(this.judged);
  }

  /** The verdict on a gradient that is not wrong itself: what it inherits may be a mistake further above than in its cause. */
  private unlessMended(each: JudgedGroup): Verdict {
    const isCause = ({ at }: Mending) =>
      each.cause?.stores.some((k) => isOf(at, this.judged.measured.run.stores[k])) === true;
    const own = this.mendings.find(({ rights }) => isAmong(rights, each.group));
    return each.judgement === 'inherited' && own && !isCause(own)
      ? this.inherited(each, own, false)
      : this.unlessKept(each);
  }

  /** The verdict on a gradient that is right in the round that was followed. */
  private unlessKept(each: JudgedGroup): Verdict {
    const verdict = this.verdict(each);
    const kept = isRight(each.judgement) ? neverReset(each.group, this.judged.measured, this.analysis) : null;
    if (!kept) return verdict;
    const { at, sentence, edits } = kept;
    const line = this.analysis.lines.lineOf(at.from);
    return { ...verdict, at, line, judgement: 'wrong', kind: 'never reset', reason: sentence, edits };
  }

  /** The verdict on a gradient that an edit mends, and on the helper that this is an edit of. */
  private because(each: JudgedGroup, mending: Mending, isKnown: boolean): Verdict[] {
    const { run } = this.judged.measured;
    const { name, candidate } = mending;
    const own = each.group.stores.map((k) => run.stores[k]);
    // What a function says that stands in the line is the line's.
    const around = own.find((store) => this.isInLine(mending.at, store));
    const at = around?.at ?? placeOf(mending, this.analysis);
    const isOwn = around !== undefined || own.some((store) => isOf(mending.at, store));
    const told = {
      ...this.verdict(each, candidate.sentence),
      at,
      returned: isSaidAt(mending.at, this.judged) || undefined,
      line: this.analysis.lines.lineOf(at.from),
      kind: candidate.kind,
      edits: candidate.edits,
    };
    const { madeAt, isTold } = each.group;
    // Where a step itself is to blame, nothing is wrong with what it goes along.
    const isStepItself = own.some((store) => store.at.from === mending.at.from);
    if (madeAt && !isKnown && isStepItself && candidate.kind !== 'stale') return [told];
    if (isOwn && !isKnown && (madeAt ?? mending.at).from === mending.at.from) return [told];
    // What only puts into a variable what has a name of its own needs no word.
    if (isKnown && !isOwn && isTold && !madeAt) return [];
    const inherited = this.inherited(each, { ...mending, at }, isOwn || isKnown);
    return isKnown ? [inherited] : [{ ...told, name, of: null, key: name }, inherited];
  }

  /** Whether a place is in what a statement computes, and in the same line. */
  private isInLine({ from, to }: Span, { at, code, base }: StoreHeard): boolean {
    const { lines } = this.analysis;
    const value = code && moved(code.value, base);
    const isWithin = value && value.from <= from && to <= value.to && value.to - value.from > to - from;
    return isWithin === true && lines.lineOf(from) === lines.lineOf(at.from);
  }

  /** The verdict on a gradient that is off because of a mistake elsewhere, which may be in one of its own lines. */
  private inherited(each: JudgedGroup, { at, name }: Mending, mayBeOwn: boolean): Verdict {
    const place = this.analysis.lines.said(at.from);
    const reason = mayBeOwn
      ? `The mistake is on ${place}: this is right once that is mended.`
      : `This line is right, but ${name} on ${place} is not.`;
    return {
      ...this.verdict(each, reason),
      judgement: 'inherited',
      cause: at,
      counterexample: null,
    };
  }

  /** What a gradient that is right relies on: on a loss that is not written, or on what its function is given. */
  private noteOn({
    group: { name, of, isReturned, isInside },
    accepted,
    from,
    isGiven,
  }: JudgedGroup): string | null {
    if (accepted !== undefined) return accepted;
    if (from) return fromThere(from.name);
    if (isGiven) return 'Right as long as the numbers at the top of the file are these.';
    const { unit } = this.judged;
    const { output, standIn, given } = this.judged.measured;
    if (isInside) return `Right as the gradient of what goes into ${of}.`;
    if (isReturned && unit.kind === 'pair' && unit.ofOutput)
      return `Right in terms of what ${unit.forward.name} returns.`;
    if (given !== null) return `Right as long as ${given}.`;
    const first = output.from ?? this.judged.groups[0].group.name;
    const isFirst = name === first || `${name} of ${of}` === first;
    return standIn !== null && isFirst ? `Right ${standIn}.` : null;
  }

  /** The lines that may be what is wrong with a gradient. */
  private suspectsOf(group: ClaimGroup): readonly Span[] {
    const { measured, shares } = this.judged;
    const own = linesOf(group, measured.run);
    // What is right for other operations is not to blame for what one of them keeps.
    const kept = own.every(({ from }) => this.others.right.has(from)) ? keptFor(measured.run) : [];
    const all = kept.length > 0 ? kept.map(({ at }) => at) : own;
    const wrong = all.filter(({ from }) => shares?.wrong.has(from));
    return (wrong.length > 0 ? wrong : all).map((at) => placeOff(at, group, measured));
  }

  /** What is said of a gradient that no edit mends: not that a line is wrong where another may be. */
  private unmended(group: ClaimGroup): string {
    const suspects = this.suspectsOf(group);
    const { stores } = this.judged.measured.run;
    // What its line takes from others of its function may be where the mistake is.
    const last = group.stores[group.stores.length - 1];
    const before = new Set(stores.slice(0, last));
    const isHere = (store: StoreHeard) =>
      before.has(store) && store.within?.from === stores[last].within?.from && store.base < ofHelpers;
    const helpers = helpersOf(group, this.judged).filter(isHere);
    const all = [...suspects, ...helpers.map(({ at }) => at)].sort((one, other) => one.from - other.from);
    const said = (spans: readonly Span[]) => new Set(spans.map(({ from }) => this.analysis.lines.said(from)));
    const places = said(all).size > mostPlaces ? said(suspects) : said(all);
    const where = new Intl.ListFormat('en').format(places);
    return places.size > 1 ? `${unmended}: it is made on ${where}.` : `${unmended}.`;
  }

  /** What is said of a gradient for which no edit speaks. */
  private reasonOf(judged: JudgedGroup): string | null {
    const { group, judgement, cause } = judged;
    if (cause)
      return `This line is right, but ${cause.name} on ${this.analysis.lines.said(cause.at.from)} is not.`;
    if (judgement === 'wrong') return this.unmended(group);
    return judgement === 'uncertain'
      ? 'What it is the gradient of, or what it is made of, is not known.'
      : this.noteOn(judged);
  }

  private verdict(judged: JudgedGroup, reason = this.reasonOf(judged)): Verdict {
    const { group, judgement, cause, shown } = judged;
    const { lines } = this.analysis;
    const written = writtenAt(this.judged.measured.run, group.stores);
    const suspects = judgement === 'wrong' ? this.suspectsOf(group) : [];
    const [at = group.at] = group.madeAt ? [group.madeAt] : suspects;
    return {
      name: group.name,
      of: ofText(group, this.judged),
      at,
      line: lines.lineOf(at.from),
      done: written.at(-1) ?? group.at,
      key: keyOf(group),
      step: false,
      judgement,
      value: null,
      expected: null,
      reason,
      kind: null,
      counterexample: shown && counterexample(shown, group, this.judged),
      edits: [],
      remarks: [],
      cause: cause?.at ?? null,
      numerically: null,
      followed: true,
      returned: isSaidAt(at, this.judged) || undefined,
    };
  }
}

/* Where in the text variables and the lines of passes show, and what is said of each. */
import { callsOf, type FunctionInCalls, functionsInCalls, isInCall } from '../analysis/calls';
import type { Analysis, Circuit, PassEntry, Variable } from '../analysis/model';
import { isIdentifier } from '../text/identifiers';
import { perObject } from '../text/remembering';
import type { Remark, Verdict } from '../verification/model';

/** A variable with the offset at which it shows. */
interface PlacedVariable {
  readonly variable: Variable;
  readonly from: number;
  /** The circuit that it is of: that which calls the function, where it shows in a call. */
  readonly circuit: Circuit;
}

/** The variables of a circuit where they show: at their assignment, or where an input is first read. */
export function shownVariables(circuit: Circuit, analysis: Analysis): PlacedVariable[] {
  const { variables, wiring } = circuit;
  const inCalls = callsOf(analysis, circuit);
  if (inCalls) return shownInCalls(inCalls, analysis);
  return variables.flatMap((variable) => {
    const { definition, version } = variable;
    // Most circuits have all their inputs in the file, and going through all names takes its time.
    const at = definition ?? firstReads(analysis).get(variable);
    const isRepeated = definition && version.origin === 'carried' && !wiring.updates.has(version.statement);
    return at && !isRepeated && !isInCall(version, wiring) ? [{ variable, from: at.from, circuit }] : [];
  });
}

function shownInCalls({ places }: FunctionInCalls, analysis: Analysis): PlacedVariable[] {
  return [...places].flatMap(([from, { variable, circuit }]) =>
    from < 0 || isSaid(variable, analysis) ? [] : [{ variable, from, circuit }],
  );
}

/** The variables of functions that are called and have no circuit of their own: those that only keep what they get. */
export function shownInCallsAlone(analysis: Analysis): PlacedVariable[] {
  const withCircuit = new Set(analysis.circuits.map((circuit) => callsOf(analysis, circuit)));
  return functionsInCalls(analysis)
    .filter((each) => !withCircuit.has(each))
    .flatMap((each) => shownInCalls(each, analysis));
}

/** Whether a function returns a variable, which shows where it is assigned. */
function isSaid({ name, definition }: Variable, { code }: Analysis): boolean {
  return name === 'return' && definition !== null && isIdentifier(code(definition));
}

/** A line of a pass, with the verdict that shows there, or the remark. */
interface ShownEntry {
  readonly entry: PassEntry;
  readonly verdict: Verdict | undefined;
  readonly remark: Remark | undefined;
}

/** The lines of a pass, each with what is said of it. */
export function shownEntries(pass: Circuit['pass'], verdicts: readonly Verdict[]): ShownEntry[] {
  const entries = pass?.entries ?? [];
  const verdictAt = new Map(verdicts.map((verdict) => [placeOf(verdict), verdict]));
  const remarks = verdicts.flatMap((verdict) => verdict.remarks);
  return entries.map((entry) => {
    const { from } = entry.at;
    const remark = remarks.find(({ at }) => at.from === from);
    return { entry, verdict: verdictAt.get(from), remark };
  });
}

/** A mistake shows where it was made; any other verdict where its gradient is complete: at the last `+=`. */
function placeOf({ judgement, at, done }: Verdict): number {
  return judgement === 'wrong' ? at.from : done.from;
}

/** Where inputs that the file does not assign are first read. */
const firstReads = perObject(({ occurrences, variableOf }: Analysis): Map<Variable, { from: number }> => {
  const reads = new Map<Variable, { from: number }>();
  for (const { version, gradient, from } of occurrences) {
    const variable = version && !gradient ? variableOf.get(version) : undefined;
    if (!variable || variable.definition) continue;
    const known = reads.get(variable);
    if (!known || from < known.from) reads.set(variable, { from });
  }
  return reads;
});

/*
 * What is lost where a gradient is set and not added to. A value that is used twice gets a share from each use: an operation
 * that sets its operands' gradients forgets what the others have left there. In a layer, which is used once, that is right,
 * and so it is in a gate, unless all gates beside it add.
 */

import { isBare } from './machine/named';
import type { StoreHeard } from './machine/stores';
import type { UnitRun } from './run';

/** Whether assignments to the gradient of an operand set it whatever was there: nothing in the operation asks for that. */
export function forgetsEarlier({ unit, earlier, machine }: UnitRun, stores: readonly StoreHeard[]): boolean {
  if (unit.kind === 'file' || unit.kind === 'function' || earlier === null) return false;
  const isSet = ({ root, code, isInitial }: StoreHeard) =>
    root.kind === 'member' && code?.operator === '' && !isInitial;
  if (!stores.every(isSet)) return false;
  const isNumber = ({ root, keys }: StoreHeard) => keys.length === 0 && isBare(root.name);
  if (unit.kind === 'pair' && !stores.every(isNumber)) return false;
  // Whoever calls what sets it does not see what was there; and where one method goes back for all operations, others read it.
  if (unit.kind === 'operation' && (unit.way || stores.every(({ setter }) => setter))) return true;
  const ways = unit.kind === 'pair' ? [unit.backward.code] : unit.backward;
  const { base } = unit.kind === 'pair' ? unit.backward : unit.forward;
  const code = ways.map((each) => machine.codeOf(each, base)).join(';');
  return occurrences(code, stores[0].text) === new Set(stores.map(({ at }) => at.from)).size;
}

function occurrences(code: string, text: string): number {
  return code.replace(/\s/g, '').split(text.replace(/\s/g, '')).length - 1;
}

/* How deeply functions may be nested. */

/** Functions nested deeper than this are not looked into: nobody writes them, and the call stack is finite. */
const deepest = 40;

/** Says whether functions at this depth are still looked into. */
export function tooDeep(depth: number): boolean {
  return depth > deepest;
}

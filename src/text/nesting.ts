/* Which of many stretches of a text a place stands in. */
import type { Span } from './span';

/**
 * The innermost of `spans` around each of `places`, by number; -1 for none. The places stand in the order of the text;
 * the spans, in any order, overlap only where one is within the other.
 */
export function innermost(places: readonly Span[], spans: readonly Span[]): readonly number[] {
  if (places.length === 0) return [];
  const order = [...spans.keys()].sort(
    (one, other) => spans[one].from - spans[other].from || spans[other].to - spans[one].to,
  );
  const around: number[] = [];
  let next = 0;
  return places.map(({ from, to }) => {
    for (; next < order.length && spans[order[next]].from <= from; next++) around.push(order[next]);
    for (let last = around.at(-1); last !== undefined && spans[last].to < to; last = around.at(-1))
      around.pop();
    return around.at(-1) ?? -1;
  });
}

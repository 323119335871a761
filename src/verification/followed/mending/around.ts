/* What an edit of a statement may be made of, as the text of its file tells. */
import type { Analysis } from '../../../analysis/model';
import { moved } from '../../../program/statements';
import { pathOfTarget } from '../forward';
import { readablesAt } from './readables';
import type { StatementAround, WrongStatement } from './statement';

/** The file that a statement stands in. */
export type FileAround = Pick<
  Analysis,
  'source' | 'code' | 'writing' | 'dialect' | 'reading' | 'gradientNames'
>;

/** What is known of a statement's gradient: its variable, and those of other gradients by what these are called. */
export interface KnownGradients {
  readonly of: string;
  readonly known: ReadonlyMap<string, string>;
}

/** What is around a statement that assigns a gradient. */
export function aroundOf(
  file: FileAround,
  place: WrongStatement,
  gradients: KnownGradients,
): StatementAround {
  const { source, code, writing, dialect, reading, gradientNames } = file;
  const { targets, value } = place.code;
  const [target] = targets;
  const { names } = dialect;
  const at = moved(target ?? value, place.base);
  const found = readablesAt({
    ...{ source, code, names, gradientNames, ...gradients },
    top: reading.follow?.() ?? [],
    place: at.from,
    value,
    base: place.base,
    gradient: target ? pathOfTarget(target) : '',
    isName: target?.kind === 'name',
  });
  return { source, code, names, writing, gradientName: target ? code(at) : 'what is returned', ...found };
}

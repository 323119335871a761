/* Short programs that are followed as a whole: what is shown of them is what they compute, and `out` is shown. */
import assert from 'node:assert/strict';
import { FollowedPython } from '../followed/python';
import { FollowedScript } from '../followed/script';
import { check, noCount } from '../followed/truth';
import { hasPython } from '../python/process';
import { analyze } from './analyze';

/** Programs by what they show. */
export type Rows = Readonly<Record<string, string>>;

type Language = 'python' | 'javascript';

const followable = (source: string, language: Language) =>
  language === 'python' ? new FollowedPython(`${source}\n`) : new FollowedScript(`${source}\n`);

/** Each computes `out`, for which a number is shown where it is assigned last. */
export function eachShows(rows: Rows, language: Language): void {
  if (language === 'python' && !hasPython) return;
  for (const [name, source] of Object.entries(rows))
    it(`${name} (${language})`, () => {
      const { circuits, loose } = analyze(`${source}\n`, { language });
      const all = [...circuits.flatMap(({ variables }) => variables), ...loose];
      const last = all
        .filter(({ name, definition }) => name === 'out' && definition)
        .sort((one, other) => (other.definition?.from ?? 0) - (one.definition?.from ?? 0))
        .at(0);
      assert.ok(
        (last?.value ?? null) !== null,
        all.map((each) => `${each.name} ${each.value} ${each.reason ?? ''}`).join('\n'),
      );
      check(followable(source, language), noCount());
    });
}

/** Of these nothing may be shown that is wrong; `out` need not be. */
export function noneIsWrong(rows: Rows, language: Language): void {
  if (language === 'python' && !hasPython) return;
  for (const [name, source] of Object.entries(rows))
    it(`nothing wrong is shown: ${name} (${language})`, () => check(followable(source, language), noCount()));
}

/* Names in a trial of which none is the file's, so that a parameter is not taken for a variable that is called so, too. */

/** A sign that nobody writes. */
const mark = '\u2063';

/** What a parameter is called in a trial. */
export const marked = (name: string): string => `${mark}${name}`;

/** The same as people write it. */
export const plainName = (name: string): string => name.replaceAll(mark, '');

/** What a path ends with: `sum` of `np.sum`. */
export const lastOf = (path: string): string => path.slice(path.lastIndexOf('.') + 1);

/** What a path is a member of: `grads` of `grads.w` and of `grads['w']`; '' for what is none. */
export const holderOf = (path: string): string =>
  path.slice(0, Math.max(path.lastIndexOf('.'), path.lastIndexOf('['), 0));

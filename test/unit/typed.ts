/* Programs in TypeScript, and in JavaScript that Node doesn't know yet: they run after esbuild has taken that away. */
import { transformSync } from 'esbuild';
import { Watched } from './watched';

/** A marked program, as watched.ts says; null where it is none in this language. */
export function typed(marked: string, loader: 'ts' | 'js' = 'ts'): Watched | null {
  const withoutTypes = (code: string) =>
    transformSync(code, { loader, target: 'es2022', logLevel: 'silent' }).code;
  // esbuild takes comments of HTML for comments, which TypeScript has none of.
  if (loader === 'ts' && marked.includes('<!--')) return null;
  try {
    const watched = new Watched(marked, withoutTypes, {}, loader === 'ts' ? 'typescript' : 'javascript');
    return watched.isValid() ? watched : null;
  } catch {
    return null;
  }
}

/* Programs in TypeScript, and in JavaScript that Node doesn't know yet: they run after esbuild has taken that away. */
import { transformSync } from 'esbuild';
import { Watched } from './watched';

/** A marked program, as watched.ts says; null where it is none in this language. */
export function typed(marked: string, loader: 'ts' | 'js' = 'ts'): Watched | null {
  try {
    const watched = new Watched(marked, (code) => transformSync(code, { loader, target: 'es2022' }).code);
    return watched.isValid() ? watched : null;
  } catch {
    return null;
  }
}

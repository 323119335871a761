/* The word by which a page knows its own scripts. */

/** A word that nobody can guess: a page runs only the scripts that carry it. */
export function nonce(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}

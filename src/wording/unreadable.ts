/* Why a file can't be read, in a sentence that says what to do about it. */
/** What the file system's error means for the person who named the file. */
export function whyNotOpened(file: string, error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ENOENT' || code === 'ENOTDIR') return `There is no file ${file}.`;
  if (code === 'EISDIR') return `${file} is a folder; name the files in it.`;
  if (code === 'EACCES' || code === 'EPERM') return `${file} may not be read by you.`;
  if (code === 'ERR_FS_FILE_TOO_LARGE' || code === 'ERR_STRING_TOO_LONG')
    return `${file} is too large to be read.`;
  return `${file} can't be read: ${error instanceof Error ? error.message : String(error)}`;
}

/** Why the ending of a file's name says of no language that is read. */
export function whyNotOurs(
  file: string,
  ending: string,
  endings: readonly string[],
  languages: string,
): string {
  const what = ending ? `${file} ends in ${ending}` : `${file} has no ending`;
  return `${what}; ${languages} are read (${endings.join(' ')}). If it is one of them, say so with --language.`;
}

/** Why a file that should be a notebook can't be read. */
export function whyNoNotebook(file: string): string {
  return `${file} is no notebook that can be read: it has no cells in JSON; save it again where it was made.`;
}

/** Why a notebook's language can't be read. */
export function whyOtherLanguage(file: string, language: string, languages: string): string {
  return `${file} is a notebook in ${language}; ${languages} are read. If it is in one of them, say so with --language.`;
}

/**
 * Why a file is no text in UTF-8; null where it is. `text` is what its bytes are in UTF-8, with U+FFFD for whatever
 * isn't.
 */
export function whyNoText(file: string, bytes: Uint8Array, text: string): string | null {
  const encoding = wideEncoding(bytes);
  if (encoding) return `${file} is ${encoding} text, and only UTF-8 is read; save it as UTF-8.`;
  if (bytes.includes(0))
    return `${file} has NUL bytes in it: it is a binary file, not text; name a source file.`;
  const line = firstStrangeLine(bytes, text);
  if (line === null) return null;
  return `${file} is not UTF-8 (line ${line}): it is a binary file, or text in another encoding; save text as UTF-8.`;
}

/** UTF-16 or UTF-32, by its byte order mark or by where its bytes are 0; null for anything else. */
function wideEncoding(bytes: Uint8Array): string | null {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return bytes.length > 3 && c === 0 && d === 0 ? 'UTF-32' : 'UTF-16';
  if (a === 0xfe && b === 0xff) return 'UTF-16';
  if (a === 0 && b === 0 && c === 0xfe && d === 0xff) return 'UTF-32';
  return isWideASCII(bytes.subarray(0, 4096)) ? 'UTF-16' : null;
}

/** In UTF-16 each character of ASCII has a 0 beside it, always on the same side, and code is mostly made of them. */
function isWideASCII(bytes: Uint8Array): boolean {
  const pairs = bytes.length >> 1;
  let little = 0;
  let big = 0;
  for (let at = 0; at < 2 * pairs; at += 2) {
    const [one, other] = [bytes[at], bytes[at + 1]];
    if (one !== 0 && other !== 0) continue;
    // A tab is the first of the characters that stand in text.
    if (one < 9 && other < 9) return false;
    if (other === 0) little++;
    else big++;
  }
  return Math.max(little, big) >= 0.4 * pairs && Math.min(little, big) <= 0.02 * pairs && pairs > 0;
}

/** The line of the first byte that is no UTF-8; null where all are. */
function firstStrangeLine(bytes: Uint8Array, text: string): number | null {
  let at = 0;
  let line = 1;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code === 0xfffd && !(bytes[at] === 0xef && bytes[at + 1] === 0xbf && bytes[at + 2] === 0xbd))
      return line;
    if (character === '\n') line++;
    at += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return null;
}

/* What a notebook's kernel takes out of a cell is blank to the language, and nothing else is. */
import assert from 'node:assert/strict';
import { cellCode as javascript } from '../../src/languages/javascript/magics';
import { cellCode as python } from '../../src/languages/python/magics';

/** Lines with what is blank in them shown as dots. */
function seen(cellCode: (text: string) => string, text: string): string {
  const code = cellCode(text);
  assert.equal(code.length, text.length);
  return [...text].map((character, i) => (code[i] === character ? character : '.')).join('');
}

describe('magics in a cell of Python', () => {
  const rows: readonly (readonly [what: string, text: string, code: string])[] = [
    ['a magic', '%matplotlib inline\na = 1', '........... ......\na = 1'],
    ['a command for the shell', 'a = 1\n!pip install x\nb = 2', 'a = 1\n.... ....... .\nb = 2'],
    ['help', 'np.exp?\n?np.exp\na = 1', '.......\n.......\na = 1'],
    ['one that is indented', 'if a:\n    !ls\n    b = 1', 'if a:\n    ...\n    b = 1'],
    ['one that goes on', '!ls \\\n  -l\na = 1', '... .\n  ..\na = 1'],
    ['a quote in one', "!echo it's\na = 1  # it's", "..... ....\na = 1  # it's"],
    ['a whole cell', '%%bash\nls\n\na = 1', '......\n..\n\n. . .'],
    ['a whole cell below blank lines', '\n  %%html\n<b>', '\n  ......\n...'],
    ['only the head of a cell that is timed', '%%time\na = 1', '......\na = 1'],
    ['one behind a comment', '# one\n%load x\na = 1', '# one\n..... .\na = 1'],
    ['one at the end', 'a = 1\n%who', 'a = 1\n....'],
  ];
  for (const [what, text, code] of rows)
    it(`are blank: ${what}`, () => assert.equal(seen(python, text), code));

  it('are not taken for one where a statement goes on', () => {
    for (const text of [
      'z = (a\n     % b)',
      'z = a \\\n  % b',
      'z = [a,\n  [b],\n  c\n  % d]',
      's = """\n%bash\n"""',
      "s = '''it\\'''\n%bash\n'''",
      's = "(" # (\nz = {\n  1: a\n  % b}',
      "s = 'a\\\n% b'",
      'z = a if b else c # really?',
      'z = a % b\nz = a != b',
    ])
      assert.equal(python(text), text);
  });

  it('may stand behind a text or bracket that is left open in no line of its own', () => {
    assert.equal(seen(python, "s = 'it\n%who"), "s = 'it\n....");
  });
});

describe('magics in a cell of JavaScript', () => {
  it('stand above the code only: below, a line that begins with % goes on with it', () => {
    assert.equal(seen(javascript, '%load x\n  %who\nlet a = 1'), '..... .\n  ....\nlet a = 1');
    for (const text of ['let z = a\n% b', '!function () {}()', 'let a = b ? c\n: d'])
      assert.equal(javascript(text), text);
    assert.equal(seen(javascript, '%%html\n<b>'), '......\n...');
  });
});

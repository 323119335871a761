/* Nothing in the user's text can break out of a hover's or a table's formatting. */
import assert from 'node:assert/strict';
import { code, codeBlock, commandLink, plain, table } from '../../src/wording/markdown';

describe('text from the file in Markdown', () => {
  it('code spans are plain when the text is', () => {
    assert.equal(code('a * x'), '`a * x`');
  });

  it('no backtick in the text ends the span', () => {
    assert.equal(code('`a`'), '`` `a` ``');
    assert.equal(code('a``b'), '``` a``b ```');
  });

  it('no pipe ends a cell of a table', () => {
    assert.equal(code('a || b'), '`a \\|\\| b`');
    for (const text of ['a|b', 'a\\|b', 'a\\\\|b', 'a\\\\\\|b']) {
      for (const [, slashes] of code(text).matchAll(/(\\*)\|/g)) assert.equal(slashes.length % 2, 1);
    }
  });

  it('spans stay on one line and short', () => {
    assert.equal(code('a *\r\n   b'), '`a * b`');
    assert.ok(code('x'.repeat(1000)).length < 100);
  });

  it('plain text cannot be a link, a command, an image or HTML', () => {
    const nasty = '[x](command:evil) ![y](https://z) <img src=q> $(zap) **b** `c` www.d.example a@b.c # h';
    assert.doesNotMatch(plain(nasty).replaceAll(/&#\d+;/g, ''), /[[\]()!<>*`:@$.]/);
    assert.equal(plain('a\n\n# b'), 'a &#35; b');
  });

  it('no fence in the text closes the block', () => {
    assert.equal(codeBlock('x', 'js'), '```js\nx\n```');
    assert.equal(codeBlock('```\nx', 'js'), '````js\n```\nx\n````');
  });

  it('tables have one mark a column', () => {
    assert.equal(
      table(
        ['left', 'right'],
        [
          ['a', 'b'],
          ['c', 'd'],
        ],
      ),
      '| a | b |\n| :-- | --: |\n| c | d |',
    );
  });

  it('arguments of command links are encoded, and none of them ends the link', () => {
    const args = ['file:///a)b(c "d"', 3];
    const [, label, query] =
      commandLink('line 3', 'lens.reveal', ...args).match(/^\[(.*)\]\(command:lens\.reveal\?([^()]*)\)$/) ??
      [];
    assert.equal(label, 'line 3');
    assert.deepEqual(JSON.parse(decodeURIComponent(query)), args);
  });
});

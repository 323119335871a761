/* What is masked for the parser keeps its place and its meaning, and code that needs none is left alone. */
import assert from 'node:assert/strict';
import type { Tree } from '@lezer/common';
import { parseWhole } from '../../src/languages/javascript/parse';
import { analyze } from './analyze';
import { digest } from './digest';
import * as code from './legal-code';
import { oddTargets, typedTargets } from './odd-targets';
import { oddTypes } from './odd-types';

const lines = [...Object.values(code).flat(), ...oddTargets, ...typedTargets, ...oddTypes];

function shapeOf(tree: Tree): string {
  const nodes: string[] = [];
  tree.iterate({ enter: ({ name, from, to }) => void nodes.push(`${name} ${from}-${to}`) });
  return nodes.join(', ');
}

describe('what is masked for the parser', () => {
  it('keeps the place of every character', () => {
    for (const line of lines)
      for (const language of ['javascript', 'typescript', 'typescriptreact'] as const) {
        const { text, masked } = parseWhole(line, language);
        assert.deepEqual([text.length, masked.length], [line.length, line.length], line);
      }
  });

  it('does no harm in texts and comments', () => {
    for (const line of lines) {
      if (/[`\\$]|\*\/|[\n\r\u2028\u2029]/.test(line)) continue;
      const around: readonly (readonly [string, string])[] = [
        ['var t = `', '`;'],
        ['/* ', ' */'],
        ['// ', ''],
        ...(line.includes("'") ? [] : [["f('", "', 1);"] as const]),
        ...(line.includes('"') ? [] : [['f("', '", 1);'] as const]),
      ];
      for (const [before, after] of around)
        for (const language of ['javascript', 'typescript', 'typescriptreact'] as const) {
          const parsed = parseWhole(`a = 1;\n${before}${line}${after}\nb = 2;\n`, language);
          const plain = `a = 1;\n${before}${'x'.repeat(line.length)}${after}\nb = 2;\n`;
          assert.equal(shapeOf(parsed.tree), shapeOf(parseWhole(plain, language).tree), `${before}${line}`);
        }
    }
  });

  it('never means something else', () => {
    const pairs: readonly (readonly [code: string, nodes: readonly string[]])[] = [
      ['const f = () => a\nis(b)', ['ArrowFunction', 'CallExpression']],
      ['// see (@dec\nclass A {}', ['ClassDeclaration']],
      ['// import a, * as b\nfrom = 1;', ['AssignmentExpression']],
      ['// export as\nnamespace = 3;', ['AssignmentExpression']],
      ['// @internal\nexport class A {}', ['ExportDeclaration']],
      ['x = a ? ({ b } = c) : (d) => e;', ['ConditionalExpression', 'AssignmentExpression', 'ArrowFunction']],
      ['x = a?() => 1 : 2;', ['ConditionalExpression', 'ArrowFunction']],
      ['x = a?(b) : 2;', ['ConditionalExpression']],
      ['abstract\nnew Date()', ['NewExpression']],
      ['if (x) /=1/.test(y);', ['RegExp']],
      ['x != 3; x !== 3; x!=y; x!==y;', ['CompareOp', 'CompareOp', 'CompareOp', 'CompareOp']],
      [
        'f((x), 2); (x) == 3; (x) <= 3; (x) => 3;',
        ['CallExpression', 'CompareOp', 'CompareOp', 'ArrowFunction'],
      ],
      ['import { a, b as c, d } from "x";', ['as']],
      ['x = a < (b) > c;', ['CompareOp', 'CompareOp']],
    ];
    for (const [source, expected] of pairs) {
      const found: string[] = [];
      const { tree } = parseWhole(source, 'typescript');
      tree.iterate({ enter: ({ name }) => void found.push(name) });
      assert.ok(!found.includes('⚠'), source);
      for (const name of expected) {
        const at = found.indexOf(name);
        assert.ok(at >= 0, `${source}: no ${name}`);
        found.splice(at, 1);
      }
    }
  });

  it('is read anew where another spelling has the same mask', () => {
    for (const [before, after] of [
      ['(x) = a;', ' x  = a;'],
      [' x  = a;', '(x) = a;'],
      ['x! += 2;', 'x  += 2;'],
      ['var \\u0061 = 5;', 'var _u0061 = 5;'],
      ['import x = a.b;', 'const  x = a.b;'],
    ]) {
      // The parser takes nothing over that is short.
      const more = 'function f() { return 1; }\n'.repeat(150);
      const source = (line: string) => `var a = 3, x = 2;\n${more}${line}\nvar y = a * x;\n${more}`;
      const previous = analyze(source(before), { language: 'typescript' });
      const changed = analyze(source(after), { language: 'typescript', previous });
      assert.equal(digest(changed), digest(analyze(source(after), { language: 'typescript' })), after);
    }
  });
});

/* What is said of passes that were followed for themselves, on every surface that is made of text. */
import assert from 'node:assert/strict';
import type { Analysis } from '../../src/analysis/model';
import type { Language } from '../../src/languages/languages';
import { applyEdits } from '../../src/text/edits';
import { activityOf } from '../../src/verification/activity';
import { mendPass } from '../../src/verification/mend';
import type { CircuitVerification, Verdict } from '../../src/verification/model';
import { closerLook, verify } from '../../src/verification/verify';
import { describeLine } from '../../src/wording/describe';
import { explain } from '../../src/wording/explain';
import { followedAt } from '../../src/wording/followed';
import { hoverText } from '../../src/wording/hover';
import { inlineTexts } from '../../src/wording/inline';
import { reportPage } from '../../src/wording/page';
import { report } from '../../src/wording/report';
import { toldOf } from '../../src/wording/reveal';
import { sarif } from '../../src/wording/sarif';
import { countsText, problemText, reportLines } from '../../src/wording/verdicts';
import { verdictsIn } from '../../src/wording/what-if';
import { analyze } from './analyze';
import { layer, lossInPython, numbers, training } from './followed-passes';

/** A file, its verdicts, and what is said of it. */
class Spoken {
  readonly analysis: Analysis;
  readonly verifications: readonly CircuitVerification[];

  constructor(
    readonly source: string,
    language: Language = 'javascript',
  ) {
    this.analysis = analyze(source, { language });
    this.verifications = verify(this.analysis);
  }

  /** The end of the line on which a text stands. */
  inline(text: string, maxLength = 120): string {
    const options = { show: 'both', precision: 4, maxLength } as const;
    const line = this.lineOf(text) - 1;
    const found = inlineTexts(this.analysis, options, this.verifications).find((each) => each.line === line);
    return found ? found.value + found.gradient : '';
  }

  judgement(text: string): string | null | undefined {
    const options = { show: 'both', precision: 4, maxLength: 120 } as const;
    const line = this.lineOf(text) - 1;
    return inlineTexts(this.analysis, options, this.verifications).find((each) => each.line === line)
      ?.judgement;
  }

  /** The hover on a text, from a place in it. */
  hover(text: string, within = 0): string {
    const offset = this.source.indexOf(text) + within;
    const explained = explain(this.analysis, offset);
    const found = followedAt(this.analysis, this.verifications, offset, explained);
    const explanation = found?.explanation ?? explained;
    const link = (label: string) => label;
    const hover = explanation && hoverText(explanation, found?.verdict, this.analysis, link, '');
    return (hover ?? '').replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)));
  }

  described(text: string): string {
    return describeLine(this.analysis, this.verifications, this.source.indexOf(text)).text;
  }

  get verdicts(): readonly Verdict[] {
    return this.verifications.flatMap(({ verdicts }) => verdicts);
  }

  get wrong(): readonly Verdict[] {
    return this.verdicts.filter(({ judgement }) => judgement === 'wrong');
  }

  private lineOf(text: string): number {
    const at = this.source.indexOf(text);
    assert.ok(at >= 0, text);
    return this.analysis.lines.lineOf(at);
  }
}

const mistaken = layer.replace('this.x[i] * dz', 'this.x[j] * dz');

describe('the end of a line in a pass that was followed', () => {
  it('has the value of what it assigns, the verdict, and the number of rounds, in this order', () => {
    const spoken = new Spoken(layer);
    assert.match(
      spoken.inline('this.dW[j][i] ='),
      /^this\.dW\[j\]\[i\] \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/,
    );
    assert.match(spoken.inline('this.db[j] ='), /^this\.db\[j\] \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/);
    assert.equal(spoken.judgement('this.db[j] ='), 'exact');
  });

  it('says what is wrong, and has the color of the gravest', () => {
    const spoken = new Spoken(mistaken);
    assert.match(
      spoken.inline('this.dW[j][i] ='),
      /\u00b7 \u2717 the index is wrong: it must be this\.x\[i\], not this\.x\[j\] \u00b7 \u00d7\d$/,
    );
    assert.equal(spoken.judgement('this.dW[j][i] ='), 'wrong');
  });

  it('keeps room for the verdict where the text is short, and says no value where only that is left', () => {
    const spoken = new Spoken(mistaken);
    for (const length of [80, 40, 24]) {
      const text = spoken.inline('this.dW[j][i] =', length);
      assert.ok(text.length <= length, text);
      assert.match(text, /\u2717/);
    }
  });

  it('tells no gradient of what is a gradient, on no line of the backward function', () => {
    const spoken = new Spoken(layer);
    for (const text of ['const dz =', 'dx[i] +=', 'this.db[j] =', 'const dx =', 'for (let j = 0; j < dy'])
      assert.doesNotMatch(spoken.inline(text), /d\(|ddz|ddx/, text);
    assert.match(spoken.inline('this.y[j] = Math'), /d\(this\.y\[j\]\)/);
  });

  it('names verdicts on one line where they differ, and says once what they share', () => {
    const two = (right: string) =>
      new Spoken(
        `function f(xs, w, b) {\n  let loss = 0, dw = 0, db = 0;\n  for (let i = 0; i < xs.length; i++) {\n    const e = w * xs[i] + b;\n    loss += e * e;\n    dw += 2 * e * xs[i]; db += ${right};\n  }\n  return { loss, dw, db };\n}\n`,
      ).inline('dw +=');
    assert.match(two('2 * e'), /\u00b7 \u2713 \u00b7 \u00d7\d$/);
    assert.match(two('e'), /\u00b7 \u2713 dw, \u2717 db: .*factor/);
  });

  it('of a function with loss and gradients in it says no gradients of anything else', () => {
    const spoken = new Spoken(lossInPython, 'python');
    assert.match(spoken.inline('dw +='), /^dw \u2248 \S+ \u00b7 \u2713 \u00b7 \u00d7\d$/);
    assert.doesNotMatch(spoken.inline('e = w * x'), /ddb/);
  });
});

describe('a pass that was followed', () => {
  it('makes a file one in which gradients show, and says where it starts', () => {
    const { analysis, verifications } = new Spoken(layer);
    assert.equal(analysis.active, false);
    const { active, why } = activityOf(analysis, verifications);
    assert.ok(active);
    assert.match(why, /^line \d+ starts a backward pass$/);
    assert.equal(activityOf(analysis, []).active, false);
  });

  it('is counted', () => {
    assert.equal(countsText(new Spoken(layer).verifications), '4 right');
    assert.equal(countsText(new Spoken(mistaken).verifications), '3 right, 1 wrong');
    assert.equal(countsText([]), '');
  });

  it('keeps its verdicts while other numbers are tried', () => {
    const { analysis, verifications } = new Spoken(mistaken);
    const shown = verdictsIn(analyze(mistaken), { analysis, circuits: verifications });
    assert.deepEqual(shown, verifications);
  });

  it('is mended by the edits of its verdicts, and as a whole', () => {
    const { analysis, wrong, verifications } = new Spoken(mistaken);
    assert.equal(wrong.length, 1);
    assert.equal(applyEdits(mistaken, wrong[0].edits), layer);
    const mended = mendPass(analysis, verifications[0].circuit);
    assert.ok(mended?.clean);
    assert.equal(applyEdits(mistaken, [mended.edit]), layer);
  });

  it('with two mistakes is mended as a whole', () => {
    const twice = mistaken.replace('dx[i] +=', 'dx[i] =');
    const { analysis, verifications, wrong } = new Spoken(twice);
    assert.deepEqual(wrong.map(({ name }) => name).sort(), ['dx', 'this.dW']);
    const mended = mendPass(analysis, verifications[0].circuit);
    assert.ok(mended?.clean);
    assert.equal(applyEdits(twice, [mended.edit]), layer);
  });

  it('stands with its functions: a selection in either of them is in it', () => {
    const { source, verifications } = new Spoken(layer);
    const [{ followed }] = verifications;
    const isIn = (text: string) =>
      followed?.parts.some(({ from, to }) => from <= source.indexOf(text) && source.indexOf(text) < to);
    assert.ok(isIn('let z = '));
    assert.ok(isIn('const dz = '));
    assert.ok(!isIn('this.W = W'));
  });
});

describe('a hover in a pass that was followed', () => {
  it('says of what a gradient is one, that it is right, and its rounds, and no gradient of its own', () => {
    const text = new Spoken(layer).hover('this.dW[j][i] =', 6);
    assert.match(text, /gradient of this\.W, in the last of \d rounds/);
    assert.match(text, /\n\u2713\n/);
    assert.match(text, /round/);
    assert.doesNotMatch(text, /Tug|backpropagation gives|gradient of \*/);
  });

  it('has the mistake, and numbers at which the element shows it', () => {
    const text = new Spoken(mistaken).hover('this.dW[j][i] =', 6);
    assert.match(text, /\u2717 the index is wrong/);
    const [, is, should] =
      /For example, this\.dW\[\d\]\[\d\] is (\S+), and should be (\S+), with /.exec(text) ?? [];
    assert.notEqual(Number(is), Number(should));
    assert.ok(Number.isFinite(Number(is)) && Number.isFinite(Number(should)), text);
  });

  it('tells that of what has another number in each round, and all of forward code', () => {
    const spoken = new Spoken(layer);
    assert.match(spoken.hover('dz = (1'), /gradient of z, in the last of 3 rounds\n\n\u2713/);
    assert.match(spoken.hover('z = this.b'), /gradient of/);
  });

  it('says the verdict where the gradient is read, too', () => {
    const source = layer.replace('return dx;', 'const norm = this.db[0] * 2;\n    return dx;');
    assert.match(new Spoken(source).hover('this.db[0] * 2', 6), /gradient of this\.b/);
  });
});

describe('in words, a pass that was followed', () => {
  it('says a problem without numbers', () => {
    const [verdict] = new Spoken(mistaken).wrong;
    assert.equal(problemText(verdict), 'this.dW: the index is wrong: it must be this.x[i], not this.x[j].');
  });

  it('describes a line: what is right, and what is wrong with an example and the fix', () => {
    const spoken = new Spoken(mistaken);
    assert.match(
      spoken.described('this.db[j] ='),
      /^Line \d+: this\.db\[j\] is about \S+\. Right: this\.db is the gradient of this\.b\.$/,
    );
    assert.match(
      spoken.described('this.dW[j][i] ='),
      /Wrong: this\.dW: the index is wrong: .* For example, this\.dW\[\d\]\[\d\] is .*To mend it: change to "this\.dW\[j\]\[i\] = this\.x\[i\] \* dz"\.$/,
    );
    assert.match(spoken.described('const dz ='), /Right: dz is the gradient of z\.$/);
  });

  it('has both functions in the head of the terminal’s report, and an example under what is wrong', () => {
    const { analysis, verifications } = new Spoken(mistaken);
    const lines = reportLines('a.js', analysis, verifications);
    assert.match(
      lines[0],
      /^a\.js in Dense\.forward \+ Dense\.backward: backward pass of the result, compared at \d+ points$/,
    );
    assert.match(
      lines.join('\n'),
      /this\.dW {2}\u2717 the index is wrong.*\n {6}for example {2}this\.dW\[\d\]\[\d\] is /,
    );
    assert.match(lines.join('\n'), /this\.db {2}\u2713\n/);
    assert.doesNotMatch(lines.join('\n'), /unknown|@input|null/);
    assert.equal(lines.at(-1), 'a.js: 3 of 4 gradients right, 1 wrong');
  });

  it('has a row for each gradient in the report, with no number of the file’s own', () => {
    const { analysis, verifications } = new Spoken(mistaken);
    const page = reportPage({ file: 'a.js', analysis, verifications }, 'nonce');
    assert.match(page, /<h2>Backward pass of the result in Dense\.forward \+ Dense\.backward<\/h2>/);
    assert.match(page, /Its inputs were given numbers of our own/);
    assert.equal(page.match(/<td class="number">\u2013<\/td>/g)?.length, 8);
    assert.match(page, /For example, this\.dW/);
    assert.doesNotMatch(
      /<main>[\s\S]*<\/main>/.exec(page)?.[0] ?? '',
      /Right here|are those of the file|null|undefined/,
    );
  });

  it('is not told to be no pass by what is noted of its lines', () => {
    const asked = closerLook(analyze(lossInPython, { language: 'python' }));
    assert.ok(asked.notes.some(({ message }) => message.includes('named like gradients')));
    const verifications = verify(asked);
    assert.doesNotMatch(reportLines('a.py', asked, verifications).join('\n'), /named like gradients/);
    assert.deepEqual(report('a.py', asked, { verifications }).notes, []);
    const lone = 'def f(n, m):\n    dw = n * 2\n    db = m * 3\n    return dw + db\n';
    const alone = closerLook(analyze(lone, { language: 'python' }));
    assert.deepEqual(report('a.py', alone).notes.length, alone.notes.length);
  });

  it('is in JSON with names without elements, and the element in the counterexample', () => {
    const { analysis, verifications } = new Spoken(mistaken);
    const { active, why, circuits } = report('a.js', analysis, { verifications });
    assert.ok(active, why);
    const pair = circuits.filter(({ scope }) => scope === 'Dense.forward + Dense.backward');
    assert.equal(pair.length, 1);
    const { handwritten = [], variables } = pair[0];
    assert.deepEqual(variables, []);
    assert.deepEqual(
      handwritten
        .map(({ name, of, verdict, value, expected }) => [name, of, verdict, value, expected])
        .sort(),
      [
        ['dx', 'x', 'exact', null, null],
        ['dz', 'z', 'exact', null, null],
        ['this.dW', 'this.W', 'wrong', null, null],
        ['this.db', 'this.b', 'exact', null, null],
      ],
    );
    const wrong = handwritten.find(({ verdict }) => verdict === 'wrong');
    const { element = [], value, expected, inputs = {} } = wrong?.counterexample ?? {};
    assert.equal(element.length, 2);
    assert.ok(element.every((place) => Number.isInteger(place)));
    assert.notEqual(value, expected);
    assert.ok(
      Object.keys(inputs).some((name) => name.startsWith('this.W[')),
      Object.keys(inputs).join(),
    );
    assert.equal(applyEditsOf(mistaken, wrong?.edits ?? []), layer);
  });

  it('belongs to the circuit of its scope where that has one, and not to two', () => {
    const { analysis, verifications } = new Spoken(numbers);
    const all = report('a.js', analysis, { verifications }).circuits;
    const mul = all.filter(({ scope }) => scope === 'Value.mul');
    assert.equal(mul.filter(({ handwritten }) => handwritten).length, 1);
    assert.equal(all.flatMap(({ handwritten = [] }) => handwritten).length, 4);
  });

  it('has what is wrong in SARIF, with its fix', () => {
    const { analysis, verifications } = new Spoken(mistaken);
    const log = JSON.stringify(sarif([{ file: 'a.js', analysis, verifications }], '1'));
    assert.match(log, /"text":"this\.dW: The index is wrong/);
    assert.match(log, /"insertedContent":\{"text":"i"\}|"insertedContent":\{"text":"this\.x\[i\]/);
  });
});

describe('a pass in a training loop', () => {
  it('is one of the top level, has its marks beside the file’s own numbers, and an example at others', () => {
    const spoken = new Spoken(training);
    const { analysis, verifications } = spoken;
    assert.match(spoken.inline('dw +='), /^dw = -42 \u00b7 \u2713 \u00b7 \u00d73$/);
    assert.match(spoken.inline('db +='), /^db = -9 \u00b7 \u2717 a factor is missing: 2 \u00b7 \u00d73$/);
    const lines = reportLines('a.js', analysis, verifications);
    assert.match(lines[0], /^a\.js: backward pass of loss, compared at \d+ points$/);
    assert.match(
      lines.join('\n'),
      /for example {2}db is \S+, and should be \S+, with w = \S+, b = \S+, xs\[0\] = \S+, /,
    );
  });
});

describe('what a mistake in a pass that was followed holds back', () => {
  it('is said on no surface until somebody asks', () => {
    const { analysis, verifications: all } = new Spoken(mistaken);
    const held = all.map((each) => toldOf(each, () => 'wrong'));
    const at = mistaken.indexOf('this.dW[j][i] =');
    const found = followedAt(analysis, held, at + 6, explain(analysis, at + 6));
    assert.ok(found);
    const options = { show: 'both', precision: 4, maxLength: 200 } as const;
    const said = [
      ...inlineTexts(analysis, options, held).map(({ gradient }) => gradient),
      hoverText(found.explanation, found.verdict, analysis, (label) => label, ''),
      describeLine(analysis, held, at).text,
      reportPage({ file: 'a.js', analysis, verifications: held }, 'nonce'),
      ...reportLines('a.js', analysis, held),
    ].join('\n');
    assert.match(said, /\u2717 this is not the gradient/);
    assert.doesNotMatch(said, /index is|should be|For example|for example|Fix:/);
  });
});

/** Edits as JSON has them, made on a text. */
function applyEditsOf(
  source: string,
  edits: readonly { line: number; column: number; endLine: number; endColumn: number; text: string }[],
): string {
  const { lines } = analyze(source);
  return applyEdits(
    source,
    edits.map(({ line, column, endLine, endColumn, text }) => ({
      from: lines.startOf(line) + column - 1,
      to: lines.startOf(endLine) + endColumn - 1,
      text,
    })),
  );
}

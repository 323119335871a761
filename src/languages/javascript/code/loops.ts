/* Loops of JavaScript. */
import type { SyntaxNode } from '@lezer/common';
import type { Block, Code, Declares, Expression, Loop } from '../../../program/code';
import { endOf, isComment, lastPart, nextPart } from '../syntax';
import { ScriptClasses } from './classes';
import { keywordOf, maskedPattern } from './names';
import { firstPart } from './source';
import { namesIn } from './targets';

export const loopNodes: ReadonlySet<string> = new Set(['ForStatement', 'WhileStatement', 'DoStatement']);

export abstract class ScriptLoops extends ScriptClasses {
  /** What an expression does that stands for a statement. */
  protected abstract evaluated(expression: SyntaxNode, whole: SyntaxNode): Block;

  protected loop(node: SyntaxNode, label: string): Code {
    const head = node.getChild('ForSpec') ?? node.getChild('ForOfSpec') ?? node.getChild('ForInSpec');
    if (!head) return this.untilFalse(node, label);
    const body = nextPart(head);
    if (node.getChild('await')) return this.opaqueCode(node, 'for await is not followed');
    if (keywordOf(head) === 'using') return this.opaqueCode(node, 'using is not followed');
    const common = {
      kind: 'loop',
      label,
      body: body ? this.block(body) : [],
      orElse: [],
      ...this.at(node),
    } as const;
    const loop = head.name === 'ForSpec' ? this.counting(head) : this.each(head);
    return loop ? { ...common, ...loop } : this.opaqueCode(node, 'it is not known what this loop assigns');
  }

  protected opaqueCode(node: SyntaxNode, reason: string): Code {
    return { ...this.untouched(node, reason), ...this.at(node) };
  }

  protected condition(node: SyntaxNode): Expression {
    const brackets = node.getChild('ParenthesizedExpression');
    const test = brackets && firstPart(brackets);
    return test ? this.expression(test) : this.opaque(node, 'this condition is not complete');
  }

  /** `while` and `do … while` */
  private untilFalse(node: SyntaxNode, label: string): Code {
    const testLast = node.name === 'DoStatement';
    const before = testLast ? node.getChild('do') : node.getChild('ParenthesizedExpression');
    const body = before && nextPart(before);
    return {
      kind: 'loop',
      label,
      body: body ? this.block(body) : [],
      orElse: [],
      own: [],
      form: 'while',
      init: [],
      test: this.condition(node),
      update: null,
      testLast,
      from: node.from - this.base,
      to: endOf(node) - this.base,
    };
  }

  /** `for (let i = 0; i < n; i++)` */
  private counting(head: SyntaxNode): HeadOf<'while'> | HeadOf<'each'> | null {
    const slots: (SyntaxNode | null)[] = [null, null, null];
    let slot = 0;
    for (let child = head.firstChild; child; child = child.nextSibling) {
      if (child.name === ';') slot++;
      else if (child.name !== '(' && child.name !== ')' && !isComment(child)) {
        slots[slot] = child;
        if (child.name === 'VariableDeclaration') slot++;
      }
    }
    const [init, test, update] = slots;
    const pattern = maskedPattern(head, this.text);
    if (pattern && update) {
      const sign = nextPart(pattern);
      const keys = sign !== null && this.text.charAt(sign.from) === 'i';
      return this.over(pattern, '', update, keys);
    }
    const begin = !init
      ? []
      : init.name === 'VariableDeclaration'
        ? this.block(init)
        : this.evaluated(init, init);
    return {
      form: 'while',
      init: begin,
      test: test && this.expression(test),
      update: update && this.expression(update),
      testLast: false,
      own: begin.flatMap(ownOf),
    };
  }

  /** `for (const a of b)`, `for (a in b)` */
  private each(head: SyntaxNode): HeadOf<'each'> | null {
    const declares = keywordOf(head);
    const place = head.getChild(declares || '(');
    const target = place && nextPart(place);
    const last = lastPart(head)?.prevSibling;
    const of = last && isComment(last) ? last.prevSibling : last;
    if (!target || !of || declares === 'using') return null;
    return this.over(target, declares, of, head.name === 'ForInSpec');
  }

  private over(node: SyntaxNode, declares: Declares, of: SyntaxNode, keys: boolean): HeadOf<'each'> | null {
    const target = this.target(node);
    if (!target) return null;
    const own = declares === 'let' || declares === 'const' ? namesIn(target) : [];
    return { form: 'each', target, declares, of: this.expression(of), keys, own };
  }
}

/** What a loop's head says. */
type HeadOf<Form> = Omit<Extract<Loop, { form: Form }>, 'kind' | 'label' | 'body' | 'orElse'>;

/** The names that a declaration gives to each round. */
function ownOf(code: Code): readonly string[] {
  if (code.kind !== 'assign' && code.kind !== 'declare') return [];
  if (code.declares !== 'let' && code.declares !== 'const') return [];
  return code.kind === 'declare' ? code.names : code.targets.flatMap(namesIn);
}

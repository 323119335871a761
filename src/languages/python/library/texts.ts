/* What values are as texts, and whether they are true. */
import type { Work } from '../../../program/library';
import { Given, List, type Text, type Thing, type Value } from '../../../program/values';
import { ofInstance, text } from './common';
import { formatted } from './formats';
import { allOf } from './lists';

export function isTrue(thing: Thing): boolean | null {
  if (thing instanceof Given) return null;
  switch (thing.kind) {
    case 'text':
      return thing.value !== '';
    case 'nothing':
      return false;
    case 'list':
      return thing.lost ? null : thing.items.length > 0;
    case 'record':
      if (thing.lost) return null;
      if (thing.form === 'dict') return thing.members.size > 0;
      return ['__bool__', '__len__'].some((name) => ofInstance(thing, name) !== undefined) ? null : true;
    case 'method':
      return thing.name.startsWith('<') ? null : true;
    case 'library':
      return null;
    default:
      return true;
  }
}

/** What a method of a text gives, which changes nothing; one that is not known here gives what is not known. */
export function callOfText(
  work: Work,
  of: Text,
  name: string,
  args: readonly Value[],
  keywords: ReadonlyMap<string, Value>,
): Value {
  if (name === 'format') {
    const filled = formatted(work, of.value, args, keywords);
    if (filled !== undefined) return filled;
  }
  const known = keywords.size === 0 ? textMethod(work, of.value, name, args) : undefined;
  return known ?? work.notKnown([of, ...args, ...keywords.values()], `what ${name} gives is not known here`);
}

function textMethod(work: Work, of: string, name: string, args: readonly Value[]): Value | undefined {
  const texts = args.flatMap((each) =>
    typeof each !== 'number' && each.kind === 'text' ? [each.value] : [],
  );
  const [first] = texts;
  const isPlain = args.length === 0 && /^[ -~\n\t]*$/.test(of);
  if (name === 'split' && isPlain)
    return new List(
      of
        .split(/\s+/)
        .filter(Boolean)
        .map((part) => text(part)),
    );
  if (name === 'strip' && isPlain) return text(of.trim());
  if (name === 'lower' && isPlain) return text(of.toLowerCase());
  if (name === 'upper' && isPlain) return text(of.toUpperCase());
  if (name === 'isdigit' && isPlain) return work.truth(/^\d+$/.test(of));
  if (name === 'join' && args.length === 1) return joined(work, of, args[0]);
  if (first === undefined || texts.length !== args.length || args.length !== 1) return undefined;
  if (name === 'split' && first !== '') return new List(of.split(first).map((part) => text(part)));
  if (name === 'startswith') return work.truth(of.startsWith(first));
  if (name === 'endswith') return work.truth(of.endsWith(first));
  return undefined;
}

function joined(work: Work, of: string, parts: Value): Value | undefined {
  const texts = allOf(work, parts)?.map((each) =>
    typeof each !== 'number' && each.kind === 'text' ? each.value : null,
  );
  return !texts || texts.includes(null) ? undefined : text(texts.join(of), work.nodesOf([parts]));
}

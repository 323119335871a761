/*
 * Dictionaries that are not given: who goes through the keys of one goes through those by which code has read it. And what a
 * set has that is made as the usual one.
 */
import { Given, Rec, type Value } from '../../../program/values';
import { MethodMachine } from './methods';
import { ofHelpers } from './stores';

const goesThrough = /^(items|keys|values)$/;

export abstract class KeyedMachine extends MethodMachine {
  protected override over(of: Value): Value {
    return super.over(itemsOf(of) ?? this.dictOf(of) ?? of);
  }

  protected override memberOf(of: Value, key: string): Value {
    return super.memberOf((goesThrough.test(key) && this.dictOf(of)) || of, key);
  }

  /** What is read by texts as the dictionary of these; null for what is none. */
  private dictOf(of: Value): Rec | null {
    if (!(of instanceof Given) || of.list || !this.library.selfIsArgument) return null;
    const dict = new Rec('dict');
    for (const [key, value] of of.members) {
      const [, text] = key.match(/^'(.*)'$/) ?? [];
      if (text === undefined) return null;
      dict.members.set(key, value);
      dict.keys.set(key, { kind: 'text', value: text });
    }
    return dict.members.size > 0 ? dict : null;
  }
}

function itemsOf(of: Value): Value | undefined {
  const made = of instanceof Rec && of.of?.kind === 'class' && of.of.at >= ofHelpers ? of.of.code.name : '';
  return made === 'Set' ? (of as Rec).members.get('items') : undefined;
}

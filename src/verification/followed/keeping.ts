/*
 * Methods that call the forward one of their object and keep what the backward one reads: `apply(...inputs)`, which says
 * `this.output = this.forward(...inputs)` for all operations of a file.
 */
import { lastName } from '../../circuits/following/steps';
import type { FunctionCode } from '../../program/code';
import { type AnyCode, isItself, ownTargetsIn, partsIn } from './machine/code-parts';
import type { OwnedFunction } from './machine/functions';

/** The method that keeps what goes back needs and a forward function does not; that itself where there is none. */
export function keeperOf(forward: OwnedFunction, backward: OwnedFunction): OwnedFunction {
  const { home } = forward;
  if (home.kind === 'file' || backward.home !== home) return forward;
  const kept = membersSetIn(forward.code);
  const missing = membersReadIn(backward.code).filter((key) => !kept.includes(key));
  const gets = (code: FunctionCode) =>
    code.parameters[0]?.form === 'rest' || code.parameters.length === forward.code.parameters.length;
  const isKeeper = ({ code }: OwnedFunction) =>
    gets(code) &&
    partsIn(code.body).some(calls(forward.name)) &&
    !partsIn(code.body).some(calls(backward.name)) &&
    membersSetIn(code).some((key) => missing.includes(key));
  return [...home.functions.values()].find((each) => each !== forward && isKeeper(each)) ?? forward;
}

const calls = (name: string) => (part: AnyCode) =>
  'kind' in part &&
  part.kind === 'call' &&
  part.callee.kind === 'member' &&
  isItself(part.callee.of) &&
  lastName(part.callee) === name;

const membersSetIn = ({ body }: FunctionCode): readonly string[] =>
  ownTargetsIn(body).flatMap((target) => (target.kind === 'member' && isItself(target.of) ? target.key : []));

const membersReadIn = ({ body }: FunctionCode): readonly string[] =>
  partsIn(body).flatMap((part) =>
    'kind' in part && part.kind === 'member' && isItself(part.of) ? part.key : [],
  );

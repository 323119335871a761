/* What parsers are made of, for languages that are loaded later than the engine, which has it. */
export {
  DefaultBufferLength,
  IterMode,
  NodeProp,
  NodeSet,
  NodeType,
  Parser,
  Tree,
  TreeFragment,
} from '@lezer/common';
export { ContextTracker, ExternalTokenizer, LRParser } from '@lezer/lr';

/*
 * The node names of the JavaScript and TypeScript grammar that need to be told apart.
 */

/** Scopes of their own, which run when they are called. A `Property` with parameters is one too. */
export const functionNodes: ReadonlySet<string> = new Set([
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
]);

/** Nodes whose `let` and `const` are their own. */
export const scopeNodes: ReadonlySet<string> = new Set([
  'Block',
  'ForStatement',
  'SwitchBody',
  'CatchClause',
  'ClassBody',
  'ClassExpression',
]);

/** TypeScript's types, which say nothing about values. */
export const typeNodes: ReadonlySet<string> = new Set([
  'TypeAnnotation',
  'TypeArgList',
  'TypeParamList',
  'TypePredicate',
  'TypeAliasDeclaration',
  'InterfaceDeclaration',
  'AmbientDeclaration',
  'LineComment',
  'BlockComment',
]);

/** Nodes that never are a number, and what to call them. */
export const noNumber: ReadonlyMap<string, string> = new Map([
  ['String', 'a string'],
  ['TemplateString', 'a template string'],
  ['RegExp', 'a regular expression'],
  ['null', 'null'],
  ['ObjectExpression', 'an object'],
  ['ArrayExpression', 'an array'],
  ['ClassExpression', 'a class'],
  ['NewExpression', 'an object'],
  ['JSXElement', 'an element'],
  ['JSXSelfClosingTag', 'an element'],
]);

/** Nodes that may be a number, and why it can't be told which. */
export const perhapsNumber: ReadonlyMap<string, string> = new Map([
  ['AwaitExpression', 'what is awaited is only known when the code runs'],
  ['YieldExpression', 'what yield gives is only known when the code runs'],
  ['TaggedTemplateExpression', 'a tagged template calls a function that is not known'],
  ['SequenceExpression', 'a comma between expressions is not read'],
  ['AssignmentExpression', 'an assignment inside an expression is not read'],
]);

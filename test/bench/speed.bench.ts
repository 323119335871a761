/* How long reading and both passes take, against arithmetic by hand and against a graph of objects. */

import { CONSTANT, gateName } from '../../src/gates/opcodes';
import { parseWhole } from '../../src/languages/javascript/parse';
import { backward, forward } from '../../src/tape/generated/passes';
import { verify } from '../../src/verification/verify';
import { analyze } from '../unit/analyze';
import { generatedFile, medians, print, repeated } from './measure';

/** A hand-written tape over the same gates: what the generated passes are held against. */
class PlainTape {
  readonly op: Uint8Array;
  readonly a: Int32Array;
  readonly b: Int32Array;
  readonly v: Float64Array;
  readonly g: Float64Array;

  constructor({ tape }: ReturnType<typeof analyze>) {
    const codes = ['', '+', '-', '*', 'tanh', 'sin'];
    this.op = new Uint8Array(tape.length);
    this.a = tape.a.slice(0, tape.length);
    this.b = tape.b.slice(0, tape.length);
    this.v = tape.value.slice(0, tape.length);
    this.g = new Float64Array(tape.length);
    for (let i = 0; i < tape.length; i++) {
      const code = tape.op[i] === CONSTANT ? 0 : codes.indexOf(gateName(tape.op[i]));
      if (code < 0) throw new Error(`no opcode for ${gateName(tape.op[i])}`);
      this.op[i] = code;
    }
  }

  run(output: number): void {
    const { op, a, b, v, g } = this;
    for (let i = 0; i < op.length; i++) {
      switch (op[i]) {
        case 1:
          v[i] = v[a[i]] + v[b[i]];
          break;
        case 2:
          v[i] = v[a[i]] - v[b[i]];
          break;
        case 3:
          v[i] = v[a[i]] * v[b[i]];
          break;
        case 4:
          v[i] = Math.tanh(v[a[i]]);
          break;
        case 5:
          v[i] = Math.sin(v[a[i]]);
          break;
      }
    }
    g.fill(0);
    g[output] = 1;
    for (let i = op.length - 1; i >= 0; i--) {
      const d = g[i];
      switch (op[i]) {
        case 1:
          g[a[i]] += d;
          g[b[i]] += d;
          break;
        case 2:
          g[a[i]] += d;
          g[b[i]] -= d;
          break;
        case 3:
          g[a[i]] += v[b[i]] * d;
          g[b[i]] += v[a[i]] * d;
          break;
        case 4:
          g[a[i]] += (1 - v[i] * v[i]) * d;
          break;
        case 5:
          g[a[i]] += Math.cos(v[a[i]]) * d;
          break;
      }
    }
  }
}

/** A node of an object graph in the manner of micrograd. */
class Node {
  grad = 0;
  back: () => void = () => {};

  constructor(
    public data: number,
    readonly inputs: readonly Node[] = [],
  ) {}
}

/** Builds the graph anew and goes back through it, as such libraries do for every pass. */
function objectGraph({ op, a, b, v }: PlainTape, output: number): void {
  const nodes: Node[] = [];
  for (let i = 0; i < op.length; i++) {
    const [x, y] = [nodes[a[i]], nodes[b[i]]];
    let node: Node;
    switch (op[i]) {
      case 1:
        node = new Node(x.data + y.data, [x, y]);
        node.back = () => {
          x.grad += node.grad;
          y.grad += node.grad;
        };
        break;
      case 2:
        node = new Node(x.data - y.data, [x, y]);
        node.back = () => {
          x.grad += node.grad;
          y.grad -= node.grad;
        };
        break;
      case 3:
        node = new Node(x.data * y.data, [x, y]);
        node.back = () => {
          x.grad += y.data * node.grad;
          y.grad += x.data * node.grad;
        };
        break;
      case 4:
        node = new Node(Math.tanh(x.data), [x]);
        node.back = () => {
          x.grad += (1 - node.data * node.data) * node.grad;
        };
        break;
      case 5:
        node = new Node(Math.sin(x.data), [x]);
        node.back = () => {
          x.grad += Math.cos(x.data) * node.grad;
        };
        break;
      default:
        node = new Node(v[i]);
    }
    nodes.push(node);
  }
  const order: Node[] = [];
  const seen = new Set<Node>();
  const open: { node: Node; next: number }[] = [{ node: nodes[output], next: 0 }];
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const input = top.node.inputs[top.next++];
    if (!input) order.push((open.pop() as { node: Node }).node);
    else if (!seen.has(input)) {
      seen.add(input);
      open.push({ node: input, next: 0 });
    }
  }
  nodes[output].grad = 1;
  for (const node of order.reverse()) node.back();
}

function passes(statements: number): void {
  const analysis = analyze(generatedFile(statements));
  const { tape, circuits } = analysis;
  const output = circuits[0].outputs[0].variable.version.node;
  const plain = new PlainTape(analysis);
  const both = () => {
    forward(tape, 0, tape.length);
    tape.gradient.fill(0, 0, tape.length);
    tape.reached.fill(0, 0, tape.length);
    tape.gradient[output] = 1;
    tape.reached[output] = 1;
    backward(tape, 0, tape.length);
  };
  const times = Math.max(1, 200_000 / statements);
  const fewer = Math.max(1, times / 100);
  const [ours, byHand, ahead, graph] = medians(
    repeated(times, both),
    repeated(times, () => plain.run(output)),
    repeated(times, () => forward(tape, 0, tape.length)),
    repeated(fewer, () => objectGraph(plain, output)),
  );
  print({
    what: `${statements} statements: both passes / a hand-written tape`,
    ratio: ours / byHand,
    limit: 2,
  });
  print({ what: `${statements} statements: both passes / forward alone`, ratio: ours / ahead, limit: 2.5 });
  print({
    what: `${statements} statements: an object graph / both passes`,
    ratio: graph / fewer / (ours / times),
    limit: 20,
    atLeast: true,
  });
}

function analysis(statements: number): void {
  const source = generatedFile(statements);
  let previous = analyze(source);
  let count = 0;
  const middle = source.indexOf(' = ', source.length / 2) + 3;
  const [cold, parse, edit] = medians(
    () => analyze(source),
    () => parseWhole(source),
    () => {
      const edited = `${source.slice(0, middle)}${count++ % 9}.5 * ${source.slice(middle)}`;
      previous = analyze(edited, { previous });
    },
  );
  print({ what: `${statements} statements: cold analysis / parse alone`, ratio: cold / parse, limit: 1.6 });
  if (statements >= 1000)
    print({ what: `${statements} statements: after one edit / cold`, ratio: edit / cold, limit: 0.15 });
}

function growth(): void {
  const sizes = [1000, 10_000, 100_000];
  const perStatement = sizes.map((size) => {
    const source = generatedFile(size);
    const [time] = medians(() => analyze(source));
    return time / size;
  });
  print({
    what: 'time a statement, 1,000 to 100,000: largest / smallest',
    ratio: Math.max(...perStatement) / Math.min(...perStatement),
    limit: 1.5,
  });
  // The first round lets go of what the measurements before it still hold.
  const bytes = [sizes[0], ...sizes].map((size) => {
    const source = generatedFile(size);
    const { gc = () => {} } = globalThis;
    gc();
    const before = process.memoryUsage();
    const kept = analyze(source);
    gc();
    const after = process.memoryUsage();
    const used = after.heapUsed - before.heapUsed + after.arrayBuffers - before.arrayBuffers;
    return kept.tape.length > 0 && used > 0 ? used / size : Number.NaN;
  });
  bytes.shift();
  if (globalThis.gc)
    print({
      what: 'memory a statement, 1,000 to 100,000: largest / smallest',
      ratio: Math.max(...bytes) / Math.min(...bytes),
      limit: 1.5,
    });
}

function verification(): void {
  const forwardLines = generatedFile(100);
  const names = [...forwardLines.matchAll(/var (v\d+) = (.*);/g)].slice(1).map(([, name]) => name);
  const chain = names.map((name, k) => `var s${k + 1} = Math.tanh(s${k} * ${name});`);
  const back = names.map((name, k) => {
    const n = names.length - k;
    return `var k${n} = (1 - s${n} * s${n}) * ds${n};\nvar ds${n - 1} = ${names[n - 1] ?? name} * k${n};`;
  });
  const source = `${forwardLines}var s0 = 0.4;\n${chain.join('\n')}\nvar ds${names.length} = 1;\n${back.join('\n')}\n`;
  const read = analyze(source);
  const { tape } = read;
  const [check, both] = medians(
    repeated(20, () => verify(read, false)),
    repeated(1000, () => {
      forward(tape, 0, tape.length);
      backward(tape, 0, tape.length);
    }),
  );
  print({
    what: `verifying a pass of ${2 * names.length} lines / both passes`,
    ratio: check / 20 / (both / 1000),
    limit: 100,
  });
}

console.log('Medians of nine; * falls short.');
passes(10_000);
passes(200);
analysis(10_000);
analysis(200);
growth();
verification();

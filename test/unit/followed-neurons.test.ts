/*
 * Layers of neurons, each with a way back of its own: whatever things are called and however they are gone through, what a layer
 * hands on to the one below is judged as well as what steps its weights.
 */
import assert from 'node:assert/strict';
import { asked, blamed, instead, lineOf, byLine as told } from './told';

interface Style {
  readonly methods: readonly [string, string];
  /** What comes from above, and what is made of it. */
  readonly names: readonly [string, string];
  /** How the neuron and the layer go through their parts. */
  readonly sum: string;
  readonly below: string;
  readonly layer: string;
  /** `+=` where callers hand in what is missing, `-=` where they hand in what is too much. */
  readonly sign: '+' | '-';
}

const styles: readonly Style[] = [
  {
    methods: ['fire', 'backward'],
    names: ['error', 'delta'],
    sum: 'for (let i = 0; i < inputs.length; i++) sum += inputs[i] * this.weights[i];',
    below: 'const below = [];\n    for (const w of this.weights) below.push(delta * w);',
    layer: `const total = [];
    for (let k = 0; k < this.nodes.length; k++) {
      const own = this.nodes[k].backward(errors[k], rate);
      for (let i = 0; i < own.length; i++) total[i] = (total[i] || 0) + own[i];
    }
    return total;`,
    sign: '-',
  },
  {
    methods: ['feed', 'propagate'],
    names: ['gradient', 'step'],
    sum: 'for (const i in this.weights) sum += this.weights[i] * inputs[i];',
    below: 'const below = [];\n    for (const i in this.weights) below[i] = step * this.weights[i];',
    layer: `const total = new Array(this.nodes[0].weights.length).fill(0);
    for (const k in this.nodes) {
      const own = this.nodes[k].propagate(errors[k], rate);
      for (const i in own) total[i] += own[i];
    }
    return total;`,
    sign: '+',
  },
  {
    methods: ['run', 'train'],
    names: ['err', 'dz'],
    sum: 'this.weights.forEach((w, i) => { sum += w * inputs[i]; });',
    below: 'const below = this.weights.map((w) => w * dz);',
    layer: `const all = this.nodes.map((node, k) => node.train(errors[k], rate));
    return all.reduce((one, other) => one.map((each, i) => each + other[i]));`,
    sign: '+',
  },
];

function network({ methods: [go, back], names: [above, own], sum, below, layer, sign }: Style): string {
  return `
class Neuron {
  constructor(n) {
    this.weights = Array.from({ length: n }, () => Math.random() - 0.5);
    this.bias = 0;
  }
  ${go}(inputs) {
    this.inputs = inputs;
    let sum = this.bias;
    ${sum}
    this.out = Math.tanh(sum);
    return this.out;
  }
  ${back}(${above}, rate) {
    const ${own} = ${above} * (1 - this.out * this.out);
    ${below}
    for (let i = 0; i < this.weights.length; i++) this.weights[i] ${sign}= rate * ${own} * this.inputs[i];
    this.bias ${sign}= rate * ${own};
    return below;
  }
}
class Layer {
  constructor(count, inputs) {
    this.nodes = [];
    for (let k = 0; k < count; k++) this.nodes.push(new Neuron(inputs));
  }
  ${go}(inputs) {
    const out = [];
    for (const node of this.nodes) out.push(node.${go}(inputs));
    return out;
  }
  ${back}(errors, rate) {
    ${layer}
  }
}
class Net {
  constructor(sizes) {
    this.layers = sizes.slice(1).map((count, l) => new Layer(count, sizes[l]));
  }
  fit(inputs, targets, rate) {
    let values = inputs;
    for (const layer of this.layers) values = layer.${go}(values);
    let errors = values.map((v, k) => ${sign === '+' ? 'targets[k] - v' : 'v - targets[k]'});
    for (let l = this.layers.length - 1; l >= 0; l--) errors = this.layers[l].${back}(errors, rate);
  }
}
`;
}

describe('A layer of neurons', () => {
  for (const style of styles) {
    const source = network(style);
    const { names, sign } = style;
    it(`is right with ${names[0]}, what it hands on as well`, () => {
      const all = told(source);
      assert.deepEqual(
        all.filter(({ judgement }) => judgement !== 'correct'),
        [],
      );
      // The last line of the layer that adds up what its neurons hand on, or gives it back.
      const handsOn = /(total\[i\] [+=]|return all\.reduce)/.exec(source)?.[0] ?? '';
      const lines = all.map(({ line }) => line);
      const steps = [`rate * ${names[1]} * this`, `this.bias ${sign}=`];
      for (const text of [`const ${names[1]} =`, ...steps, handsOn])
        assert.ok(lines.includes(lineOf(source, text)), text);
    });
    it(`is wrong where it hands on a mean with ${names[0]}, or something else with another sign`, () => {
      const [right, wrong] = source.includes('own[i];')
        ? ['own[i];', 'own[i] / this.nodes.length;']
        : ['other[i]));', 'other[i])).map((each) => each / this.nodes.length);'];
      assert.deepEqual(blamed(instead(source, right, wrong)), [lineOf(source, right)]);
      const step = `this.bias ${sign}=`;
      const turned = instead(source, step, sign === '+' ? 'this.bias -=' : 'this.bias +=');
      assert.deepEqual(blamed(turned), [lineOf(source, step)]);
    });
  }
  it('is mended by taking out the line that divides what it hands on', () => {
    const source = instead(
      network(styles[1]),
      '    return total;',
      '    for (const i in total) total[i] = total[i] / this.nodes.length;\n    return total;',
    );
    const line = lineOf(source, 'total[i] / this.nodes');
    const [wrong, ...more] = asked(source).filter(({ judgement }) => judgement === 'wrong');
    assert.equal(more.length, 0);
    assert.equal(wrong?.line, line);
    const [{ from, to, text }] = wrong.edits;
    assert.equal(source.slice(0, from) + text + source.slice(to), network(styles[1]));
  });
  it('may get the gradient of what goes into its activation, where what comes from above is called an error', () => {
    const source = network(styles[0]);
    const bare = (text: string) => instead(text, 'error * (1 - this.out * this.out)', 'error');
    assert.deepEqual(blamed(bare(source)), []);
    // That what goes below has no slope either is no mistake then; that it alone has none is one.
    const alone = instead(source, 'below.push(delta * w)', 'below.push(error * w)');
    assert.deepEqual(blamed(alone), [lineOf(source, 'below.push')]);
  });
});

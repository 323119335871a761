// Backpropagation in methods of one object: feedForward keeps what backPropagate needs.
const brain = {
  w1: [[0.1, -0.2], [0.4, 0.3]],
  w2: [0.5, -0.6],

  feedForward(input) {
    this.input = input;
    this.z1 = [];
    this.a1 = [];
    this.out = 0;
    for (let j = 0; j < this.w1.length; j++) {
      this.z1[j] = 0;
      for (let i = 0; i < input.length; i++) this.z1[j] += this.w1[j][i] * input[i];
      this.a1[j] = Math.max(0, this.z1[j]);
      this.out += this.w2[j] * this.a1[j];
    }
    return this.out;
  },

  backPropagate(dout) {
    this.dw1 = [[], []]; //: init this.dw1 of this.w1
    this.dw2 = []; //: init this.dw2 of this.w2
    for (let j = 0; j < this.w1.length; j++) {
      this.dw2[j] = dout * this.a1[j]; //: this.dw2 of this.w2
      let dz1 = dout * this.w2[j]; //: dz1 of z1
      if (this.z1[j] <= 0) dz1 = 0; //: dz1 of z1
      for (let i = 0; i < this.input.length; i++) {
        this.dw1[j][i] = dz1 * this.input[i]; //: this.dw1 of this.w1
      }
    }
  },
};

//: check x[2], w1[2][2], w2[2], dout
const made = ({ x, w1, w2 }) => {
  Object.assign(brain, { w1, w2 });
  return brain.feedForward(x);
};
const loss = (inputs) => made(inputs) * inputs.dout;
const gradients = (inputs) => {
  made(inputs);
  brain.backPropagate(inputs.dout);
  return { w1: brain.dw1, w2: brain.dw2 };
};

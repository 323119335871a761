// Pooling of squares that remembers where each largest number stood, as a row and a column.
class MaxPool2 {
  forward(input) {
    this.input = input;
    this.argmax = [];
    const out = [];
    for (let r = 0; r + 1 < input.length; r += 2) {
      const row = [];
      const marks = [];
      for (let c = 0; c + 1 < input[0].length; c += 2) {
        let bestR = r, bestC = c;
        for (let i = 0; i < 2; i++)
          for (let j = 0; j < 2; j++)
            if (input[r + i][c + j] > input[bestR][bestC]) { bestR = r + i; bestC = c + j; }
        row.push(input[bestR][bestC]);
        marks.push([bestR, bestC]);
      }
      out.push(row);
      this.argmax.push(marks);
    }
    return out;
  }
  backward(dout) {
    const dinput = this.input.map((row) => row.map(() => 0)); //: init dinput of input
    for (let r = 0; r < dout.length; r++)
      for (let c = 0; c < dout[0].length; c++) {
        const [i, j] = this.argmax[r][c];
        dinput[i][j] += dout[r][c]; //: dinput of input
      }
    return dinput;
  }
}

//: check input[4][4], dout[2][2]
const loss = ({ input, dout }) => weigh(new MaxPool2().forward(input), dout);
const gradients = ({ input, dout }) => {
  const layer = new MaxPool2();
  layer.forward(input);
  return { input: layer.backward(dout) };
};

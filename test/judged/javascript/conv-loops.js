// A convolution with padding and stride, by loops.
class Conv {
  constructor(kernel, bias, stride, pad) {
    this.kernel = kernel;
    this.bias = bias;
    this.stride = stride;
    this.pad = pad;
  }

  forward(image) {
    this.image = image;
    const K = this.kernel.length;
    const rows = Math.floor((image.length + 2 * this.pad - K) / this.stride) + 1;
    const cols = Math.floor((image[0].length + 2 * this.pad - K) / this.stride) + 1;
    const out = [];
    for (let r = 0; r < rows; r++) {
      out.push([]);
      for (let c = 0; c < cols; c++) {
        let sum = this.bias;
        for (let i = 0; i < K; i++) {
          for (let j = 0; j < K; j++) {
            const y = r * this.stride - this.pad + i;
            const x = c * this.stride - this.pad + j;
            if (y >= 0 && y < image.length && x >= 0 && x < image[0].length) {
              sum += this.kernel[i][j] * image[y][x];
            }
          }
        }
        out[r].push(sum);
      }
    }
    return out;
  }

  backward(dout) {
    const K = this.kernel.length;
    const dimage = this.image.map((row) => row.map(() => 0)); //: init dimage of image
    this.dkernel = this.kernel.map((row) => row.map(() => 0)); //: init this.dkernel of this.kernel
    this.dbias = 0; //: init this.dbias of this.bias
    for (let r = 0; r < dout.length; r++) {
      for (let c = 0; c < dout[r].length; c++) {
        this.dbias += dout[r][c]; //: this.dbias of this.bias
        for (let i = 0; i < K; i++) {
          for (let j = 0; j < K; j++) {
            const y = r * this.stride - this.pad + i;
            const x = c * this.stride - this.pad + j;
            if (y < 0 || y >= this.image.length || x < 0 || x >= this.image[0].length) continue;
            this.dkernel[i][j] += this.image[y][x] * dout[r][c]; //: this.dkernel of this.kernel
            dimage[y][x] += this.kernel[i][j] * dout[r][c]; //: dimage of image
          }
        }
      }
    }
    return dimage;
  }
}

//: check image[5][5], kernel[3][3], bias, dout[3][3]
const layer = ({ kernel, bias }) => new Conv(kernel, bias, 2, 1);
const loss = (inputs) => weigh(layer(inputs).forward(inputs.image), inputs.dout);
const gradients = (inputs) => {
  const own = layer(inputs);
  own.forward(inputs.image);
  return { image: own.backward(inputs.dout), kernel: own.dkernel, bias: own.dbias };
};

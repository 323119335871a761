// A line is fitted at the top level of a file.
const xs = [0, 1, 2, 3]; //: input
const ys = [1, 3.1, 4.9, 7.2]; //: input
let slope = 0.2; //: input
let offset = -0.1; //: input
const rate = 0.05;
const epochs = 100; //: input

for (let epoch = 0; epoch < epochs; epoch++) { //: rounds
  let cost = 0;
  let dslope = 0; //: init dslope of slope
  let doffset = 0; //: init doffset of offset
  for (let i = 0; i < xs.length; i++) {
    const residual = slope * xs[i] + offset - ys[i];
    cost += residual * residual;
    dslope += 2 * residual * xs[i]; //: dslope of slope
    doffset += 2 * residual; //: doffset of offset
  }
  slope -= rate * dslope; //: update
  offset -= rate * doffset; //: update
  if (epoch % 10 === 0) console.log(epoch, cost);
}

//: check xs[4], ys[4], slope, offset, epochs=1|3
const loss = ({ xs, ys, slope, offset }) => xs.reduce((sum, x, i) => sum + (slope * x + offset - ys[i]) ** 2, 0);
const gradients = (inputs) =>
  epochs === 1
    ? { slope: (inputs.slope - slope) / 0.05, offset: (inputs.offset - offset) / 0.05 }
    : { after: [slope, offset] };

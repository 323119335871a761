// Centres of clusters that move with soft assignments.
function softKMeans(points, centres, sharpness) {
  const dcentres = new Array(centres.length).fill(0); //: init dcentres of centres
  let energy = 0;
  for (const p of points) {
    const distances = centres.map((c) => (p - c) ** 2);
    const weights = distances.map((d) => Math.exp(-sharpness * d));
    const total = weights.reduce((a, b) => a + b, 0);
    energy -= Math.log(total) / sharpness;
    for (let k = 0; k < centres.length; k++) {
      const share = weights[k] / total;
      dcentres[k] += -2 * share * (p - centres[k]); //: dcentres of centres
    }
  }
  return { energy, dcentres };
}

//: check points[5], centres[3], sharpness positive
const call = ({ points, centres, sharpness }) => softKMeans(points, centres, sharpness);
const loss = (inputs) => call(inputs).energy;
const gradients = (inputs) => ({ centres: call(inputs).dcentres });

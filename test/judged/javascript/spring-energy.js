// The energy of a chain of springs, and its gradient in the places of the masses.
function chainEnergy(x, stiffness, rest) {
  let energy = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const stretch = x[i + 1] - x[i] - rest;
    energy += 0.5 * stiffness * stretch * stretch;
  }
  return energy;
}

function chainEnergyGradient(x, stiffness, rest) {
  const dx = new Array(x.length).fill(0); //: init dx of x
  for (let i = 0; i + 1 < x.length; i++) {
    const stretch = x[i + 1] - x[i] - rest;
    dx[i + 1] += stiffness * stretch; //: dx of x
    dx[i] -= stiffness * stretch; //: dx of x
  }
  return dx;
}

//: check x[4], k positive, rest positive
const loss = ({ x, k, rest }) => chainEnergy(x, k, rest);
const gradients = ({ x, k, rest }) => ({ x: chainEnergyGradient(x, k, rest) });

// A smooth curve through given heights: the fit's error and its gradient in the control points.
function basis(t) {
  const s = 1 - t;
  return [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
}

function curve(controls, t) {
  return basis(t).reduce((sum, b, k) => sum + b * controls[k], 0);
}

function curveDerivative(controls, t) {
  const s = 1 - t;
  const [a, b, c, d] = controls;
  return 3 * s * s * (b - a) + 6 * s * t * (c - b) + 3 * t * t * (d - c); //: curveDerivative of t
}

function fitError(controls, ts, heights) {
  let error = 0;
  const gradControls = [0, 0, 0, 0]; //: init gradControls of controls
  for (let i = 0; i < ts.length; i++) {
    const B = basis(ts[i]);
    const residual = curve(controls, ts[i]) - heights[i];
    error += residual ** 2;
    for (let k = 0; k < 4; k++) {
      gradControls[k] += 2 * residual * B[k]; //: gradControls of controls
    }
  }
  return { error, gradControls };
}

//: check controls[4], ts[5] unit, heights[5], t unit
const loss = ({ controls, ts, heights, t }) => fitError(controls, ts, heights).error + curve([1, 3, -2, 4], t);
const gradients = ({ controls, ts, heights, t }) => ({
  controls: fitError(controls, ts, heights).gradControls,
  t: curveDerivative([1, 3, -2, 4], t),
});

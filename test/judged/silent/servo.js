// An arm that is brought to a height by what it is short of.
function settle(goal, arm, gain) {
  let angle = 0;
  for (let k = 0; k < 30; k++) {
    const height = arm * Math.sin(angle);
    const error = goal - height;
    angle += gain * error;
  }
  return angle;
}

console.log(settle(0.4, 1.1, 0.3));

// How far a stone flies, thrown from a height.
function range(speed, angle, h) {
  var g = 9.81;
  var vx = speed * Math.cos(angle);
  var vy = speed * Math.sin(angle);
  var root = Math.sqrt(vy * vy + 2 * g * h);
  var time = (vy + root) / g;
  var reach = vx * time;

  // backward pass
  var dreach = 1;
  var dvx = time * dreach;
  var dtime = vx * dreach;
  var droot = dtime / g;
  var dvy = dtime / g + (vy / root) * droot;
  var dh = (g / root) * droot;
  var dspeed = Math.cos(angle) * dvx + Math.sin(angle) * dvy;
  var dangle = speed * Math.cos(angle) * dvy - speed * Math.sin(angle) * dvx;
  return reach;
}

// No single slip explains the last line: what it must be is told in the file's names, step by step where it is long.
// pass of gap: dgap right, dreach right, dheight right, dshoulder wrong
// because: It must be dshoulder = cosine * upper * dheight, then dshoulder +=
// mended: dshoulder += -sine * upper * dreach;

var shoulder = 0.4, elbow = 0.7, upper = 1.2, lower = 0.8, wanted = 1.1, level = 0.6;    //│ dshoulder = 0.8348, delbow = -0.1038, dupper = 1.13, dlower = 1.368, dwanted = -0.7363, dlevel = -1.161
var sine = Math.sin(shoulder), cosine = Math.cos(shoulder);    //│ sine = 0.3894, cosine = 0.9211 · dsine = 1.393, dcosine = 0.8836
var far = Math.sin(shoulder + elbow), near = Math.cos(shoulder + elbow);    //│ far = 0.8912, near = 0.4536 · dfar = 0.9284, dnear = 0.589
var reach = upper * cosine + lower * near;    //│ reach = 1.468 · dreach = 0.7363
var height = upper * sine + lower * far;    //│ height = 1.18 · dheight = 1.161
var gap = (reach - wanted) * (reach - wanted) + (height - level) * (height - level);    //│ gap = 0.4722 · dgap = 1

// backward
var dgap = 1;    //│ = 1
var dreach = 2 * (reach - wanted) * dgap;    //│ = 0.7363
var dheight = 2 * (height - level) * dgap;    //│ = 1.161
var dshoulder = 17 * dreach + 3 * dheight;    //│ = 16

/* verify
wrong-formula-in-steps.js: backward pass of gap, compared at 7 points
  line 14  dgap       ✓ 1
  line 15  dreach     ✓ 0.7363
  line 16  dheight    ✓ 1.16054
  line 17  dshoulder  ✗ 15.9987, should be 0.834809: it must be dshoulder = cosine * upper * dheight, then dshoulder += -sine * upper * dreach, then dshoulder += near * lower * dheight, then dshoulder += -far * lower * dreach
      see it with  the values of the file   gives dshoulder = 15.9987, should be 0.834809
  no gradient for elbow, upper, lower, wanted, level
wrong-formula-in-steps.js: 3 of 4 gradients right, 1 wrong
  fixed  line 17  var dshoulder = cosine * upper * dheight;
  fixed  line 18  dshoulder += -sine * upper * dreach;
  fixed  line 19  dshoulder += near * lower * dheight;
  fixed  line 20  dshoulder += -far * lower * dreach;
*/

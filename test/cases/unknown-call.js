// A call that nobody knows is named, with what may be meant.
// pass of f: df uncertain, dq uncertain
// because: siq is not known: neither the file nor JavaScript says what it computes; did you mean sig?
var q = 2;    //│ dq = ?
var f = siq(q);    //│ f = ? · df = 1
var df = 1;    //│ = 1
var dq = f * (1 - f) * df;    //│ = ?

/* verify
unknown-call.js: backward pass of f, compared at 0 points
  line 6  df  ? 1: f has no value: siq is not known: neither the file nor JavaScript says what it computes; did you mean sig?
  line 7  dq  ? no value: the gradient of q flows into something that is not read: siq is not known: neither the file nor JavaScript says what it computes; did you mean sig?
unknown-call.js: 0 of 2 gradients right, 2 uncertain
*/

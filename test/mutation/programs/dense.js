// Two inputs, two hidden units, one output, squared error; the pass reuses helpers of any name.
const z1 = a11*i1 + a12*i2 + c1;
const z2 = a21*i1 + a22*i2 + c2;
const h1 = Math.tanh(z1);
const h2 = sigmoid(z2);
const o = b1*h1 + b2*h2;
const E = 0.5*(o - goal)*(o - goal);
// backward
const delta = (o - goal)*grad_E;
const grad_b1 = h1*delta;
const grad_b2 = h2*delta;
const back1 = (1 - h1*h1)*b1*delta;
const back2 = h2*(1 - h2)*b2*delta;
const grad_a11 = i1*back1;
const grad_a12 = i2*back1;
const grad_a21 = i1*back2;
const grad_a22 = i2*back2;
const grad_c1 = back1;
const grad_c2 = back2;
const grad_i1 = a11*back1 + a21*back2;
const grad_i2 = a12*back1 + a22*back2;
const grad_goal = -delta;

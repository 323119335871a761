// A softmax of two logits with a temperature, and how far it is from a wish (Kullback and Leibler)
let T = 1.5, wish = 0.3;
let u1 = l1 / T;
let u2 = l2 / T;
let e1 = Math.exp(u1);
let e2 = Math.exp(u2);
let p1 = e1 / (e1 + e2);
let p2 = 1 - p1;
let kl = wish * Math.log(wish / p1) + (1 - wish) * Math.log((1 - wish) / p2);
// backward, on p1 and p2 at once
let grad_kl = 1;
let grad_p2 = -(1 - wish) / p2 * grad_kl;
let grad_p1 = -wish / p1 * grad_kl;
grad_p1 -= grad_p2;
let total = e1 + e2;
let grad_e1 = e2 / (total * total) * grad_p1;
let grad_e2 = -e1 / (total * total) * grad_p1;
let grad_u1 = e1 * grad_e1;
let grad_u2 = e2 * grad_e2;
let grad_l1 = grad_u1 / T;
let grad_l2 = grad_u2 / T;
let grad_T = -(u1 * grad_u1 + u2 * grad_u2) / T;
let grad_wish = (Math.log(wish / p1) - Math.log((1 - wish) / p2)) * grad_kl;

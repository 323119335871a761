// three classes, the first is right; the loss is the usual one
let top = Math.max(z1, z2, z3)
let e1 = Math.exp(z1 - top),
  e2 = Math.exp(z2 - top),
  e3 = Math.exp(z3 - top)
let sum = e1 + e2 + e3
let p1 = e1 / sum
let p2 = e2 / sum
let p3 = e3 / sum
let loss = -Math.log(p1) + 0.01 * (w * w)
// backward
let dloss = 1
let dz1 = (p1 - 1) * dloss
let dz2 = p2 * dloss
let dz3 = p3 * dloss
let dw = 0.02 * w * dloss

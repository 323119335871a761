let u = 1, v = 3
const a = 1, b = 2.5
let du = a + u * u * v - b * u - u
let dv = b * u - u * u * v
u = u + 0.01 * du
v = v + 0.01 * dv

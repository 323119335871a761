// underscores everywhere: "out"
let x = 0.4
let y = 1.1
let xy = x * y
let ex = Math.exp(xy)
let out = ex / y

let d_out = 1
let d_ex = d_out / y
let d_y = -ex / (y * y) * d_out
let d_xy = ex * d_ex
let d_x = y * d_xy
d_y += x * d_xy

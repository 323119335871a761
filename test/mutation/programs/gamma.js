// How bright a colour looks, and its contrast to another
let lin_r = Math.pow(r, 2.2)
let lin_g = Math.pow(g, 2.2)
let lin_b = Math.pow(b, 2.2)
let lum = 0.2126 * lin_r + 0.7152 * lin_g + 0.0722 * lin_b
let contrast = (lum + 0.05) / (other + 0.05)
// backward
let d_lum = d_contrast / (other + 0.05)
let d_other = -contrast / (other + 0.05) * d_contrast
let d_lin_r = 0.2126 * d_lum
let d_lin_g = 0.7152 * d_lum
let d_lin_b = 0.0722 * d_lum
let d_r = 2.2 * Math.pow(r, 1.2) * d_lin_r
let d_g = 2.2 * Math.pow(g, 1.2) * d_lin_g
let d_b = 2.2 * Math.pow(b, 1.2) * d_lin_b

// Root-mean-square normalisation of two numbers; the closed form of the pass
let a = 0.7, b = -1.6, scaleA = 1.2, scaleB = 0.8
let ms = (a * a + b * b) / 2 + 1e-4
let inv = 1 / Math.sqrt(ms)
let ya = scaleA * a * inv
let yb = scaleB * b * inv
let out = ya * ya * ya + yb
// backward
let gradOut = 1
let gradYa = 3 * ya * ya * gradOut
let gradYb = gradOut
let gradScaleA = a * inv * gradYa
let gradScaleB = b * inv * gradYb
let gradInv = scaleA * a * gradYa + scaleB * b * gradYb
let gradMs = -0.5 * inv / ms * gradInv
let gradA = scaleA * inv * gradYa + a * gradMs
let gradB = scaleB * inv * gradYb
gradB += b * gradMs

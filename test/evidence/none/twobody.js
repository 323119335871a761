const G = 6.674e-11
const m1 = 5.97e24
const m2 = 7.35e22
const x1 = 0, y1 = 0
const x2 = 3.84e8, y2 = 0
const dx = x2 - x1
const dy = y2 - y1
const d2 = dx * dx + dy * dy
const d = Math.sqrt(d2)
const force = G * m1 * m2 / d2
const fx = force * dx / d
const fy = force * dy / d

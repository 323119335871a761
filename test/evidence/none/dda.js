let x1 = 2, y1 = 3, x2 = 12, y2 = 8
let dx = x2 - x1
let dy = y2 - y1
let steps = Math.max(Math.abs(dx), Math.abs(dy))
let xinc = dx / steps
let yinc = dy / steps
let x = x1 + xinc
let y = y1 + yinc
x += xinc
y += yinc

let x = 1, y = 1, z = 1
let a = 0.2, b = 0.2, c = 5.7
let h = 0.02
let dx = -y - z
let dy = x + a * y
let dz = b + z * (x - c)
x += dx * h
y += dy * h
z += dz * h

const cols = 10;
let x = 3;
let y = 4;
let index = x + y * cols;
let dx = 1, dy = 0;
let next = (x + dx) + (y + dy) * cols;

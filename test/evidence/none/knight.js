const from = 12;
const col = from % 8;
const row = Math.floor(from / 8);
const dcol = 1;
const drow = 2;
const to = (col + dcol) + 8 * (row + drow);

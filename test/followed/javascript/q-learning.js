// Values of states on a line of cells: a table, rewards, and a policy by switch.
const cells = 5;
const table = Array.from({ length: cells }, () => ({ left: 0, right: 0 }));
const gamma = 0.9;
const alpha = 0.5;

function move(cell, action) {
  switch (action) {
    case 'left':
      return Math.max(0, cell - 1);
    case 'right':
      return Math.min(cells - 1, cell + 1);
    default:
      return cell;
  }
}

const reward = (cell) => (cell === cells - 1 ? 1 : -0.04);

let total = 0;
for (let episode = 0; episode < 4; episode++) {
  let cell = 0;
  let steps = 0;
  do {
    const action = (steps + episode) % 3 === 0 ? 'left' : 'right';
    const next = move(cell, action);
    const r = reward(next);
    const best = Math.max(table[next].left, table[next].right);
    const error = r + gamma * best - table[cell][action];
    table[cell][action] += alpha * error;
    total += r;
    cell = next;
    steps++;
  } while (cell !== cells - 1 && steps < 12);
}

let value = 0;
for (const { left, right } of table) value += left > right ? left : right;
const average = value / cells;

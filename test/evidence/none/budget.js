let rent = 900, food = 400, fun = 150;
let total = rent + food + fun;
const drent = 1;
const dfood = 1;
const share = rent / total;
const dtotal = drent + dfood;
total += dtotal;

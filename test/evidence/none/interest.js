let balance = 1000;
const rate = 0.035;
const dbalance = balance * rate;
balance += dbalance;
const tax = dbalance * 0.25;
balance -= tax;
const drate = 0.0025;
const more = balance * (rate + drate);

var prey = 40;
var pred = 9;
var alpha = 0.1, beta = 0.02, delta = 0.01, gamma = 0.3;
var dprey = alpha * prey - beta * prey * pred;
var dpred = delta * prey * pred - gamma * pred;
prey += dprey * 0.1;
pred += dpred * 0.1;

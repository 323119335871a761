// The same name again and again, and the gradients that step back through it.
var x = a * b;
x = Math.tanh(x);
x = x * c + x;

// backward pass
var dc = Math.tanh(a * b) * dx;
dx = (c + 1) * dx;
dx = (1 - Math.tanh(a * b) ** 2) * dx;
var da = b * dx;
var db = a * dx;

// manageable chunks, without any declarations and with the gradient on x given
x1 = a*b + c
x2 = x1*d
x = x2*x2
// backward pass
dx2 = 2*x2*dx
dd = x1*dx2
dx1 = d*dx2
da = b*dx1
db = a*dx1
dc = 1.0*dx1

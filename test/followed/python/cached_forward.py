# Forward functions that return caches, backward functions that take them apart.
def affine_forward(x, w, b):
    out = [sum(x[i] * w[i][j] for i in range(len(x))) + b[j] for j in range(len(b))]
    return out, (x, w)


def affine_backward(dout, cache):
    # backward
    x, w = cache
    dx = [sum(dout[j] * w[i][j] for j in range(len(dout))) for i in range(len(x))]
    dw = [[x[i] * d for d in dout] for i in range(len(x))]
    db = list(dout)
    return dx, dw, db


# forward
def relu_forward(x):
    return [max(0.0, each) for each in x], x


def relu_backward(dout, x):
    # backward
    return [d if each > 0 else 0.0 for d, each in zip(dout, x)]


# forward
x = [0.5, -1.0, 2.0]
w1 = [[0.2, -0.4], [0.7, 0.1], [-0.3, 0.6]]
b1 = [0.1, 0.2]
w2 = [[0.9], [-0.5]]
b2 = [0.0]

z, cache1 = affine_forward(x, w1, b1)
h, cache_relu = relu_forward(z)
y, cache2 = affine_forward(h, w2, b2)
loss = 0.5 * (y[0] - 1.0) ** 2

# backward
dy = [y[0] - 1.0]
dh, dw2, db2 = affine_backward(dy, cache2)
dz = relu_backward(dh, cache_relu)
dx, dw1, db1 = affine_backward(dz, cache1)

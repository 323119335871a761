def affine_forward(x, w, b):
    out = []
    for row in x:
        out.append([sum(row[k] * w[k][j] for k in range(len(row))) + b[j] for j in range(len(b))])
    cache = (x, w, b)
    return out, cache


def affine_backward(dout, cache):
    x, w, b = cache
    N, D, M = len(x), len(w), len(b)
    dx = [[0.0] * D for _ in range(N)]  #: init dx of x
    dw = [[0.0] * M for _ in range(D)]  #: init dw of w
    db = [0.0] * M  #: init db of b
    for i in range(N):
        for j in range(M):
            db[j] += dout[i][j]  #: db of b
            for k in range(D):
                dx[i][k] += dout[i][j] * w[k][j]  #: dx of x
                dw[k][j] += x[i][k] * dout[i][j]  #: dw of w
    return dx, dw, db


def relu_forward(x):
    return [[max(0.0, v) for v in row] for row in x], x


def relu_backward(dout, cache):
    x = cache
    dx = [[d if v > 0 else 0.0 for d, v in zip(drow, row)] for drow, row in zip(dout, x)]  #: dx of x (relu)
    return dx


#: check x[2][3], w[3][4], b[4], dout[2][4]
def forward(i):
    a, cache = affine_forward(i['x'], i['w'], i['b'])
    out, mask = relu_forward(a)
    return out, cache, mask


def loss(i):
    return weigh(forward(i)[0], i['dout'])


def gradients(i):
    _, cache, mask = forward(i)
    dx, dw, db = affine_backward(relu_backward(i['dout'], mask), cache)
    return {'x': dx, 'w': dw, 'b': db}

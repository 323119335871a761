# A convolution and a pooling by loops.
def conv_forward(x, k, b):
    K = len(k)
    rows, cols = len(x) - K + 1, len(x[0]) - K + 1
    out = [[0.0] * cols for _ in range(rows)]
    for r in range(rows):
        for c in range(cols):
            out[r][c] = b
            for i in range(K):
                for j in range(K):
                    out[r][c] += x[r + i][c + j] * k[i][j]
    return out, (x, k, b)


def conv_backward(dout, cache):
    x, k, b = cache
    K = len(k)
    dx = [[0.0] * len(x[0]) for _ in x]  #: init dx of x
    dk = [[0.0] * K for _ in k]  #: init dk of k
    db = 0.0  #: init db of b
    for r in range(len(dout)):
        for c in range(len(dout[0])):
            db += dout[r][c]  #: db of b
            for i in range(K):
                for j in range(K):
                    dx[r + i][c + j] += dout[r][c] * k[i][j]  #: dx of x
                    dk[i][j] += dout[r][c] * x[r + i][c + j]  #: dk of k
    return dx, dk, db


def max_pool_forward(x, size):
    out = []
    for start in range(0, len(x), size):
        window = x[start:start + size]
        out.append(max(window))
    return out, (x, size)


def max_pool_backward(dout, cache):
    x, size = cache
    dx = [0.0] * len(x)  #: init dx of x (pool)
    for i in range(len(dout)):
        window = x[i * size:(i + 1) * size]
        best = window.index(max(window))
        dx[i * size + best] = dout[i]  #: dx of x (pool)
    return dx


#: check x[4][4], k[2][2], b, dout[3][3], v[6], dv[3]
def loss(i):
    return weigh(conv_forward(i['x'], i['k'], i['b'])[0], i['dout']) + weigh(max_pool_forward(i['v'], 2)[0], i['dv'])


def gradients(i):
    dx, dk, db = conv_backward(i['dout'], conv_forward(i['x'], i['k'], i['b'])[1])
    return {'x': dx, 'k': dk, 'b': db, 'v': max_pool_backward(i['dv'], max_pool_forward(i['v'], 2)[1])}

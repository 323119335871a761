import math


def batchnorm_forward(x, gamma, beta, eps=1e-3):
    """One feature over a batch."""
    N = len(x)
    mean = sum(x) / N
    var = sum((v - mean) ** 2 for v in x) / N
    inv = 1 / math.sqrt(var + eps)
    xhat = [(v - mean) * inv for v in x]
    out = [gamma * v + beta for v in xhat]
    return out, (xhat, inv, gamma)


def batchnorm_backward(dout, cache):
    xhat, inv, gamma = cache
    N = len(dout)
    dbeta = sum(dout)  #: dbeta of beta
    dgamma = sum(d * v for d, v in zip(dout, xhat))  #: dgamma of gamma
    dxhat = [d * gamma for d in dout]  #: dxhat of xhat
    total = sum(dxhat)
    weighted = sum(d * v for d, v in zip(dxhat, xhat))
    dx = [inv / N * (N * d - total - v * weighted) for d, v in zip(dxhat, xhat)]  #: dx of x
    return dx, dgamma, dbeta


#: check x[5], gamma, beta, dout[5]
def loss(i):
    return weigh(batchnorm_forward(i['x'], i['gamma'], i['beta'])[0], i['dout'])


def gradients(i):
    dx, dgamma, dbeta = batchnorm_backward(i['dout'], batchnorm_forward(i['x'], i['gamma'], i['beta'])[1])
    return {'x': dx, 'gamma': dgamma, 'beta': dbeta}

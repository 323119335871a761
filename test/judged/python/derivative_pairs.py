import math


def f(x):
    return x ** 3 - 2 * math.sin(x)


def f_prime(x):
    return 3 * x ** 2 - 2 * math.cos(x)  #: f_prime of x


def loss_at(p, q):
    u = p * q
    return math.log(1 + u ** 2) + q


def grad_loss_at(p, q):
    u = p * q
    du = 2 * u / (1 + u ** 2)  #: du of u
    dp = du * q  #: dp of p
    dq = du * p + 1  #: dq of q
    return dp, dq


def tanh(x):
    return math.tanh(x)


def dtanh(x):
    return 1 - math.tanh(x) ** 2  #: dtanh of x


def newton(x):
    for _ in range(10):
        x -= f(x) / f_prime(x)
    return x


#: check x, p, q, z
def loss(i):
    return f(i['x']) + loss_at(i['p'], i['q']) + tanh(i['z'])


def gradients(i):
    dp, dq = grad_loss_at(i['p'], i['q'])
    return {'x': f_prime(i['x']), 'p': dp, 'q': dq, 'z': dtanh(i['z'])}

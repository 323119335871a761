import math


def sigmoid(z):
    return 1 / (1 + math.exp(-z))


def cost_function(theta, X, y, lam):
    """The logistic cost with a penalty, and its gradient."""
    m = len(y)
    J = 0
    grad_theta = [0] * len(theta)  #: init grad_theta of theta
    for i in range(m):
        z = sum(t * x for t, x in zip(theta, X[i]))
        h = sigmoid(z)
        J += -y[i] * math.log(h) - (1 - y[i]) * math.log(1 - h)
        for j in range(len(theta)):
            grad_theta[j] += (h - y[i]) * X[i][j]  #: grad_theta of theta
    J /= m
    for j in range(len(theta)):
        J += lam / (2 * m) * theta[j] ** 2
        grad_theta[j] = grad_theta[j] / m + lam / m * theta[j]  #: grad_theta of theta
    return J, grad_theta


#: check theta[3], X[4][3], y[4]<2, lam positive
def loss(i):
    return cost_function(i['theta'], i['X'], i['y'], i['lam'])[0]


def gradients(i):
    return {'theta': cost_function(i['theta'], i['X'], i['y'], i['lam'])[1]}

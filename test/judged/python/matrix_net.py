# A net of two layers on lists of lists, with helpers for matrices, in straight order.
import math


def matmul(a, b):
    return [[sum(x * y for x, y in zip(row, col)) for col in zip(*b)] for row in a]


def transpose(a):
    return [list(col) for col in zip(*a)]


def loss_and_grads(X, Y, W1, W2):
    n = len(X)
    Z1 = matmul(X, W1)
    A1 = [[math.tanh(z) for z in row] for row in Z1]
    Z2 = matmul(A1, W2)
    loss = 0.0
    for i in range(n):
        for j in range(len(Y[i])):
            loss += (Z2[i][j] - Y[i][j]) ** 2 / n
    dZ2 = [[2 * (z - y) / n for z, y in zip(zr, yr)] for zr, yr in zip(Z2, Y)]  #: dZ2 of Z2
    dW2 = matmul(transpose(A1), dZ2)  #: dW2 of W2
    dA1 = matmul(dZ2, transpose(W2))  #: dA1 of A1
    dZ1 = [[d * (1 - a * a) for d, a in zip(dr, ar)] for dr, ar in zip(dA1, A1)]  #: dZ1 of Z1
    dW1 = matmul(transpose(X), dZ1)  #: dW1 of W1
    return loss, dW1, dW2


#: check X[3][2], Y[3][2], W1[2][4], W2[4][2]
def loss(i):
    return loss_and_grads(i['X'], i['Y'], i['W1'], i['W2'])[0]


def gradients(i):
    _, dW1, dW2 = loss_and_grads(i['X'], i['Y'], i['W1'], i['W2'])
    return {'W1': dW1, 'W2': dW2}

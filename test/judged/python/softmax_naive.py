import math


def softmax_loss_naive(W, X, y, reg):
    """Softmax loss, with loops. W: (D, C), X: (N, D), y: (N,)"""
    dW = [[0.0 for _ in row] for row in W]  #: init dW of W
    loss = 0.0
    num_train = len(X)
    num_classes = len(W[0])
    for i in range(num_train):
        scores = [0.0] * num_classes
        for c in range(num_classes):
            for d in range(len(W)):
                scores[c] += X[i][d] * W[d][c]
        exps = [math.exp(s) for s in scores]
        total = sum(exps)
        loss -= math.log(exps[y[i]] / total)
        for c in range(num_classes):
            p = exps[c] / total
            for d in range(len(W)):
                if c == y[i]:
                    dW[d][c] += (p - 1) * X[i][d]  #: dW of W
                else:
                    dW[d][c] += p * X[i][d]  #: dW of W
    loss /= num_train
    for d in range(len(W)):
        for c in range(num_classes):
            dW[d][c] /= num_train  #: dW of W
            loss += reg * W[d][c] * W[d][c]
            dW[d][c] += 2 * reg * W[d][c]  #: dW of W
    return loss, dW


#: check W[3][4], X[5][3], y[5]<4, reg positive
def loss(i):
    return softmax_loss_naive(i['W'], i['X'], i['y'], i['reg'])[0]


def gradients(i):
    return {'W': softmax_loss_naive(i['W'], i['X'], i['y'], i['reg'])[1]}

def svm_loss(W, X, labels, reg):
    # Hinge loss with a margin of one.
    C = len(W)
    N = len(X)
    dW = [[0.0] * len(W[0]) for _ in range(C)]  #: init dW of W
    loss = 0.0
    for i in range(N):
        scores = [sum(W[c][d] * X[i][d] for d in range(len(X[i]))) for c in range(C)]
        correct = scores[labels[i]]
        for c in range(C):
            if c == labels[i]:
                continue
            margin = scores[c] - correct + 1
            if margin > 0:
                loss += margin / N
                for d in range(len(X[i])):
                    dW[c][d] += X[i][d] / N  #: dW of W
                    dW[labels[i]][d] -= X[i][d] / N  #: dW of W
    for c in range(C):
        for d in range(len(W[c])):
            loss += 0.5 * reg * W[c][d] ** 2
            dW[c][d] += reg * W[c][d]  #: dW of W
    return loss, dW


#: check W[3][3], X[4][3], y[4]<3, reg positive
def loss(i):
    return svm_loss(i['W'], i['X'], i['y'], i['reg'])[0]


def gradients(i):
    return {'W': svm_loss(i['W'], i['X'], i['y'], i['reg'])[1]}

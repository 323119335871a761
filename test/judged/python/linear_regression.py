# Linear regression: loss and gradient in one loop.
def loss_and_gradient(w, b, xs, ys):
    n = len(xs)
    loss = 0.0
    dw = [0.0] * len(w)  #: init dw of w
    db = 0.0  #: init db of b
    for x, y in zip(xs, ys):
        guess = b
        for j in range(len(w)):
            guess += w[j] * x[j]
        err = guess - y
        loss += err ** 2
        for j in range(len(w)):
            dw[j] += 2 * err * x[j]  #: dw of w
        db += 2 * err  #: db of b
    loss /= n
    dw = [d / n for d in dw]  #: dw of w
    db /= n  #: db of b
    return loss, dw, db


#: check w[3], b, xs[4][3], ys[4]
def loss(i):
    return loss_and_gradient(i['w'], i['b'], i['xs'], i['ys'])[0]


def gradients(i):
    _, dw, db = loss_and_gradient(i['w'], i['b'], i['xs'], i['ys'])
    return {'w': dw, 'b': db}

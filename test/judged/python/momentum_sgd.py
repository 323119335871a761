# Minibatches, an optimiser with momentum, and gradients that a training loop adds up.
class SGD:
    def __init__(self, rate=0.01, momentum=0.9):
        self.rate = rate
        self.momentum = momentum
        self.v = None

    def update(self, params, grads):
        if self.v is None:
            self.v = [0.0] * len(params)
        for i in range(len(params)):
            self.v[i] = self.momentum * self.v[i] - self.rate * grads[i]
            params[i] += self.v[i]


def batch_grads(w, xs, ys):
    loss = 0.0
    grads = [0.0, 0.0, 0.0]  #: init grads of w
    for x, y in zip(xs, ys):
        guess = w[0] + w[1] * x + w[2] * x * x
        err = guess - y
        loss += 0.5 * err * err / len(xs)
        dguess = err / len(xs)  #: dguess of guess
        grads[0] += dguess  #: grads of w
        grads[1] += dguess * x  #: grads of w
        grads[2] += dguess * x * x  #: grads of w
    return loss, grads


def fit(w, batches, epochs):
    optimizer = SGD()
    for _ in range(epochs):
        for xs, ys in batches:
            _, grads = batch_grads(w, xs, ys)
            optimizer.update(w, grads)
    return w


#: check w[3], xs[4], ys[4]
def loss(i):
    return batch_grads(i['w'], i['xs'], i['ys'])[0]


def gradients(i):
    return {'w': batch_grads(i['w'], i['xs'], i['ys'])[1]}

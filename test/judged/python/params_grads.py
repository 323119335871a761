# Parameters and gradients in dictionaries with the same keys.
class TwoLayerNet:
    def __init__(self, W1, b1, W2, b2):
        self.params = {'W1': W1, 'b1': b1, 'W2': W2, 'b2': b2}

    def predict(self, x):
        p = self.params
        a = [sum(xi * wi for xi, wi in zip(x, row)) + b for row, b in zip(p['W1'], p['b1'])]
        h = [v if v > 0 else 0.0 for v in a]
        return a, h, sum(hi * wi for hi, wi in zip(h, p['W2'])) + p['b2']

    def loss(self, x, t):
        return 0.5 * (self.predict(x)[2] - t) ** 2

    def gradient(self, x, t):
        a, h, y = self.predict(x)
        grads = {}
        dy = y - t  #: dy of y
        grads['b2'] = dy  #: grads['b2'] of self.params['b2']
        grads['W2'] = [dy * hi for hi in h]  #: grads['W2'] of self.params['W2']
        da = []  #: init da of a
        for j in range(len(a)):
            dh = dy * self.params['W2'][j]  #: dh of h
            da.append(dh if a[j] > 0 else 0.0)  #: da of a
        grads['b1'] = da  #: grads['b1'] of self.params['b1']
        grads['W1'] = [[dj * xi for xi in x] for dj in da]  #: grads['W1'] of self.params['W1']
        return grads


#: check x[2], t, W1[3][2], b1[3], W2[3], b2
def net(i):
    return TwoLayerNet(i['W1'], i['b1'], i['W2'], i['b2'])


def loss(i):
    return net(i).loss(i['x'], i['t'])


def gradients(i):
    return net(i).gradient(i['x'], i['t'])

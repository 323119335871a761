import math


class RNN:
    """A recurrent cell, trained over whole sequences."""

    def __init__(self, Wx, Wh, b, Wy):
        self.Wx = Wx
        self.Wh = Wh
        self.b = b
        self.Wy = Wy

    def forward(self, xs):
        H = len(self.b)
        self.xs = xs
        self.hs = [[0.0] * H]
        self.ys = []
        for x in xs:
            prev = self.hs[-1]
            h = []
            for i in range(H):
                z = self.Wx[i] * x + self.b[i]
                for j in range(H):
                    z += self.Wh[i][j] * prev[j]
                h.append(math.tanh(z))
            self.hs.append(h)
            self.ys.append(sum(w * v for w, v in zip(self.Wy, h)))
        return self.ys

    def backward(self, dys):
        H = len(self.b)
        self.dWx = [0.0] * H  #: init self.dWx of self.Wx
        self.dWh = [[0.0] * H for _ in range(H)]  #: init self.dWh of self.Wh
        self.db = [0.0] * H  #: init self.db of self.b
        self.dWy = [0.0] * H  #: init self.dWy of self.Wy
        dh_next = [0.0] * H  #: init dh_next of h
        for t in reversed(range(len(dys))):
            h = self.hs[t + 1]
            dh_prev = [0.0] * H  #: init dh_prev of h
            for i in range(H):
                self.dWy[i] += dys[t] * h[i]  #: self.dWy of self.Wy
                dh = dys[t] * self.Wy[i] + dh_next[i]  #: dh of h
                dz = dh * (1 - h[i] ** 2)  #: dz of z
                self.dWx[i] += dz * self.xs[t]  #: self.dWx of self.Wx
                self.db[i] += dz  #: self.db of self.b
                for j in range(H):
                    self.dWh[i][j] += dz * self.hs[t][j]  #: self.dWh of self.Wh
                    dh_prev[j] += dz * self.Wh[i][j]  #: dh_prev of h
            dh_next = dh_prev  #: dh_next of h


#: check xs[4], Wx[3], Wh[3][3], b[3], Wy[3], dys[4]
def made(i):
    return RNN(i['Wx'], i['Wh'], i['b'], i['Wy'])


def loss(i):
    return weigh(made(i).forward(i['xs']), i['dys'])


def gradients(i):
    rnn = made(i)
    rnn.forward(i['xs'])
    rnn.backward(i['dys'])
    return {'Wx': rnn.dWx, 'Wh': rnn.dWh, 'b': rnn.db, 'Wy': rnn.dWy}

# A recurrent number with a soft bound; its gradient goes from round to round in one name.
class SoftRecurrence:
    def __init__(self, w, u, b):
        self.w = w
        self.u = u
        self.b = b

    def forward(self, xs, h0):
        self.xs = xs
        self.h0 = h0
        self.hs = []
        h = h0
        for x in xs:
            z = self.w * x + self.u * h + self.b
            h = z / (1 + abs(z))
            self.hs.append((z, h))
        return h

    def backward(self, dh):
        self.dw = 0.0  #: init self.dw of self.w
        self.du = 0.0  #: init self.du of self.u
        self.db = 0.0  #: init self.db of self.b
        for t in reversed(range(len(self.xs))):
            z, h = self.hs[t]
            prev = self.hs[t - 1][1] if t > 0 else self.h0
            dz = dh / (1 + abs(z)) ** 2  #: dz of z
            self.dw += dz * self.xs[t]  #: self.dw of self.w
            self.du += dz * prev  #: self.du of self.u
            self.db += dz  #: self.db of self.b
            dh = dz * self.u  #: dh of h
        return dh


#: check xs[4], h0, w, u, b, dh
def made(i):
    return SoftRecurrence(i['w'], i['u'], i['b'])


def loss(i):
    return made(i).forward(i['xs'], i['h0']) * i['dh']


def gradients(i):
    cell = made(i)
    cell.forward(i['xs'], i['h0'])
    dh0 = cell.backward(i['dh'])
    return {'w': cell.dw, 'u': cell.du, 'b': cell.db, 'h0': dh0}

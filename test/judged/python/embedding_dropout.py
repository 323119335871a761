import random


class Embedding:
    def __init__(self, W):
        self.W = W
        self.dW = [[0.0] * len(row) for row in W]  #: init self.dW of self.W

    def forward(self, idx):
        self.idx = idx
        return [list(self.W[i]) for i in idx]

    def backward(self, dout):
        for t, i in enumerate(self.idx):
            for d in range(len(dout[t])):
                self.dW[i][d] += dout[t][d]  #: self.dW of self.W


class Dropout:
    def __init__(self, ratio=0.5):
        self.ratio = ratio

    def forward(self, x):
        self.mask = [random.random() > self.ratio for _ in x]
        return [v * m for v, m in zip(x, self.mask)]

    def backward(self, dout):
        return [d * m for d, m in zip(dout, self.mask)]  #: dx of x


#: check W[3][2], idx[4]<3, dout[4][2], x[6], d[6]
def loss(i):
    return weigh(Embedding(i['W']).forward(i['idx']), i['dout']) + weigh(Dropout().forward(i['x']), i['d'])


def gradients(i):
    embedding, dropout = Embedding(i['W']), Dropout()
    embedding.forward(i['idx'])
    embedding.backward(i['dout'])
    dropout.forward(i['x'])
    return {'W': embedding.dW, 'x': dropout.backward(i['d'])}

import math


def attention_forward(q, keys, values):
    scores = []
    for key in keys:
        scores.append(sum(a * b for a, b in zip(q, key)) / math.sqrt(len(q)))
    top = max(scores)
    exps = [math.exp(s - top) for s in scores]
    total = sum(exps)
    weights = [e / total for e in exps]
    out = [0.0] * len(values[0])
    for t in range(len(values)):
        for d in range(len(out)):
            out[d] += weights[t] * values[t][d]
    return out, {'q': q, 'keys': keys, 'values': values, 'weights': weights}


def attention_backward(dout, cache):
    q, keys, values, weights = cache['q'], cache['keys'], cache['values'], cache['weights']
    scale = 1 / math.sqrt(len(q))
    T = len(keys)
    dvalues = [[w * d for d in dout] for w in weights]  #: dvalues of values
    dweights = [sum(d * v for d, v in zip(dout, values[t])) for t in range(T)]  #: dweights of weights
    dscores = [0.0] * T  #: init dscores of scores
    for t in range(T):
        for s in range(T):
            delta = 1.0 if t == s else 0.0
            dscores[t] += dweights[s] * weights[s] * (delta - weights[t])  #: dscores of scores
    dq = [0.0] * len(q)  #: init dq of q
    dkeys = [[0.0] * len(q) for _ in keys]  #: init dkeys of keys
    for t in range(T):
        for d in range(len(q)):
            dq[d] += dscores[t] * keys[t][d] * scale  #: dq of q
            dkeys[t][d] += dscores[t] * q[d] * scale  #: dkeys of keys
    return {'dq': dq, 'dkeys': dkeys, 'dvalues': dvalues}


#: check q[3], keys[4][3], values[4][2], dout[2]
def loss(i):
    return weigh(attention_forward(i['q'], i['keys'], i['values'])[0], i['dout'])


def gradients(i):
    made = attention_backward(i['dout'], attention_forward(i['q'], i['keys'], i['values'])[1])
    return {'q': made['dq'], 'keys': made['dkeys'], 'values': made['dvalues']}

# A network that learns by deltas which pull towards the target.
import math


def sigmoid(x):
    return 1.0 / (1.0 + math.exp(-x))


def sigmoid_derivative(output):
    return output * (1.0 - output)  #: sigmoid_derivative of output


def train_step(w_hidden, w_output, inputs, target, rate):
    hidden = [sigmoid(sum(w * x for w, x in zip(row, inputs))) for row in w_hidden]
    output = sigmoid(sum(w * h for w, h in zip(w_output, hidden)))

    delta_output = (target - output) * sigmoid_derivative(output)  #: delta_output of the output's sum
    delta_hidden = []  #: init delta_hidden of the hidden sums
    for j in range(len(hidden)):
        error = delta_output * w_output[j]  #: error of hidden
        delta_hidden.append(error * sigmoid_derivative(hidden[j]))  #: delta_hidden of the hidden sums

    for j in range(len(hidden)):
        w_output[j] += rate * delta_output * hidden[j]  #: update
        for i in range(len(inputs)):
            w_hidden[j][i] += rate * delta_hidden[j] * inputs[i]  #: update
    return output


#: check x[2], t unit, h[3][2], o[3]
def made(i):
    h, o = [list(row) for row in i['h']], list(i['o'])
    return h, o, train_step(h, o, i['x'], i['t'], 1.0)


def loss(i):
    return 0.5 * (made(i)[2] - i['t']) ** 2


def otherLoss(i):
    y = made(i)[2]
    return -i['t'] * math.log(y) - (1 - i['t']) * math.log(1 - y)


def gradients(i):
    h, o, _ = made(i)
    return {
        'h': [[a - b for a, b in zip(one, other)] for one, other in zip(i['h'], h)],
        'o': [a - b for a, b in zip(i['o'], o)],
    }

# A line is fitted at the top level.
xs = [0.0, 1.0, 2.0, 3.0]  #: input
ys = [1.0, 3.1, 4.9, 7.2]  #: input
m = 0.2  #: input
c = -0.1  #: input
rate = 0.01
epochs = 200  #: input

for epoch in range(epochs):  #: rounds
    loss_now = 0.0
    dm = 0.0  #: init dm of m
    dc = 0.0  #: init dc of c
    for x, y in zip(xs, ys):
        error = m * x + c - y
        loss_now += error * error / len(xs)
        dm += 2 * error * x / len(xs)  #: dm of m
        dc += 2 * error / len(xs)  #: dc of c
    m -= rate * dm  #: update
    c -= rate * dc  #: update
    if epoch % 50 == 0:
        print(epoch, loss_now)


#: check xs[4], ys[4], m, c, epochs=1|3
def loss(i):
    return sum((i['m'] * x + i['c'] - y) ** 2 for x, y in zip(i['xs'], i['ys'])) / len(i['xs'])


def gradients(i):
    if epochs > 1:
        return {'after': [m, c]}
    return {'m': (i['m'] - m) / 0.01, 'c': (i['c'] - c) / 0.01}

"""Functions that make functions: layers, schedules and a counter."""
import math


def dense(w, b):
    def apply(x):
        y = w * x + b

        def back(dy):
            return dy * w, dy * x, dy

        return y, back

    return apply


def softplus():
    def apply(x):
        y = math.log(1 + math.exp(x))
        return y, lambda dy: (dy / (1 + math.exp(-x)),)

    return apply


def schedule(start, decay):
    rate = start

    def next_rate():
        nonlocal rate
        current = rate
        rate *= decay
        return current

    return next_rate


layers = [dense(0.5, 0.2), softplus(), dense(-1.5, 0.4)]
value = 0.8
backs = []
for layer in layers:
    value, back = layer(value)
    backs.append(back)
loss = 0.5 * (value + 1) ** 2

# backward
dvalue = value + 1
weights = []
for back in reversed(backs):
    dvalue, *rest = back(dvalue)
    weights.append(rest)

# forward
rate = schedule(0.1, 0.5)
total = sum(rate() for _ in range(4))
squares = [(lambda z, k=k: z * k)(2.0) for k in range(3)]
last = squares[-1] + total

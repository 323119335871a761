# A parabola through points, trained with Adam.
xs = [-1.0, -0.5, 0.0, 0.5, 1.0]
ys = [2.1, 1.2, 0.9, 1.3, 2.2]
params = {"a": 0.2, "b": 0.1, "c": 0.0}
first = {name: 0.0 for name in params}
second = {name: 0.0 for name in params}
beta1, beta2, rate, eps = 0.9, 0.999, 0.1, 1e-8
losses = []

for step in range(1, 41):
    loss = 0.0
    grads = dict.fromkeys(params, 0.0)
    for x, y in zip(xs, ys):
        guess = params["a"] * x * x + params["b"] * x + params["c"]
        error = guess - y
        loss += error ** 2 / len(xs)
        # backward
        dguess = 2 * error / len(xs)
        grads["a"] += dguess * x * x
        grads["b"] += dguess * x
        grads["c"] += dguess
        # forward
    losses.append(loss)
    # update
    for name, g in grads.items():
        first[name] = beta1 * first[name] + (1 - beta1) * g
        second[name] = beta2 * second[name] + (1 - beta2) * g * g
        m = first[name] / (1 - beta1 ** step)
        v = second[name] / (1 - beta2 ** step)
        params[name] -= rate * m / (v ** 0.5 + eps)

best = min(losses)
improvement = losses[0] - losses[-1]

# Linear regression with ridge penalty, by gradient descent on lists.
rows = [[1.0, 0.5], [2.0, -1.0], [0.5, 1.5], [1.5, 0.25]]
targets = [1.4, 0.7, 2.2, 1.6]
weights = [0.3, 0.6]
intercept = 0.2
strength = 0.05
count = len(rows)

predictions = []
for row in rows:
    p = intercept
    for w, value in zip(weights, row):
        p += w * value
    predictions.append(p)

errors = [p - t for p, t in zip(predictions, targets)]
fit = sum(e * e for e in errors) / (2 * count)
penalty = 0.5 * strength * sum(w * w for w in weights)
loss = fit + penalty

# backward
dpredictions = [e / count for e in errors]
dintercept = sum(dpredictions)
dweights = [strength * w for w in weights]
for d, row in zip(dpredictions, rows):
    for j, value in enumerate(row):
        dweights[j] += d * value

# update
rate = 0.3
for j in range(len(weights)):
    weights[j] -= rate * dweights[j]
intercept -= rate * dintercept

# A one-dimensional convolution with stride, leaky ReLU, max pooling and a linear score.
signal = [0.3, -0.8, 1.2, 0.5, -0.4, 0.9, 0.1, -1.1]
kernel = [0.6, -0.2, 0.4]
stride = 1
bias = 0.05


def convolve(x, k, b, step):
    out = []
    i = 0
    while i + len(k) <= len(x):
        total = b
        for j, w in enumerate(k):
            total += w * x[i + j]
        out.append(total)
        i += step
    return out


def max_pool(x, width):
    pooled, places = [], []
    for start in range(0, len(x), width):
        window = x[start:start + width]
        best = max(window)
        pooled.append(best)
        places.append(start + window.index(best))
    return pooled, places


conv = convolve(signal, kernel, bias, stride)
active = [c if c > 0 else 0.1 * c for c in conv]
pooled, places = max_pool(active, 2)
weights = [1.0, -0.5, 0.25]
score = 0.0
for w, p in zip(weights, pooled):
    score += w * p

# backward
dactive = [0.0] * len(active)
for w, place in zip(weights, places):
    dactive[place] += w
dconv = [d if c > 0 else 0.1 * d for d, c in zip(dactive, conv)]
dkernel = [0.0] * len(kernel)
dbias = 0.0
for i, d in enumerate(dconv):
    dbias += d
    for j in range(len(kernel)):
        dkernel[j] += d * signal[i * stride + j]

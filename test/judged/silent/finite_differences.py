# Slopes of a table of numbers.
def slopes(xs, ys):
    out = []
    for i in range(len(xs) - 1):
        dx = xs[i + 1] - xs[i]
        dy = ys[i + 1] - ys[i]
        out.append(dy / dx)
    return out


def area(xs, ys):
    total = 0.0
    for i in range(len(xs) - 1):
        dx = xs[i + 1] - xs[i]
        total += dx * (ys[i] + ys[i + 1]) / 2
    return total


print(slopes([0, 1, 3], [2, 4, 1]), area([0, 1, 3], [2, 4, 1]))

# Centres that follow the points next to them: a step towards something is no gradient of it.
def learn(points, centers, rate):
    for point in points:
        best = 0
        for k in range(len(centers)):
            if abs(point - centers[k]) < abs(point - centers[best]):
                best = k
        error = point - centers[best]
        centers[best] += rate * error
    return centers


print(learn([0.2, 1.4, 0.3], [0.0, 1.0], 0.1))

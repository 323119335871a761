# A linear classifier with the hinge loss over classes; loops as in a lecture.
X = [[1.0, 2.0], [-0.5, 1.0], [0.3, -1.2]]
y = [0, 2, 1]
W = [[0.1, 0.2], [0.4, -0.3], [-0.2, 0.5]]
margin = 1.0
reg = 0.1

loss = 0.0
dW = [[0.0, 0.0], [0.0, 0.0], [0.0, 0.0]]
for i, x in enumerate(X):
    scores = []
    for w in W:
        scores.append(w[0] * x[0] + w[1] * x[1])
    correct = scores[y[i]]
    for c in range(len(W)):
        if c == y[i]:
            continue
        violation = scores[c] - correct + margin
        if violation > 0:
            loss += violation
            # backward
            for d in range(2):
                dW[c][d] += x[d] / len(X)
                dW[y[i]][d] -= x[d] / len(X)
            # forward

loss /= len(X)
size = 0.0
for w in W:
    for each in w:
        size += each * each
loss += reg * size

# backward
for c in range(len(W)):
    for d in range(2):
        dW[c][d] += 2 * reg * W[c][d]

# Matrices as lists of lists: products, a determinant by LU, and the largest eigenvalue by powers.
A = [[4.0, 1.0, -0.5], [1.0, 3.0, 0.2], [-0.5, 0.2, 2.0]]


def matmul(a, b):
    rows, inner, columns = len(a), len(b), len(b[0])
    out = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            for k in range(inner):
                out[i][j] += a[i][k] * b[k][j]
    return out


def transpose(m):
    return [list(column) for column in zip(*m)]


def lu(m):
    n = len(m)
    lower = [[float(i == j) for j in range(n)] for i in range(n)]
    upper = [row[:] for row in m]
    for k in range(n - 1):
        for i in range(k + 1, n):
            f = upper[i][k] / upper[k][k]
            lower[i][k] = f
            for j in range(k, n):
                upper[i][j] -= f * upper[k][j]
    return lower, upper


L, U = lu(A)
determinant = 1.0
for i in range(3):
    determinant *= U[i][i]

product = matmul(L, U)
error = sum((product[i][j] - A[i][j]) ** 2 for i in range(3) for j in range(3))

v = [[1.0], [0.5], [0.25]]
for _ in range(6):
    v = matmul(A, v)
    norm = sum(row[0] ** 2 for row in v) ** 0.5
    v = [[row[0] / norm] for row in v]
eigenvalue = matmul(transpose(v), matmul(A, v))[0][0]

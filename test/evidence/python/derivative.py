def f(x): return x ** 3 - 2 * x

def derivative(f, x, h=1e-5):
    return (f(x + h) - f(x - h)) / (2 * h)

x = 1.5
df = derivative(f, x)
dx = 0.01
change = df * dx

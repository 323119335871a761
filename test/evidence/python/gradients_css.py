start, stop = 20, 240
steps = 10
grad = (stop - start) / steps
grad_x = start + 3 * grad
x = grad_x / 255

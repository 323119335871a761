# The larger and the smaller of two numbers, and what comes back to each.
left, right = 0.4, 0.9
large, small = (left, right) if left > right else (right, left)
spread = large - small
cost = spread * spread + 0.5 * large
dlarge = 2 * spread + 0.5
dsmall = -2 * spread
dleft, dright = [dlarge, dsmall] if left > right else [dsmall, dlarge]
total = dleft + dright

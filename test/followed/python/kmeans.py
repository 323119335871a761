"""K-means in the plane, with tuples."""
points = [(0.1, 0.2), (0.3, -0.1), (2.0, 2.2), (1.8, 2.4), (-1.5, 1.0)]
centres = [(0.0, 0.0), (2.0, 2.0), (-1.0, 1.0)]


def squared(p, q):
    return (p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2


def closest(p):
    best, where = float("inf"), -1
    for k, centre in enumerate(centres):
        distance = squared(p, centre)
        if distance < best:
            best, where = distance, k
    return where


for turn in range(3):
    groups = {k: [] for k in range(len(centres))}
    for p in points:
        groups[closest(p)].append(p)
    moved = 0.0
    for k, members in groups.items():
        if not members:
            continue
        mean_x = sum(p[0] for p in members) / len(members)
        mean_y = sum(p[1] for p in members) / len(members)
        moved += squared(centres[k], (mean_x, mean_y))
        centres[k] = (mean_x, mean_y)
    if moved < 1e-9:
        break

inertia = sum(squared(p, centres[closest(p)]) for p in points)
widest = max(squared(p, q) for p in centres for q in centres) ** 0.5
quality = widest / (1 + inertia)

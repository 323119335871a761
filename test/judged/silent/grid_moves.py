# Steps on a grid, in four directions.
def flood(grid, x, y):
    seen = set()
    todo = [(x, y)]
    while todo:
        x, y = todo.pop()
        if (x, y) in seen:
            continue
        seen.add((x, y))
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            nx, ny = x + dx, y + dy
            if 0 <= nx < len(grid) and 0 <= ny < len(grid[0]) and grid[nx][ny] == grid[x][y]:
                todo.append((nx, ny))
    return seen

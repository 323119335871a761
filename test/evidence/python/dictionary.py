d = {"x": 1, "y": 2}
dx = d["x"]
dy = d.get("y", 0)
total = dx + dy
dmax = max(d.values())

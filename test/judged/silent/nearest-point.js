// The point that is nearest to another.
function distance(p, q) {
  const dx = p.x - q.x;
  const dy = p.y - q.y;
  return Math.sqrt(dx * dx + dy * dy);
}

function nearest(points, q) {
  let best = null;
  let bestDistance = Infinity;
  for (const p of points) {
    const d = distance(p, q);
    if (d < bestDistance) {
      best = p;
      bestDistance = d;
    }
  }
  return best;
}

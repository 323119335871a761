// A camera that follows softly: a share of the way each frame.
const camera = { x: 0, y: 0, zoom: 1 };

function follow(target, smoothness, dt) {
  const dx = target.x - camera.x;
  const dy = target.y - camera.y;
  const k = 1 - Math.exp(-smoothness * dt);
  camera.x += dx * k;
  camera.y += dy * k;
  const dzoom = (target.zoom - camera.zoom) * k;
  camera.zoom += dzoom;
}

follow({ x: 10, y: 5, zoom: 2 }, 4, 0.016);

// A ball that bounces: dx and dy are how far it moves.
const ball = { x: 20, y: 40, dx: 2, dy: -3 };

function update(dt) {
  const ddx = ball.dx * dt;
  const ddy = ball.dy * dt;
  ball.x += ddx;
  ball.y += ddy;
  if (ball.x < 0 || ball.x > 320) ball.dx = -ball.dx;
  if (ball.y < 0 || ball.y > 200) ball.dy = -ball.dy;
}

for (let frame = 0; frame < 10; frame++) update(1);

function rk2(x, v, k, m, dt) {
	const dx1 = v;
	const dv1 = -k / m * x;
	const dx2 = v + dv1 * dt;
	const dv2 = -k / m * (x + dx1 * dt);
	const dx = (dx1 + dx2) / 2;
	const dv = (dv1 + dv2) / 2;
	return { x: x + dx * dt, v: v + dv * dt };
}

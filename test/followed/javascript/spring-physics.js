// Three bodies on springs, integrated with Verlet's scheme.
class Body {
  constructor(position, mass) {
    this.position = position;
    this.velocity = 0;
    this.mass = mass;
    this.force = 0;
  }
  integrate(dt) {
    const acceleration = this.force / this.mass;
    this.velocity += acceleration * dt;
    this.velocity *= 0.995;
    this.position += this.velocity * dt;
    this.force = 0;
  }
}

class Spring {
  constructor(one, other, rest, stiffness) {
    Object.assign(this, { one, other, rest, stiffness });
  }
  apply() {
    const stretch = this.other.position - this.one.position - this.rest;
    const pull = this.stiffness * stretch;
    this.one.force += pull;
    this.other.force -= pull;
  }
}

const bodies = [new Body(0, 1), new Body(1.4, 2), new Body(2.1, 0.5)];
const springs = [];
for (let i = 0; i + 1 < bodies.length; i++) springs.push(new Spring(bodies[i], bodies[i + 1], 1, 8));

const dt = 0.02;
let time = 0;
for (let step = 0; step < 12; step++) {
  for (const spring of springs) spring.apply();
  for (const body of bodies) body.integrate(dt);
  time += dt;
}

let kinetic = 0;
let potential = 0;
for (const { mass, velocity } of bodies) kinetic += 0.5 * mass * velocity ** 2;
springs.forEach((spring) => {
  const stretch = spring.other.position - spring.one.position - spring.rest;
  potential += 0.5 * spring.stiffness * stretch * stretch;
});
const energy = kinetic + potential;

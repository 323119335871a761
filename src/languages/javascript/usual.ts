/*
 * What people call and don't define, as they mean it. The code is the lens's own, and is followed as a file's is where a
 * name is not known; what is called as a method of something unknown has that as its first parameter, `self`.
 */
import type { PlacedCode } from '../../program/code';
import { finish } from '../../text/pauses';
import { readScript } from './reading';

const code = `
function zeros(n, m) {
  const made = [];
  for (let i = 0; i < n; i++) made.push(m === undefined ? 0 : zeros(m));
  return made;
}
function ones(n, m) {
  const made = [];
  for (let i = 0; i < n; i++) made.push(m === undefined ? 1 : ones(m));
  return made;
}
class Vol {
  constructor(sx, sy, depth, c) {
    this.sx = sx;
    this.sy = sy;
    this.depth = depth;
    this.w = zeros(sx * sy * depth);
    this.dw = zeros(sx * sy * depth);
  }
  get(x, y, d) { return get(this, x, y, d); }
  set(x, y, d, v) { this.w[placeIn(this, x, y, d)] = v; }
  add(x, y, d, v) { this.w[placeIn(this, x, y, d)] += v; }
  get_grad(x, y, d) { return get_grad(this, x, y, d); }
  set_grad(x, y, d, v) { set_grad(this, x, y, d, v); }
  add_grad(x, y, d, v) { add_grad(this, x, y, d, v); }
  cloneAndZero() { return new Vol(this.sx, this.sy, this.depth, 0); }
  clone() { return clone(this); }
}
class Mat {
  constructor(n, d) {
    this.n = n;
    this.d = d;
    this.w = zeros(n * d);
    this.dw = zeros(n * d);
  }
}
class Set {
  constructor(items) { this.items = items === undefined ? [] : items; }
  add(item) { this.items.push(item); return this; }
  has(item) { return this.items.includes(item); }
}
function cloneAndZero(self) {
  const made = new Vol(self.sx, self.sy, self.depth, 0);
  made.w = zeros(self.w.length);
  made.dw = zeros(self.w.length);
  return made;
}
function clone(self) {
  const made = cloneAndZero(self);
  for (let i = 0; i < self.w.length; i++) made.w[i] = self.w[i];
  return made;
}
function placeIn(self, x, y, d) {
  assert(x < self.sx);
  assert(y < self.sy);
  assert(d < self.depth);
  return (self.sx * y + x) * self.depth + d;
}
function get(self, x, y, d) { return self.w[placeIn(self, x, y, d)]; }
function get_grad(self, x, y, d) { return self.dw[placeIn(self, x, y, d)]; }
function set_grad(self, x, y, d, v) { self.dw[placeIn(self, x, y, d)] = v; }
function add_grad(self, x, y, d, v) { self.dw[placeIn(self, x, y, d)] += v; }
`;

/** Where its positions begin, beyond those of any file. */
const beyond = 1_000_000_000;

let read: readonly PlacedCode[] | null = null;

/** The code of what is usual, read once. */
export function usualCode(): readonly PlacedCode[] {
  read ??= (finish(readScript(code, 'javascript')).follow?.() ?? []).map(({ code: each, base }) => ({
    code: each,
    base: base + beyond,
  }));
  return read;
}

/*
 * Layers on volumes, as in nets for pictures: copies that get a threshold, numbers that are left out, windows that move in
 * two directions, and the largest number of a window, whose place is kept. Each right one beside the same with a mistake.
 */
import assert from 'node:assert/strict';
import { instead, toldOf } from './told';

const told = (source: string) => toldOf(source, 'javascript');

const threshold = `class Threshold {
  forward(vol) {
    this.given = vol;
    const made = vol.clone();
    for (let k = 0; k < vol.w.length; k++) if (made.w[k] < 0) made.w[k] = 0;
    this.made = made;
    return made;
  }
  backward() {
    const { given, made } = this;
    given.dw = zeros(given.w.length);
    for (let k = 0; k < given.w.length; k++) given.dw[k] = made.w[k] <= 0 ? 0 : made.dw[k];
  }
}
`;

describe('A copy of a volume', () => {
  it('has its numbers, and gradients of its own', () => {
    assert.deepEqual(told(threshold), { 'given.dw': 'right' });
    assert.deepEqual(told(instead(threshold, 'made.w[k] <= 0 ?', 'made.w[k] > 0 ?')), {
      'given.dw': 'wrong',
    });
  });

  it('is made while training only, unless the caller says nothing', () => {
    const dropout = `class LeaveOut {
  forward(vol, training) {
    if (typeof training === 'undefined') training = false;
    this.given = vol;
    const made = vol.clone();
    for (let k = 0; k < vol.w.length; k++) {
      if (!training) made.w[k] *= this.kept;
      else if (Math.random() < this.kept) this.out[k] = false;
      else {
        made.w[k] = 0;
        this.out[k] = true;
      }
    }
    this.made = made;
    return made;
  }
  backward() {
    const vol = this.given;
    vol.dw = zeros(vol.w.length);
    for (let k = 0; k < vol.w.length; k++) if (!this.out[k]) vol.dw[k] = this.made.dw[k];
  }
}
`;
    assert.deepEqual(told(dropout), { 'vol.dw': 'right' });
    assert.deepEqual(told(instead(dropout, 'if (!this.out[k])', 'if (this.out[k])')), { 'vol.dw': 'wrong' });
  });
});

const windows = `class Filters {
  forward(pic) {
    this.pic = pic;
    const out = new Vol(this.width | 0, this.height | 0, this.filters.length | 0, 0);
    const across = pic.sx | 0;
    const down = pic.sy | 0;
    for (let f = 0; f < this.filters.length; f++) {
      const filter = this.filters[f];
      for (let row = 0, top = -this.pad; row < this.height; row++, top += this.stride)
        for (let col = 0, left = -this.pad; col < this.width; col++, left += this.stride) {
          let sum = this.biases.w[f];
          for (let v = 0; v < filter.sy; v++)
            for (let u = 0; u < filter.sx; u++) {
              const y = top + v, x = left + u;
              if (y < 0 || y >= down || x < 0 || x >= across) continue;
              for (let d = 0; d < filter.depth; d++)
                sum += filter.w[(filter.sx * v + u) * filter.depth + d] * pic.w[(across * y + x) * pic.depth + d];
            }
          out.set(col, row, f, sum);
        }
    }
    this.out = out;
    return out;
  }
  backward() {
    const pic = this.pic;
    pic.dw = zeros(pic.w.length);
    const across = pic.sx | 0;
    const down = pic.sy | 0;
    for (let f = 0; f < this.filters.length; f++) {
      const filter = this.filters[f];
      for (let row = 0, top = -this.pad; row < this.height; row++, top += this.stride)
        for (let col = 0, left = -this.pad; col < this.width; col++, left += this.stride) {
          const above = this.out.get_grad(col, row, f);
          for (let v = 0; v < filter.sy; v++)
            for (let u = 0; u < filter.sx; u++) {
              const y = top + v, x = left + u;
              if (y < 0 || y >= down || x < 0 || x >= across) continue;
              for (let d = 0; d < filter.depth; d++) {
                const there = (across * y + x) * pic.depth + d;
                const here = (filter.sx * v + u) * filter.depth + d;
                filter.dw[here] += pic.w[there] * above;
                pic.dw[there] += filter.w[here] * above;
              }
            }
          this.biases.dw[f] += above;
        }
    }
  }
}
`;

describe('Windows with so many counts that these are 2 and 3 in turns', () => {
  it('are right', () => {
    assert.deepEqual(told(windows), { 'filter.dw': 'right', 'pic.dw': 'right', 'this.biases.dw': 'right' });
  });

  it('are wrong where one count stands for another', () => {
    const other = instead(windows, 'here = (filter.sx * v + u)', 'here = (filter.sy * v + u)');
    assert.equal(told(other)['filter.dw'], 'wrong');
  });
});

const largest = `class Largest {
  forward(pic) {
    this.pic = pic;
    const out = new Vol(this.width, this.height, pic.depth, 0);
    let n = 0;
    for (let d = 0; d < pic.depth; d++)
      for (let col = 0; col < this.width; col++)
        for (let row = 0; row < this.height; row++) {
          let best = -1e9, atX = -1, atY = -1;
          for (let u = 0; u < this.size; u++)
            for (let v = 0; v < this.size; v++) {
              const x = col * this.stride + u, y = row * this.stride + v;
              if (x >= pic.sx || y >= pic.sy) continue;
              const value = pic.get(x, y, d);
              if (value > best) { best = value; atX = x; atY = y; }
            }
          this.xs[n] = atX;
          this.ys[n] = atY;
          n++;
          out.set(col, row, d, best);
        }
    this.out = out;
    return out;
  }
  backward() {
    const { pic } = this;
    pic.dw = zeros(pic.w.length);
    let n = 0;
    for (let d = 0; d < pic.depth; d++)
      for (let col = 0; col < this.width; col++)
        for (let row = 0; row < this.height; row++) {
          pic.add_grad(this.xs[n], this.ys[n], d, this.out.get_grad(col, row, d));
          n++;
        }
  }
}
`;

describe('The largest number of a window', () => {
  it('gets the gradient at the place that was kept', () => {
    assert.deepEqual(told(largest), { 'pic.dw': 'right' });
  });

  it('shares a place with that of another window', () => {
    assert.deepEqual(told(instead(largest, 'pic.add_grad(', 'pic.set_grad(')), { 'pic.dw': 'wrong' });
  });
});

describe('The largest of a group of channels', () => {
  const groups = `class Groups {
  forward(vol) {
    this.vol = vol;
    const out = new Vol(this.width, this.height, this.channels, 0);
    let n = 0;
    for (let x = 0; x < vol.sx; x++)
      for (let y = 0; y < vol.sy; y++)
        for (let c = 0; c < this.channels; c++) {
          const first = c * this.size;
          let best = vol.get(x, y, first), chosen = first;
          for (let k = first + 1; k < first + this.size; k++)
            if (vol.get(x, y, k) > best) { best = vol.get(x, y, k); chosen = k; }
          out.set(x, y, c, best);
          this.chosen[n++] = chosen;
        }
    this.out = out;
    return out;
  }
  backward() {
    const { vol, out } = this;
    vol.dw = zeros(vol.w.length);
    let n = 0;
    for (let x = 0; x < out.sx; x++)
      for (let y = 0; y < out.sy; y++)
        for (let c = 0; c < this.channels; c++) vol.set_grad(x, y, this.chosen[n++], out.get_grad(x, y, c));
  }
}
`;

  it('is no other channel of the next place', () => {
    assert.deepEqual(told(groups), { 'vol.dw': 'right' });
    assert.deepEqual(told(instead(groups, 'out.get_grad(x, y, c)', '2 * out.get_grad(x, y, c)')), {
      'vol.dw': 'wrong',
    });
  });
});

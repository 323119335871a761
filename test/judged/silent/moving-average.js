// Prices with their changes from day to day.
class Series {
  constructor(data) {
    this.data = data;
  }

  changes() {
    const ddata = [];
    for (let i = 1; i < this.data.length; i++) ddata.push(this.data[i] - this.data[i - 1]);
    return ddata;
  }

  smoothed(weight) {
    let level = this.data[0];
    const out = [level];
    for (let i = 1; i < this.data.length; i++) {
      const dlevel = this.data[i] - level;
      level += weight * dlevel;
      out.push(level);
    }
    return out;
  }
}

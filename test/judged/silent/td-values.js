// Values of states that learn from the next one: a rate times an error, of which no output is computed.
const values = [0, 0, 0, 0];

function learn(path, rate, discount) {
  for (let i = 0; i + 1 < path.length; i++) {
    const { state } = path[i];
    const delta = path[i + 1].reward + discount * values[path[i + 1].state] - values[state];
    values[state] += rate * delta;
  }
}

learn([{ state: 0, reward: 0 }, { state: 1, reward: 1 }, { state: 3, reward: 2 }], 0.1, 0.9);

/* What JavaScript's == and != ask, between numbers, texts, and whether something is there: as real JavaScript says. */
import { eachShows, noneIsWrong, type Rows } from './followed-rows';

const shown: Rows = {
  'numbers that are the same':
    'let s = 0.5;\nfor (let i = 0; i < 3; i++) {\n  if (i == 2) s *= 5;\n  else s += 1;\n}\nconst out = s * 2;',
  'numbers that are others':
    'let s = 0.5;\nfor (let i = 0; i < 3; i++) if (i != 1) s = s * 2 + 1;\nconst out = s * 2;',
  texts:
    'const kind = "relu";\nlet s = 1.5;\nif (kind == "tanh") s *= 3;\nelse if (kind != "sine") s *= 5;\nconst out = s * 2;',
  'what is not there':
    'const none = null;\nlet missing;\nlet s = 1.5;\nif (none == undefined) s *= 3;\nif (missing == null) s *= 5;\nif (none != missing) s *= 7;\nconst out = s * 2;',
  'what is there':
    'const w = [1.5];\nconst zero = 0;\nlet s = 2.5;\nif (w == null) s *= 3;\nif (zero != null) s *= 5;\nconst out = s * w[0];',
};

const unsure: Rows = {
  'truths and numbers':
    'const a = 2 > 1;\nlet s = 1.5;\nif (a == 1) s *= 3;\nif (a == 2) s *= 7;\nconst out = s * 2;',
  'a number and a text': 'let s = 1.5;\nif (s == "1.5") s *= 3;\nconst out = s * 2;',
  'a list and a number': 'const w = [2];\nlet s = 1.5;\nif (w == 2) s *= 3;\nconst out = s * 2;',
};

describe('== and != of JavaScript', () => {
  eachShows(shown, 'javascript');
  noneIsWrong(unsure, 'javascript');
});

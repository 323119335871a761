// Words as rows of a table: each row collects from every place where its word stands.
class Embedding {
  constructor(table) {
    this.table = table;
  }

  forward(words) {
    this.words = words;
    return words.map((word) => this.table[word].slice());
  }

  backward(dout) {
    this.dtable = this.table.map((row) => row.map(() => 0)); //: init this.dtable of this.table
    for (let t = 0; t < this.words.length; t++) {
      for (let d = 0; d < dout[t].length; d++) {
        this.dtable[this.words[t]][d] += dout[t][d]; //: this.dtable of this.table
      }
    }
  }
}

//: check table[3][2], words[5]<3, dout[5][2]
const loss = ({ table, words, dout }) => weigh(new Embedding(table).forward(words), dout);
const gradients = ({ table, words, dout }) => {
  const layer = new Embedding(table);
  layer.forward(words);
  layer.backward(dout);
  return { table: layer.dtable };
};

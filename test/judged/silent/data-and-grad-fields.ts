// Records with data and grades; grad is where somebody has graduated.
interface Student {
  data: number[];
  grad: string;
  mean: number;
}

export function summarise(rows: number[][]): Student[] {
  const students: Student[] = [];
  for (const row of rows) {
    let total = 0;
    for (const mark of row) total += mark;
    const mean = total / row.length;
    students.push({ data: row, grad: mean > 3 ? 'yes' : 'no', mean });
  }
  return students;
}

// Conway's Game of Life in typical fast JavaScript: typed arrays, one byte per cell, no allocations.

export class Life {
  constructor(columns, rows) {
    this.columns = columns;
    this.rows = rows;
    this.cells = new Uint8Array(columns * rows);
    this.next = new Uint8Array(columns * rows);
  }

  tick() {
    const { columns, rows, cells, next } = this;
    for (let row = 0; row < rows; row++) {
      const middle = row * columns;
      const above = ((row + rows - 1) % rows) * columns;
      const below = ((row + 1) % rows) * columns;
      for (let column = 0; column < columns; column++) {
        const left = column === 0 ? columns - 1 : column - 1;
        const right = column === columns - 1 ? 0 : column + 1;
        const neighbours =
          cells[above + left] + cells[above + column] + cells[above + right] +
          cells[middle + left] + cells[middle + right] +
          cells[below + left] + cells[below + column] + cells[below + right];
        next[middle + column] = neighbours === 3 || (neighbours === 2 && cells[middle + column] === 1) ? 1 : 0;
      }
    }
    this.cells = next;
    this.next = cells;
  }
}

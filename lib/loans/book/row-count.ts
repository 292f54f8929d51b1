/** Counts the rows of a book that are held in memory at this moment, and the most that ever were. */
export class RowCount {
  held = 0
  most = 0

  take(rows: number): void {
    this.held += rows
    this.most = Math.max(this.most, this.held)
  }

  release(rows: number): void {
    this.held -= rows
  }
}

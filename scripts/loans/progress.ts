const WIDTH = 24

/** What is going on, on one line that is written over where somebody looks, and on a line a step where nobody does. */
export class Progress {
  private step = ''
  private isOpen = false

  constructor(
    private readonly out: Pick<NodeJS.WriteStream, 'isTTY' | 'write'>,
    private readonly startedAt: number,
  ) {}

  show(step: string, done: number, of?: number): void {
    if (this.out.isTTY) this.out.write(`\r\u001b[2K  ${bar(done, of)} ${step} ${done > 0 ? count(done) : ''}`)
    else if (step !== this.step) this.out.write(`  ${step} …\n`)
    this.step = step
    this.isOpen = true
  }

  /** Leaves the line, so that what is printed next stands by itself. Tells the seconds since the start. */
  end(now: number): string {
    if (this.isOpen && this.out.isTTY) this.out.write('\r\u001b[2K')
    this.isOpen = false
    return ((now - this.startedAt) / 1000).toFixed(1)
  }
}

const count = (value: number): string => value.toLocaleString('en')

function bar(done: number, of: number | undefined): string {
  if (!of) return ' '.repeat(WIDTH + 7)
  const share = Math.min(1, done / of)
  const full = Math.round(share * WIDTH)
  return `[${'█'.repeat(full)}${'░'.repeat(WIDTH - full)}] ${String(Math.floor(share * 100)).padStart(3)}%`
}

/** Does this for each, so many at a time, and gives the answers in their order. */
export async function eachOf<T, R>(all: readonly T[], atOnce: number, work: (one: T) => Promise<R>): Promise<R[]> {
  const answers: R[] = []
  const rest = all.entries()
  const walk = async () => {
    for (const [index, one] of rest) answers[index] = await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, walk))
  return answers
}

let asked = 0

/** An address that nobody has called from before, as a proxy reports it. */
export function newAddress(): string {
  asked += 1
  return `10.${(asked >> 16) & 255}.${(asked >> 8) & 255}.${asked & 255}`
}

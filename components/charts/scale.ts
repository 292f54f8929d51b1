/** How much of the whole a part is, in percent with two decimals; of nothing it is nothing. */
export function shareOf(part: bigint, whole: bigint): number {
  if (whole <= 0n) return 0
  return Number((part * 10_000n) / whole) / 100
}

/** A length of a drawing that fits any width: texts keep their size, only distances stretch. */
export const percent = (value: number): string => `${Math.round(value * 100) / 100}%`

export const rem = (value: number): string => `${Math.round(value * 1000) / 1000}rem`

/**
 * Where a moment stands on an axis whose points stand at 0.5, 1.5, 2.5 …: between its neighbours in proportion, and half
 * a step outside the first and last. Moments are numbers of one unit, in ascending order.
 */
export function positionAmong(points: number[], at: number): number {
  const next = points.findIndex((point) => point > at)
  if (next === 0 || points.length === 0) return 0
  if (next === -1) return points.length - (points.at(-1) === at ? 0.5 : 0)
  const [before, after] = [points[next - 1]!, points[next]!]
  return next - 0.5 + (at - before) / (after - before)
}

/** Every how many points a label fits under an axis of a phone's width. */
export const labelEvery = (count: number): number => Math.max(1, Math.ceil(count / 6))

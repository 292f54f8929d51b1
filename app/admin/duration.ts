/** How long something has lasted, in the two largest units that matter: minutes, hours and minutes, days and hours. */
export type Duration = { unit: 'minutes' | 'hours' | 'days'; large: number; small: number }

export function durationOf(from: Date, to: Date): Duration {
  const minutes = Math.max(0, Math.floor((to.getTime() - from.getTime()) / 60_000))
  if (minutes < 60) return { unit: 'minutes', large: minutes, small: 0 }
  if (minutes < 24 * 60) return { unit: 'hours', large: Math.floor(minutes / 60), small: minutes % 60 }
  return { unit: 'days', large: Math.floor(minutes / (24 * 60)), small: Math.floor((minutes % (24 * 60)) / 60) }
}

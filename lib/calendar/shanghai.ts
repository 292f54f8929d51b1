import { addDays, day, type Day } from './day'

/**
 * China has had one time, UTC+8, without summer time since 1992. A fixed offset needs no zone tables, which some
 * browsers inside chat apps do not have, and gives the same day on every machine.
 */
const OFFSET_MS = 8 * 3_600_000

const localIsoOf = (instant: Date): string => new Date(instant.getTime() + OFFSET_MS).toISOString()

/** The Shanghai day on which an instant falls. */
export const dayOf = (instant: Date): Day => day(localIsoOf(instant).slice(0, 10))

/** The instant of a wall-clock time in Shanghai, 'HH:MM'; '24:00' is the next day's start. */
export function instantAt(on: Day, time: string): Date {
  const [hours, minutes] = time.split(':').map(Number)
  return new Date(Date.parse(on) - OFFSET_MS + ((hours ?? 0) * 60 + (minutes ?? 0)) * 60_000)
}

export const startOfDay = (on: Day): Date => instantAt(on, '00:00')

/** The first instant that no longer belongs to the day. */
export const endOfDay = (on: Day): Date => startOfDay(addDays(on, 1))

/** Wall-clock time in Shanghai, 'HH:MM'. */
export const timeOf = (instant: Date): string => localIsoOf(instant).slice(11, 16)

/** The same to the second, 'HH:MM:SS'. */
export const secondOf = (instant: Date): string => localIsoOf(instant).slice(11, 19)

const QUIET_FROM = '22:00'
const QUIET_UNTIL = '08:00'

/** When a message may go out: now, or at 08:00 when it is 22:00–08:00 in Shanghai (GB/T 45251-2025). */
export function nextAllowedSendTime(now: Date): Date {
  const time = timeOf(now)
  if (time >= QUIET_UNTIL && time < QUIET_FROM) return now
  return instantAt(time < QUIET_UNTIL ? dayOf(now) : addDays(dayOf(now), 1), QUIET_UNTIL)
}

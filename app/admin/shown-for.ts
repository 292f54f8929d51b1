import { secondOf } from '@/lib/calendar/shanghai'
import { REVEAL_SECONDS } from '@/lib/privacy/rules'
import type { Shown } from '@/lib/refusal'

/** What a colleague looked at, with the second until which his screen keeps it. */
export const shownFor = (values: string[], at: Date): Shown => ({
  values,
  seconds: REVEAL_SECONDS,
  until: secondOf(new Date(at.getTime() + REVEAL_SECONDS * 1000)),
})

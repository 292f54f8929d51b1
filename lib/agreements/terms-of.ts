import type { StoredTerms } from '@/db/schema/agreements'
import { assert } from '@/lib/assert'
import { day } from '@/lib/calendar/day'
import type { Meaning, Terms } from './rules'

/** Terms as a row keeps them, taken up again. */
export function termsOf(meaning: Meaning, { months, firstOn, rateBps, byOn }: StoredTerms): Terms {
  if (meaning === 'gift') return { meaning }
  if (meaning === 'advance') {
    assert(byOn, 'an advance has its day')
    return { meaning, byOn: day(byOn) }
  }
  assert(months && firstOn && rateBps !== undefined, 'a loan has its months, first day and rate')
  return { meaning, months, firstOn: day(firstOn), rateBps }
}

import { demoBorrowers, type DemoBorrower } from '@/db/seed/people'
import { env } from '@/lib/env'

/** Demo and test have people to try it as, and an inbox in place of phones. */
export const isDemo = (): boolean => env().MODE !== 'production'

/** Who may be tried in the demo; nobody in production. */
export const demoPeople = (): DemoBorrower[] => (isDemo() ? demoBorrowers() : [])

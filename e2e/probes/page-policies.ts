import type { StaffVerb } from '@/lib/access/rules'
import type { SceneName } from './cast/scenes'

/**
 * Who may open which page or handler of the build: the authorization matrix walks this list, and one without a line fails. What is
 * in brackets is filled from the scene by its own name, or as `fill` says (`=text` is text).
 */
type Place = { scene?: SceneName; fill?: Record<string, string> }

export type PagePolicy = Place &
  (
    | { who: 'anyone'; answers?: { GET?: string; POST?: string } }
    /** Whoever holds the secret in the address. */
    | { who: 'bearer'; leads?: string }
    /** Only who is not signed in yet; the others are led to their own home. */
    | { who: 'outside'; realm: 'person' | 'staff'; home: string }
    /** Whoever is signed in: he sees what is his. */
    | { who: 'person' }
    | { who: 'borrower'; scene: SceneName }
    /** The friend who paid, signed in with his phone. */
    | { who: 'helper'; scene: SceneName }
    /** Whoever opened the link in this browser, identified or not. */
    | { who: 'holder'; scene: SceneName }
    /** Who was identified on the link and took it. */
    | { who: 'taker'; scene: SceneName }
    | { who: 'staff'; may: StaffVerb; scene?: SceneName }
  )

const ANYONE: PagePolicy = { who: 'anyone' }
const SITE: PagePolicy = { who: 'anyone', fill: { locale: '=en' } }
const PERSON: PagePolicy = { who: 'person' }
const LOAN = { who: 'borrower', scene: 'free', fill: { id: 'loan' } } as const
const ASSIST = { who: 'borrower', scene: 'signed', fill: { id: 'assist' } } as const
const HOLDER = { who: 'holder', scene: 'taken', fill: { id: 'invite' } } as const
const TAKER = { who: 'taker', scene: 'taken', fill: { id: 'invite' } } as const

const HELPER = { who: 'helper', scene: 'claimed' } as const
const RESTING = { ...TAKER, scene: 'resting' } as const

export const pagePolicies: Readonly<Record<string, PagePolicy>> = {
  '/[locale]': SITE,
  '/[locale]/how': SITE,
  '/[locale]/scam': SITE,
  '/[locale]/status': SITE,
  '/[locale]/terms': SITE,
  '/api/health/live': ANYONE,
  '/api/health/ready': ANYONE,
  '/api/webhooks/cashier': { who: 'anyone', answers: { GET: '405', POST: '401' } },
  '/display': { who: 'anyone', answers: { GET: '405', POST: 'to /' } },
  '/dev/gallery': ANYONE,
  '/dev/inbox': ANYONE,
  '/sign-in': { who: 'outside', realm: 'person', home: '/me' },
  '/sign-in/code': { who: 'anyone', answers: { GET: 'to /sign-in' } },
  '/sign-in/signed-out': { who: 'anyone', answers: { GET: 'to /sign-in' } },
  '/me': PERSON,
  '/me/confirm': PERSON,
  '/me/identity': PERSON,
  '/me/notices': PERSON,
  '/me/privacy': PERSON,
  '/me/security': PERSON,
  '/me/claims': PERSON,
  '/me/claims/[id]': { who: 'borrower', scene: 'claimed', fill: { id: 'claim' } },
  '/me/helped': PERSON,
  '/me/helped/[payment]': HELPER,
  '/me/helped/[payment]/agreement': HELPER,
  '/me/loans/[id]': LOAN,
  '/me/loans/[id]/pay': LOAN,
  '/me/loans/[id]/pay/[quote]': LOAN,
  '/me/loans/[id]/ways-out': LOAN,
  '/me/payments/[id]': { who: 'borrower', scene: 'paying', fill: { id: 'payment' } },
  '/me/ask/[loan]': LOAN,
  '/me/ask/[loan]/[question]': { ...LOAN, fill: { question: '=by' } },
  '/me/ask/[loan]/check': LOAN,
  '/me/assists/[id]': ASSIST,
  '/me/assists/[id]/another': ASSIST,
  '/me/assists/[id]/sign/[agreement]': ASSIST,
  '/i/[token]': { who: 'bearer', scene: 'taken', fill: { token: 'link' }, leads: '/invites/[invite]' },
  '/invites/ended': ANYONE,
  '/invites/[id]': HOLDER,
  '/invites/[id]/safety': HOLDER,
  '/invites/[id]/who': HOLDER,
  '/invites/[id]/phone': HOLDER,
  '/invites/[id]/identify': HOLDER,
  '/invites/[id]/checking': HOLDER,
  '/invites/[id]/own-money': HOLDER,
  '/invites/[id]/continue': HOLDER,
  '/invites/[id]/pressured': HOLDER,
  '/invites/[id]/terms': TAKER,
  '/invites/[id]/meaning': TAKER,
  '/invites/[id]/afford': TAKER,
  '/invites/[id]/consent': TAKER,
  '/invites/[id]/contract': TAKER,
  '/invites/[id]/sign': TAKER,
  '/invites/[id]/waiting': { ...TAKER, scene: 'signed' },
  '/invites/[id]/pay/[quote]': RESTING,
  '/invites/[id]/payments/[payment]': RESTING,
  '/invites/[id]/agreement': RESTING,
  '/admin/sign-in': { who: 'outside', realm: 'staff', home: '/admin' },
  '/admin/welcome/[token]': { who: 'bearer', scene: 'free', fill: { token: 'welcome' } },
  '/admin': { who: 'staff', may: 'see_overview' },
  '/admin/find': { who: 'staff', may: 'find_person' },
  '/admin/queue': { who: 'staff', may: 'see_queue' },
  '/admin/phone-guide': { who: 'staff', may: 'see_phone_guide' },
  '/admin/reviews/[id]': { who: 'staff', may: 'see_queue', scene: 'staffed', fill: { id: 'review' } },
  '/admin/cases/[id]': { who: 'staff', may: 'see_queue', scene: 'staffed', fill: { id: 'case' } },
  '/admin/assists/[id]': { who: 'staff', may: 'see_assist', scene: 'staffed', fill: { id: 'assist' } },
  '/admin/audit': { who: 'staff', may: 'see_audit' },
  '/admin/colleagues': { who: 'staff', may: 'see_colleagues' },
  '/admin/people/[id]': { who: 'staff', may: 'see_person', scene: 'free', fill: { id: 'person' } },
  '/admin/payments/[id]': { who: 'staff', may: 'see_payment', scene: 'paying', fill: { id: 'payment' } },
  '/admin/ledger/[transaction]': { who: 'staff', may: 'see_ledger', scene: 'free' },
}

/** The address of this page in a scene with these ids. */
export const addressOf = (route: string, { fill = {} }: PagePolicy, ids: Record<string, string>): string =>
  route.replaceAll(/\[(\w+)\]/g, (_, parameter: string) => {
    const source = fill[parameter] ?? parameter
    const value = source.startsWith('=') ? source.slice(1) : ids[source]
    if (!value) throw new Error(`${route} asks for ${source}, which its scene does not have.`)
    return value
  })

import { actionPolicies, type ActionPolicy } from '@/lib/access/action-policies'
import { mayStaff } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { LOCALES, LOCALE_COOKIE, type Locale } from '@/messages/locales'
import { honestForms } from './action-inputs'
import type { Input } from './bad-forms'
import { withHalves } from './bad-values'
import { builtActions } from './build'
import { callAction } from './call-action'
import { newAddress } from './cast/at-once'
import { cookieOf, ROLES, type Role } from './cast/roles'
import type { Stage } from './cast/stage'
import { toldBy, type Told } from './cast/told'

export type Caller = { address: string; cookie: string; locale: Locale }

/** Somebody who may do this, so that nothing but his input can be the reason of a no. */
function roleFor(policy: ActionPolicy): Role {
  const named = (name: string) => ROLES.find((role) => role.name === name)!
  switch (policy.side) {
    case 'gate':
      return named('nobody')
    case 'borrower':
      return named('the borrower')
    case 'friend':
      if (policy.of === 'person') return named('the friend, signed in')
      return named(policy.identified ? 'the friend' : 'a stranger with the link')
    case 'staff':
      return ROLES.find(({ staff }) => staff && mayStaff(staff, policy.may))!
  }
}

let callers = 0

/** Somebody new who may do this, at an address of his own; every second one reads English. */
export async function newCaller(action: string, { cast, sessions }: Stage): Promise<Caller> {
  const role = roleFor(actionPolicies[action]!)
  const { scene } = honestForms[action]!
  // A stranger's session is his visit, so that each gets one of his own.
  const tales = role.as === 'stranger' ? withNewVisit(cast.tales) : cast.tales
  const locale = LOCALES[callers++ % LOCALES.length]!
  const cookie = await cookieOf(role, scene, { ...cast, tales }, sessions)
  return { address: newAddress(), cookie: [cookie, `${LOCALE_COOKIE}=${locale}`].filter(Boolean).join('; '), locale }
}

function withNewVisit([first, second]: Stage['cast']['tales']): Stage['cast']['tales'] {
  const { taken } = first
  return [{ ...first, taken: { ...taken, invite: { ...taken.invite!, strangerVisitId: newId() } } }, second]
}

const ACTIONS = builtActions()

/** Sends it as this caller. */
export async function send({ action, args }: Input, { address, cookie }: Caller, { origin }: Stage): Promise<Told> {
  const { id, page } = ACTIONS.get(action)!
  const headers = { 'x-forwarded-for': address, cookie }
  return toldBy(await callAction(origin, args, { page, headers, rewrite: withHalves }, id))
}

/** He, or whoever sent it, was counted out: no answer to what was sent. */
export const isCountedOut = ({ status, state }: Told): boolean => status === 429 || state?.code === 'too_many_attempts'

import { mayStaff } from '@/lib/access/rules'
import { isHelper, isOwn, type Role, type Target } from './cast/roles'
import type { PagePolicy } from './page-policies'

/** What must be answered: a status, an address to be led to, "within" what is his, or that his role may not; and if that is a no. */
type Expected = { expected: string; isShut: boolean }

const open = (expected: string): Expected => ({ expected, isShut: false })
const shut = (expected: string): Expected => ({ expected, isShut: true })

/** The policy, applied: what this role must get at this page for the things of a tale, or for things that do not exist. */
export function expectedOf(policy: PagePolicy, role: Role, target: Target, method: 'GET' | 'POST'): Expected {
  switch (policy.who) {
    case 'anyone':
      return open(policy.answers?.[method] ?? '200')
    case 'bearer':
      if (!policy.leads) return open('200')
      return target === 'missing' ? shut('to /invites/ended') : open(`to ${policy.leads}`)
    case 'outside':
      return open(role.as === policy.realm ? `to ${policy.home}` : '200')
    case 'person':
      return role.as === 'person' ? open('200') : shut('to /sign-in')
    case 'borrower':
      if (role.as !== 'person') return shut('to /sign-in')
      return isOwn(role, target) ? open('200') : shut('404')
    case 'helper':
      if (role.as !== 'person') return shut('to /sign-in')
      return isHelper(role, target) ? open('200') : shut('404')
    case 'holder':
      return onInvite(role, target)
    case 'taker':
      if (role.as === 'stranger' && isOwn(role, target)) return open('within')
      return onInvite(role, target)
    case 'staff':
      if (!role.staff) return shut('to /admin/sign-in')
      return mayStaff(role.staff, policy.may) ? open('200') : shut('not allowed')
  }
}

function onInvite(role: Role, target: Target): Expected {
  const isHolder = role.as === 'stranger' || role.as === 'friend'
  return isHolder && isOwn(role, target) ? open('within') : shut('to /invites/ended')
}

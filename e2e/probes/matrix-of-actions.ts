import { actionPolicies, type ActionPolicy } from '@/lib/access/action-policies'
import { mayStaff } from '@/lib/access/rules'
import { honestForms, type Honest } from './action-inputs'
import { builtActions } from './build'
import { callAction } from './call-action'
import { eachOf, newAddress } from './cast/at-once'
import { cookieOf, isHelper, isOwn, ROLES, STALE_ROLES, type Cell, type Role, type Target } from './cast/roles'
import { missingOf, type Ids } from './cast/scenes'
import type { Stage } from './cast/stage'
import { isShut, toldBy, wordOf } from './cast/told'

type Question = Omit<Cell, 'got'> & { ids: Ids; form: Honest; cookie: string }

const SECRET_OF_ITS_OWN = new Set(['welcome'])
/** Whether a form names something that has an owner. */
const namesSomething = (form: Honest, ids: Ids): boolean =>
  Object.entries(ids).some(([name, id]) => !SECRET_OF_ITS_OWN.has(name) && Object.values(form.fields(ids)).includes(id))

/** The policy, applied: the refusal that this role must get, or `in`: not refused for who asks or for whose it is, whatever comes of it. */
function expectedOf(policy: ActionPolicy, role: Role, target: Target, isAboutSomething: boolean): string {
  const isHis = !isAboutSomething || isOwn(role, target)
  // A stranger on a link has never proven himself.
  const lacksProof = 'fresh' in policy && policy.fresh === true && (role.isStale || role.as === 'stranger')
  switch (policy.side) {
    case 'gate':
      return 'in'
    case 'borrower':
      if (role.as !== 'person') return 'not_signed_in'
      return lacksProof ? 'step_up_needed' : isHis ? 'in' : 'not_found'
    case 'friend':
      if (policy.of === 'person') {
        if (role.as !== 'person') return 'not_signed_in'
        return isHelper(role, target) ? 'in' : 'not_found'
      }
      if (!isHis || !(role.as === 'friend' || role.as === 'stranger')) return 'not_found'
      if (lacksProof) return 'step_up_needed'
      return policy.identified && role.as === 'stranger' ? 'not_found' : 'in'
    case 'staff':
      if (!role.staff) return 'not_signed_in'
      if (!mayStaff(role.staff, policy.may)) return 'not_allowed'
      return isAboutSomething && target === 'missing' ? 'not_found' : 'in'
  }
}

const rolesFor = (policy: ActionPolicy): Role[] => {
  if (!('fresh' in policy && policy.fresh)) return ROLES
  return [...ROLES, ...STALE_ROLES.filter(({ as }) => (as === 'person') === (policy.side === 'borrower'))]
}

/** One action, asked by everybody about the things of both tales and about things that do not exist; each with a session of his own. */
export async function questionsOf(name: string, { cast, sessions }: Stage): Promise<Question[]> {
  const [policy, form] = [actionPolicies[name], honestForms[name]]
  if (!policy || !form) throw new Error(`${name} has no line in action-policies.ts or action-inputs.ts.`)
  const [first, second] = cast.tales.map((tale) => tale[form.scene].ids) as [Ids, Ids]
  const all = { first, second, missing: missingOf(first) }
  const isAboutSomething = namesSomething(form, first)
  const targets = isAboutSomething ? (['first', 'second', 'missing'] as const) : (['first'] as const)
  const asked = rolesFor(policy).flatMap((role) => targets.map((target) => ({ role, target })))
  return eachOf(asked, 2, async ({ role, target }) => {
    const expected = expectedOf(policy, role, target, isAboutSomething)
    const cookie = await cookieOf(role, form.scene, cast, sessions)
    return { name, role, target, form, ids: all[target], expected, isShut: expected !== 'in', cookie }
  })
}

const ACTIONS = builtActions()

/** Really sends the form, from an address of its own. */
export async function act({ form, ids, cookie, ...cell }: Question, { origin }: Stage): Promise<Cell> {
  const data = new FormData()
  for (const [field, value] of Object.entries(form.fields(ids))) data.append(field, value)
  const headers = { 'x-forwarded-for': newAddress(), ...(cookie && { cookie }) }
  const { id, page } = ACTIONS.get(cell.name)!
  const told = toldBy(await callAction(origin, [{}, data], { page, headers }, id))
  return { ...cell, got: letIn(told) ? 'in' : wordOf(told) }
}

const UNFIT = new Set(['input_invalid', 'too_many_attempts', 'our_fault', 'origin_missing'])

/** Where an act leads, that it was done, and a refusal that speaks of the thing itself all say: this one may. */
const letIn = (told: ReturnType<typeof toldBy>): boolean =>
  (told.to !== undefined || told.state !== undefined) && !isShut(told) && !UNFIT.has(told.state?.code ?? '')

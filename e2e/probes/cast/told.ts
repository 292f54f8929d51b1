import type { FormState, RefusalCode } from '@/lib/refusal'
import type { Answer } from '../raw-http'

/** What an action answered: a state of its form, or where it leads. */
export type Told = { status: number; to?: string; state?: FormState }

const STATE = /^[0-9a-f]+:(\{"ok":.*\})$/m

export function toldBy({ status, headers, body }: Answer): Told {
  const to = headers['x-action-redirect']?.split(';')[0]
  const state = STATE.exec(body)?.[1]
  return { status, ...(to && { to }), ...(state && { state: JSON.parse(state) as FormState }) }
}

/** In one word: its refusal, where it leads, or that it was done. */
export const wordOf = ({ status, to, state }: Told): string =>
  to ? `to ${to}` : (state?.code ?? (state?.ok ? 'done' : `status ${status}`))

/** Refusals that say nothing but: not you, or not this. */
const SHUT = new Set<RefusalCode | undefined>(['not_signed_in', 'not_allowed', 'not_found', 'step_up_needed'])
export const isShut = ({ to, state }: Told): boolean => to === '/invites/ended' || SHUT.has(state?.code)

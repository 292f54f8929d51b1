import { askOutside, OutsideUnknown } from '@/lib/outside'
import type { CheckIdentity } from '@/scripts/outside/protocol'
import * as z from 'zod'
import { PROVIDER_ANSWERS, type ProviderAnswer } from '../rules'

const identityCheck = z.object({ ref: z.string(), answer: z.enum(PROVIDER_ANSWERS) })

/** Asks the identity provider whether name, number and phone are one person's; the same reference is one check. */
export async function checkIdentity(check: CheckIdentity, now: Date): Promise<ProviderAnswer> {
  const parsed = identityCheck.safeParse(await askOutside('POST', '/v1/identity/checks', check, now))
  if (!parsed.success || parsed.data.ref !== check.ref) throw new OutsideUnknown('the provider answered something else')
  return parsed.data.answer
}

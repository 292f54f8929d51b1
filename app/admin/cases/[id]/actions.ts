'use server'

import { action } from '@/lib/action'
import { decideCase, escalateCase } from '@/lib/cases/decide-case'
import { caseInput, decideCaseInput, escalateCaseInput } from '@/lib/cases/input'
import { releaseCase, takeCase } from '@/lib/cases/take-case'
import { idOf } from '@/lib/id'
import { Refusal } from '@/lib/refusal'
import { redirect } from 'next/navigation'

function caseOf(shown: string): string {
  const caseId = idOf('case', shown)
  if (!caseId) throw new Refusal('not_found')
  return caseId
}

type Named = { case: string }
const backTo = (_: unknown, named: Named) => Promise.resolve(redirect(`/admin/cases/${named.case}`))
const toQueue = () => Promise.resolve(redirect('/admin/queue'))

/** Takes a case into one's hands. */
export const take = action({
  verb: 'take-case',
  side: 'staff',
  may: 'take_case',
  input: caseInput,
  run: (ctx, named) => takeCase(ctx, { caseId: caseOf(named.case) }),
  then: backTo,
})

/** Puts it back into the queue. */
export const release = action({
  verb: 'release-case',
  side: 'staff',
  may: 'take_case',
  input: caseInput,
  run: (ctx, named) => releaseCase(ctx, { caseId: caseOf(named.case) }),
  then: toQueue,
})

/** Closes it, with a reason and a note. */
export const decide = action({
  verb: 'decide-case',
  side: 'staff',
  may: 'decide_case',
  input: decideCaseInput,
  run: (ctx, { reason, note, ...named }) => decideCase(ctx, { caseId: caseOf(named.case), reasonCode: reason, note }),
  then: backTo,
})

/** Passes it on to another colleague. */
export const escalate = action({
  verb: 'escalate-case',
  side: 'staff',
  may: 'decide_case',
  input: escalateCaseInput,
  run: (ctx, { handover, ...named }) => escalateCase(ctx, { caseId: caseOf(named.case), note: handover }),
  then: toQueue,
})

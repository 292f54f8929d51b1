import { ActionForm, FormErrors } from '@/components/ui/action-form'
import { SubmitButton } from '@/components/ui/submit-button'
import { publicId } from '@/lib/id'
import type { ReactNode } from 'react'
import { withdraw } from '../actions'

type Props = { inviteId: string; pending: string; children: ReactNode }

/** One tap takes a link back, or ends what was signed on it. */
export function WithdrawForm({ inviteId, pending, children }: Props) {
  return (
    <ActionForm action={withdraw} className="stack">
      <FormErrors />
      <input type="hidden" name="link" value={publicId('invite', inviteId)} />
      <SubmitButton kind="quiet" pendingLabel={pending}>
        {children}
      </SubmitButton>
    </ActionForm>
  )
}

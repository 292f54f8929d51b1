import type { Ctx } from '@/db/transaction'
import type { Borrower } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import {
  linkToken,
  nameHash,
  newSpokenCode,
  sealForDeployment,
  sealText,
  spokenCodeHash,
  tokenHash,
} from '@/lib/privacy/cipher'
import type { OwnPerson } from '@/lib/privacy/load-own-person'
import { comparableName } from '@/lib/privacy/rules'
import { insertInvite } from './store'

type Facts = { assistId: string; loanId: string; answerBy: Date; friendLabel: string; borrower: OwnPerson }

/**
 * Makes one link to one friend with its four spoken digits. Of the token only a hash is stored; the digits and the friend's name
 * are sealed with the borrower's key. The caller has checked the limits and writes the audit row.
 */
export async function newInvite(ctx: Ctx<Borrower>, facts: Facts): Promise<{ inviteId: string }> {
  const { borrower, friendLabel, ...rest } = facts
  const inviteId = newId()
  const spokenCode = newSpokenCode()
  const place = (column: string) => ({ table: 'invites', column, row: inviteId })
  const [initial = ''] = [...borrower.name]
  await insertInvite(ctx.tx, {
    id: inviteId,
    state: 'open',
    ...rest,
    borrowerId: borrower.id,
    friendLabelSealed: sealText(borrower.key, place('friend_label'), friendLabel),
    spokenCodeSealed: sealText(borrower.key, place('spoken_code'), spokenCode),
    tokenHash: tokenHash(linkToken(inviteId)),
    spokenCodeHash: spokenCodeHash(inviteId, spokenCode),
    borrowerNameHash: nameHash(inviteId, comparableName(borrower.name)),
    borrowerPhoneIndex: borrower.phoneIndex,
    initialSealed: sealForDeployment(place('initial'), initial),
  })
  return { inviteId }
}

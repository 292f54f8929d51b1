import type { Friend } from '@/lib/access/rules'
import { newId } from '@/lib/id'
import { nameBorrower, judgeNamed, type Judged } from '@/lib/invites/name-borrower'
import { newInvite } from '@/lib/invites/new-invite'
import { listLinks } from '@/lib/invites/queries'
import { requestInviteCode } from '@/lib/invites/request-invite-code'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { inTransaction } from '../transaction'
import { inThreeDays, someAsk } from './agreements'
import type { TestDatabase } from './database'
import { lastCode } from './messages'

/** A link that is out, with the four digits that the borrower would say. */
export async function someLink(ask: Parameters<typeof someAsk>[0] = {}) {
  const asked = await someAsk(ask)
  const { key } = await inTransaction(asked.borrower, 'test', loadOwnPerson)
  const [link] = await listLinks(asked.borrower, asked.assistId, key)
  return { ...asked, spoken: link!.spokenCode! }
}

/** Another link of the same borrower and ask. */
export async function someLinkOf(asked: Awaited<ReturnType<typeof someLink>>): Promise<typeof asked> {
  const { borrower, assistId, loan } = asked
  const { inviteId, key } = await inTransaction(borrower, 'test', async (ctx) => {
    const own = await loadOwnPerson(ctx)
    const made = await newInvite(ctx, {
      assistId,
      loanId: loan.id,
      answerBy: inThreeDays(),
      friendLabel: '阿四',
      borrower: own,
    })
    return { ...made, key: own.key }
  })
  const link = (await listLinks(borrower, assistId, key)).find((one) => one.inviteId === inviteId)
  return { ...asked, inviteId, spoken: link!.spokenCode! }
}

/** A browser that opened the link: nobody yet. */
export const visitorTo = (inviteId: string): Friend => ({
  side: 'friend',
  personId: undefined,
  inviteId,
  visitId: newId(),
  sessionId: newId(),
  steppedUpAt: new Date(0),
})

/** Types a name and the digits, has a code sent to a phone, and types it (or another). */
export async function nameAndJudge(
  database: TestDatabase,
  visitor: Friend,
  typed: { name: string; spoken: string; phone: string; code?: string },
): Promise<Judged> {
  const { name, spoken, phone, code } = typed
  await inTransaction(visitor, 'test', (ctx) => nameBorrower(ctx, { name, spoken }))
  await passPause(database)
  await inTransaction(visitor, 'test', (ctx) => requestInviteCode(ctx, { phone, locale: 'zh-CN' }))
  const sent = await lastCode(database)
  return inTransaction(visitor, 'test', (ctx) => judgeNamed(ctx, { code: code ?? sent }))
}

/** As if the 40 seconds between two codes of a phone had passed. */
const passPause = ({ sql }: TestDatabase) =>
  sql.owner`update one_time_codes set created_at = created_at - interval '1 minute'`

/** The identity provider's word on a visit, as its job would have recorded it. */
export async function agreesOn({ sql }: TestDatabase, visitor: Friend, personId: string): Promise<void> {
  const answered = { answer: 'agree', answered_at: new Date(), found_person_id: personId }
  const row = {
    id: newId(),
    side: 'friend',
    visit_id: visitor.visitId!,
    consent_id: newId(),
    locale: 'zh-CN',
    ...answered,
  }
  await sql.owner`insert into identity_checks ${sql.owner(row)}`
}

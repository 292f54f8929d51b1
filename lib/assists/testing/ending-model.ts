import {
  agreementOf,
  assistOf,
  borrowerOf,
  dueOf,
  invitesOf,
  isDead,
  isLiving,
  isUnpaid,
  later,
  MINUTE,
  tell,
  today,
  type Agreement,
  type Answer,
  type Assist,
  type Invite,
  type Model,
} from './model'

export function endAgreement(model: Model, agreement: Agreement | undefined, as: Agreement['state']): boolean {
  if (!agreement || !isUnpaid(agreement)) return false
  Object.assign(agreement, { state: as, endedAt: model.at })
  return true
}

export function endLink(model: Model, link: Invite, cause: string): void {
  Object.assign(link, { state: 'ended', cause, endedAt: model.at })
}

export function endAssist(model: Model, assist: Assist, cause: string): void {
  Object.assign(assist, { state: 'ended', cause, endedAt: model.at })
}

/** An assist without a living link ends at its time, or with the link that was withdrawn last. */
export function endWhereOver(model: Model, at: number): string | undefined {
  const assist = model.assists[at]!
  const links = invitesOf(model, at)
  if (assist.state !== 'asking' || links.some(isLiving)) return undefined
  const latest = Math.max(...links.map(({ endedAt }) => endedAt ?? 0))
  const last = links.findLast(({ endedAt }) => endedAt === latest)
  const cause = assist.answerBy <= model.at ? 'answer_by' : last?.cause === 'withdrawn' ? 'withdrawn' : undefined
  if (cause) endAssist(model, assist, cause)
  return cause
}

export function stepBack(model: Model, { agreement: at }: { agreement: number }): Answer {
  const agreement = model.agreements[at]!
  const assist = assistOf(model, agreement)
  if (assist.state === 'covered') return 'withdraw_too_late'
  if (!endAgreement(model, agreement, 'withdrawn')) return 'agreement_over'
  endLink(model, model.invites[agreement.invite]!, 'stepped_back')
  tell(model, borrowerOf(model, assist), 'borrower', 'friend_stepped_back')
  later(model, `expire-assist assist ${model.invites[agreement.invite]!.assist}`)
  later(model, `delete-drafts invite ${agreement.invite}`)
  return 'done'
}

/** Until when a payment of this agreement may yet be held: a quarter of an hour after its order's end. */
export function askedUntil(model: Model, agreement: Agreement | undefined): number {
  const asked = model.payments.filter(
    (one) => one.kind === 'friend' && one.state === 'created' && model.agreements[one.agreement!] === agreement,
  )
  return Math.max(0, ...asked.map(({ orderEndsAt }) => orderEndsAt + 15 * MINUTE))
}

export function withdraw(model: Model, { invite: at }: { invite: number }): Answer {
  const link = model.invites[at]!
  if (link.state === 'ended') return 'done'
  if (link.state === 'paid') return 'withdraw_too_late'
  if (link.state === 'agreed') {
    if (model.assists[link.assist]!.state !== 'asking') return 'withdraw_too_late'
    const agreement = agreementOf(model, link)
    if (askedUntil(model, agreement) > model.at) return 'payment_being_made'
    endAgreement(model, agreement, 'withdrawn')
    tell(model, agreement!.friend, 'friend', 'borrower_ended')
  }
  endLink(model, link, 'withdrawn')
  later(model, `delete-drafts invite ${at}`)
  endWhereOver(model, link.assist)
  return 'done'
}

/** The assist is looked at: what time ended, and whether anything of it is still owed. */
export function expire(model: Model, { assist: at }: { assist: number }): Answer {
  const assist = model.assists[at]!
  if (assist.state !== 'asking') return 'done'
  const borrower = borrowerOf(model, assist)
  const links = invitesOf(model, at)
  for (const link of links) if (link.state === 'open' && isDead(model, link)) endLink(model, link, 'answer_by')
  for (const link of links) {
    const agreement = agreementOf(model, link)
    const until = agreement?.state === 'signed' ? agreement.signBy : agreement?.payBy
    if (!agreement || !isUnpaid(agreement) || until === undefined || until > model.at) continue
    const asked = askedUntil(model, agreement)
    if (asked > model.at) later(model, `expire-assist assist ${at}`, asked)
    else {
      endAgreement(model, agreement, 'lapsed')
      endLink(model, link, 'lapsed')
      tell(model, borrower, 'borrower', 'agreement_lapsed')
      tell(model, agreement.friend, 'friend', 'help_lapsed')
    }
  }
  if (dueOf(model.loans[assist.loan]!.book, assist.asked, today(model)) === 0n) {
    for (const link of links.filter(isLiving)) {
      const agreement = agreementOf(model, link)
      if (endAgreement(model, agreement, 'voided')) tell(model, agreement!.friend, 'friend', 'help_not_needed')
      endLink(model, link, 'settled')
    }
    endAssist(model, assist, 'nothing_owed')
  } else if (endWhereOver(model, at) === 'answer_by') tell(model, borrower, 'borrower', 'ask_ended')
  return 'done'
}

import type { Ctx } from '@/db/transaction'
import type { Friend } from '@/lib/access/rules'
import { assert } from '@/lib/assert'
import { recordAudit } from '@/lib/audit/record-audit'
import { dayOf } from '@/lib/calendar/shanghai'
import { newId } from '@/lib/id'
import { loadLoan } from '@/lib/loans/load-loan'
import { payableOf, type Ask } from '@/lib/loans/rules'
import { loadOwnPerson } from '@/lib/privacy/load-own-person'
import { openPerson } from '@/lib/privacy/open-person'
import { Refusal, valueOf } from '@/lib/refusal'
import type { Contract } from './clauses/contract'
import type { Locale } from './clauses/template'
import type { ContractFacts } from './clauses/words'
import { friendOnInvite } from './friend-on-invite'
import { mayChargeRate, numberOf, type Terms } from './rules'
import { contractHashOf, openDraftContract, renderContract, sealDraftContract } from './seal-contract'
import { loadBorrowerOfInvite, loadDraftForUpdate, loadLpr, markDraft, type DraftRow, type TakenInvite } from './store'
import { termsOf } from './terms-of'

/**
 * Makes the contract of a matched draft, in the act that leads to its page (which only reads). Shown again, it keeps its number and
 * its template: a new template concerns only contracts first shown after it. Its hash is what both will sign.
 */
export async function showContract(ctx: Ctx<Friend>, { locale }: { locale: Locale }): Promise<{ hash: string }> {
  const { friend, invite } = await friendOnInvite(ctx)
  const draft = await loadDraftForUpdate(ctx.tx, friend.visitId)
  if (draft?.state !== 'matched') throw new Refusal('meaning_open')
  const before = draft.contractSealed ? openDraftContract(draft.id, draft.contractSealed) : undefined
  const kept = before?.texts[before.locale]
  const facts = await factsOf(ctx, invite, termsOf(draft.meaning, draft.terms), kept)
  const shown = renderContract(facts, locale, kept?.template)
  const hash = contractHashOf(shown)
  if (hash !== draft.contractHash) await keep(ctx, draft, hash, sealDraftContract(draft.id, shown), shown.texts[locale])
  return { hash }
}

async function keep(
  ctx: Ctx<Friend>,
  draft: DraftRow,
  hash: string,
  sealed: Buffer,
  contract: Contract,
): Promise<void> {
  await markDraft(ctx.tx, draft.id, { contractSealed: sealed, contractHash: hash, contractShownAt: ctx.now })
  await recordAudit(ctx, {
    verb: 'show-contract',
    thing: 'draft',
    thingId: draft.id,
    detail: { textHash: hash, template: contract.template, locale: contract.locale },
  })
}

async function factsOf(
  ctx: Ctx<Friend>,
  invite: TakenInvite,
  terms: Terms,
  kept: Contract | undefined,
): Promise<ContractFacts> {
  const today = dayOf(ctx.now)
  const lpr = await loadLpr(ctx.tx, today)
  assert(lpr, 'a loan prime rate is on record')
  if (terms.meaning === 'loan') valueOf(mayChargeRate(terms.rateBps, lpr, today))
  const loan = await loadLoan(ctx, { loanId: invite.loanId })
  const borrower = await loadBorrowerOfInvite(ctx.tx)
  assert(loan && borrower, 'an invite has its loan and its borrower')
  const friend = await loadOwnPerson(ctx)
  const asked = openPerson(borrower, ['name', 'idNumber'])
  const ask = askOf(invite)
  const todayFen = payableOf(loan.state, ask, invite.maximumFen, today)
  if (todayFen <= 0n) throw new Refusal('not_found')
  return {
    number: kept?.number ?? numberOf(today, newId()),
    shownOn: today,
    terms,
    friend: { name: friend.name, idTail: friend.idNumber.slice(-4) },
    borrower: { name: asked.name, idTail: asked.idNumber.slice(-4) },
    lender: loan.lender.name,
    loanTail: loan.loanRef.slice(-4),
    instalments:
      ask.kind === 'amount'
        ? []
        : loan.state.instalments
            .filter(({ number }) => ask.numbers.includes(number))
            .map(({ number, dueOn }) => ({ number, dueOn })),
    todayFen,
    maximumFen: invite.maximumFen,
    lastPayableOn: invite.lastPayableOn,
    lpr,
  }
}

function askOf({ firstNumber, lastNumber, amountFen }: TakenInvite): Ask {
  if (amountFen !== null) return { kind: 'amount', amountFen }
  assert(firstNumber !== null && lastNumber !== null, 'an ask is for instalments or an amount')
  return {
    kind: 'instalments',
    numbers: Array.from({ length: lastNumber - firstNumber + 1 }, (_, index) => firstNumber + index),
  }
}

import type { Page } from '@playwright/test'
import { addDays, type Day } from '@/lib/calendar/day'
import { formatDay } from '@/lib/calendar/format'
import { dayOf } from '@/lib/calendar/shanghai'
import { publicId } from '@/lib/id'
import { moveClock, say } from './acts'
import { looksAtThePrice, paysWith, readsHeading, readsNotice } from './paying'
import type { SignedHelp } from './states/help'
import { expect, fault, looksUntil, test, textOf, valueOf } from './two-browsers'

// The clock is moved to late in the evening, and then over midnight.
test.use({ ownApp: true })

const LATE_EVENING = 23 * 60 + 20
/** The number under which the lender booked it. */
const RECEIPT = /R\d{8}-\w+/
/** What a day costs from the fourth after the due date on, on 320.00 of principal at 18.25 %. */
const A_DAY = '0.16'

/** Minutes from now to the next 23:20 in Shanghai, and the day on which that is. */
function nextEvening(): { minutes: number; heldOn: Day } {
  const [hour = 0, minute = 0] = new Date()
    .toLocaleTimeString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', minute: '2-digit' })
    .split(':')
    .map(Number)
  const minutes = (LATE_EVENING - hour * 60 - minute + 24 * 60) % (24 * 60)
  return { minutes, heldOn: dayOf(new Date(Date.now() + minutes * 60_000)) }
}

const localeOf = async (page: Page) =>
  (await page.locator('html').getAttribute('lang')) === 'en' ? ('en' as const) : ('zh-CN' as const)

const resting = async (friend: Page) =>
  friend.getByRole('button', { name: await say(friend, 'invites', 'pay.takeBack') })

/** What the loan says of its penalty through today; nothing where there is none. */
async function readsPenalty(borrower: Page, help: SignedHelp, amount: string | undefined): Promise<void> {
  await borrower.goto(`/me/loans/${publicId('loan', help.loanId)}`)
  const penalty = valueOf(borrower, await say(borrower, 'me', 'loan.owed.penalty'))
  if (amount === undefined) await expect(penalty).toHaveCount(0)
  else await expect(penalty).toContainText(amount)
}

/** The first instalment in the list of all, which is folded. */
async function readsFirstInstalment(borrower: Page, state: string): Promise<void> {
  const first = borrower.locator('ol.plan > li').first()
  await expect(first.locator('.plan-state')).toContainText(await say(borrower, 'me', `loan.schedule.state.${state}`))
}

test.describe('a hold over midnight into the fourth day after the due date', () => {
  test('rests the penalty, and its posting counts on its own day', async ({ app, stage }) => {
    test.setTimeout(150_000)
    const { minutes, heldOn } = nextEvening()
    const firstDueOn = addDays(heldOn, -3)
    const help = await stage.make({ howFar: 'in_force', firstDueOn })
    await moveClock(app, `${minutes} minutes`)
    const [friend, borrower] = [await stage.onInvite(help), await stage.onAssist(help)]
    await looksAtThePrice(friend)
    await paysWith(friend, 'debit_pays')
    const takeBack = await resting(friend)
    await looksUntil(friend, () => expect(takeBack).toBeVisible({ timeout: 1000 }))

    await moveClock(app, '45 minutes')
    await readsPenalty(borrower, help, undefined)
    await readsFirstInstalment(borrower, 'held')
    await borrower.goto('/me')
    await expect(borrower.getByText(await say(borrower, 'me', 'home.held')).first()).toBeVisible()

    await moveClock(app, '80 minutes')
    await looksUntil(friend, () => expect(friend.getByText(RECEIPT)).toBeVisible({ timeout: 1000 }))
    const locale = await localeOf(friend)
    await expect(valueOf(friend, await say(friend, 'payments', 'receipt.valueOn'))).toHaveText(
      formatDay(heldOn, locale, { year: true }),
    )
    const nextDay = formatDay(addDays(heldOn, 1), locale, { weekday: false })
    await expect(valueOf(friend, await say(friend, 'payments', 'receipt.postedAt'))).toContainText(nextDay)
    await readsPenalty(borrower, help, undefined)
    await readsFirstInstalment(borrower, 'paid')
    expect(await textOf(borrower)).toContain(formatDay(heldOn, locale, { weekday: false, year: true }))
    expect(await textOf(borrower)).toContain(await say(borrower, 'me', 'loan.repayments.source.friend'))
  })

  test('that is released on the seventh costs the borrower one day, not four', async ({ app, stage }) => {
    test.setTimeout(180_000)
    const { minutes, heldOn } = nextEvening()
    const firstDueOn = addDays(heldOn, -3)
    const [help, other] = [
      await stage.make({ howFar: 'in_force', firstDueOn }),
      await stage.make({ howFar: 'in_force', firstDueOn }),
    ]
    await moveClock(app, `${minutes} minutes`)
    const friend = await stage.onInvite(help)
    await looksAtThePrice(friend)
    await paysWith(friend, 'debit_pays')
    const takeBack = await resting(friend)
    await looksUntil(friend, () => expect(takeBack).toBeVisible({ timeout: 1000 }))

    await fault(app, 'cashier.capture', 'lost', 1_000_000)
    await moveClock(app, '96 hours')
    const borrower = await stage.signedIn(help.borrower)
    await readsPenalty(borrower, help, undefined)
    await fault(app, 'cashier.capture', 'lost', 0)
    await fault(app, 'cashier.capture', 'refuse', 1)
    await moveClock(app, '10 minutes')
    await looksUntil(borrower, () => readsNotice(borrower, 'help_failed'))
    await readsPenalty(borrower, help, A_DAY)
    await readsFirstInstalment(borrower, 'overdue')
    await readsPenalty(await stage.signedIn(other.borrower), other, '0.64')
    const told = await stage.onInvite(help)
    await readsHeading(told, 'invites', 'waiting.over')
  })
})

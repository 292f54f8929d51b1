import { checkInvariants } from '@/db/invariants'
import { testDatabase } from '@/db/testing/database'
import { asBorrower } from '@/db/testing/payments'
import { inTransaction } from '@/db/transaction'
import { WORKER } from '@/lib/access/rules'
import { addDays, day } from '@/lib/calendar/day'
import { dayOf } from '@/lib/calendar/shanghai'
import { borrowerOf, loanOf, repaymentOf } from '@/lib/loans/book/cells'
import { bookOfCells } from '@/lib/loans/book/sources'
import { importBook } from '@/lib/loans/import-book'
import { listLoans } from '@/lib/loans/queries'
import { blindIndex } from '@/lib/privacy/cipher'
import { isAdult, isIdNumber, isPhone } from '@/lib/privacy/rules'
import { beforeAll, describe, expect, test } from 'vitest'
import { demoBook } from './book'
import people from './people.json'

const database = await testDatabase()
const { owner } = database.sql
const today = dayOf(new Date())

describe('the people of the demo', () => {
  const withNumber = people.flatMap((person) => (person.idNumber ? [{ ...person, idNumber: person.idNumber }] : []))

  test('are fake, and each is told apart by phone and number', () => {
    for (const { login, idNumber } of withNumber) {
      expect([
        isPhone(login),
        login.startsWith('1990000'),
        isIdNumber(idNumber),
        idNumber.startsWith('999999'),
      ]).toEqual([...[true, true, true, true]])
    }
    expect(new Set(people.map(({ login }) => login)).size).toBe(people.length)
    expect(new Set(withNumber.map(({ idNumber }) => idNumber)).size).toBe(withNumber.length)
  })

  test('hold a friend for each answer of the identity check, and one who is too young', () => {
    const friends = withNumber.filter(({ role }) => role === 'friend')
    expect(friends.filter(({ idNumber }) => isAdult(idNumber, today)).map(({ answer }) => answer)).toEqual([
      ...['agree', 'mismatch', 'phone_not_theirs', 'needs_person', 'unavailable'],
    ])
    expect(friends.filter(({ idNumber }) => !isAdult(idNumber, today)).map(({ name }) => name)).toEqual(['高小雨'])
  })
})

test.each(['2026-11-24', '2026-12-31', '2027-02-28', '2027-03-01', '2027-03-31', '2028-02-29', '2028-05-31'])(
  'its book has no line that is refused when the demo starts on %s',
  (text) => {
    const on = day(text)
    const { borrowers, loans, repayments } = demoBook(on)
    const lines = [
      ...borrowers.map((cells) => borrowerOf({ line: 2, cells }, on)),
      ...loans.map((cells) => loanOf({ line: 2, cells }, on)),
      ...repayments.map((cells) => repaymentOf({ line: 2, cells }, on)),
    ]
    expect(lines.flatMap(({ faults }) => faults)).toEqual([])
  },
)

describe('booked', () => {
  beforeAll(async () => {
    const report = await inTransaction(WORKER, 'test', (ctx) =>
      importBook(ctx, {
        lender: { name: '云溪消费金融', phone: '400-000-0018' },
        book: bookOfCells(demoBook(today)),
        onOwnPosting: () => Promise.reject(new TypeError('the demo book holds no payments of ours')),
      }),
    )
    expect(report).toMatchObject({ borrowers: 10, loans: { new: 12, same: 0 }, repayments: { late: 0, same: 0 } })
  })

  async function loansOf(name: string) {
    const { idNumber } = people.find((person) => person.name === name)!
    const [row] = await owner`select id from people where id_number_index = ${blindIndex('id_number', idNumber!)}`
    return (await listLoans(asBorrower(row!.id as string))).loans
  }

  test('张三 has 12 of 18 left, and the seventh, 412.56, is due in nine days', async () => {
    const [loan, ...others] = await loansOf('张三')
    expect(others).toEqual([])
    expect(loan).toMatchObject({
      ...{ instalmentsLeft: 12, instalments: 18, overdueFen: 0n, daysOverdue: 0 },
      next: { number: 7, dueOn: addDays(today, 9), owedFen: 41_256n },
    })
  })

  test('the others are as their stories say', async () => {
    expect((await loansOf('王五'))[0]).toMatchObject({ daysOverdue: 12 })
    expect(await loansOf('赵敏')).toHaveLength(3)
    expect((await loansOf('钱进'))[0]).toMatchObject({ next: undefined, payoffFen: 0n })
    expect((await loansOf('孙丽'))[0]).toMatchObject({ instalments: 1, next: { dueOn: addDays(today, 25) } })
    expect((await loansOf('吴桐'))[0]).toMatchObject({ next: { state: 'due' } })
    expect((await loansOf('郑好'))[0]).toMatchObject({ daysOverdue: 45 })
  })

  test('every figure of it stands', async () => {
    expect((await checkInvariants(owner)).filter(({ ok }) => !ok)).toEqual([])
  })
})

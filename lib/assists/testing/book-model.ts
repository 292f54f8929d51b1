/** Days are whole numbers here, counted from 1970 by the calendar of Shanghai; instants are milliseconds; money is fen. */
export type Kinds = { penalty: bigint; interest: bigint; principal: bigint }
export type Part = Kinds & { number: number }

export type Due = {
  number: number
  dueOn: number
  owes: { interest: bigint; principal: bigint }
  paid: Kinds
  /** Exact penalty of the days through `through`, in parts of 36,500,000 of a fen; `spared` is what a hold keeps out of it for now. */
  ran: bigint
  spared: bigint
  through: number
  closedOn: number | undefined
}

type Waiver = { number: number; on: number; principal: bigint }

/** One loan as simple as can be told: its dues, what was paid on them, a friend's hold and the days that were waived. */
export type Book = {
  rateBps: number
  dues: Due[]
  bookedOn: number | undefined
  hold: { on: number; amount: bigint; parts: Part[] } | undefined
  waivers: Waiver[]
  nextDueOn: number | undefined
  settledOn: number | undefined
}

export const DAY = 86_400_000
const OFFSET = 8 * 3_600_000
export const dayAt = (instant: number): number => Math.floor((instant + OFFSET) / DAY)
export const startOf = (day: number): number => day * DAY - OFFSET
export const dayText = (day: number): string => new Date(day * DAY).toISOString().slice(0, 10)

const least = (a: bigint, b: bigint): bigint => (a < b ? a : b)
const most = (a: bigint, b: bigint): bigint => (a > b ? a : b)
const rounded = (top: bigint, bottom: bigint): bigint => (2n * top + bottom) / (2n * bottom)
export const sum = (amounts: Iterable<bigint>): bigint => [...amounts].reduce((all, one) => all + one, 0n)
export const totalOf = ({ penalty, interest, principal }: Kinds): bigint => penalty + interest + principal
export const sumOf = (parts: readonly Kinds[]): bigint => sum(parts.map(totalOf))

export type Terms = { principal: bigint; rateBps: number; months: number; year: number; month: number; dueDay: number }

/** Equal parts of the principal, the last one takes the rest; interest on what is left, by the month. */
export function bookOf({ principal, rateBps, months, year, month, dueDay }: Terms): Book {
  let left = principal
  const dues = Array.from({ length: months }, (_, index): Due => {
    const part = index === months - 1 ? left : principal / BigInt(months)
    const interest = rounded(left * BigInt(rateBps), 120_000n)
    left -= part
    const dueOn = Date.UTC(year, month + index, dueDay) / DAY
    return {
      number: index + 1,
      dueOn,
      owes: { interest, principal: part },
      paid: { penalty: 0n, interest: 0n, principal: 0n },
      ran: 0n,
      spared: 0n,
      through: dueOn,
      closedOn: undefined,
    }
  })
  const nextDueOn = dues[0]?.dueOn
  return { rateBps, dues, bookedOn: undefined, hold: undefined, waivers: [], nextDueOn, settledOn: undefined }
}

const PENALTY_PARTS = 36_500_000n

/** What one overdue fen of principal costs on the n-th day after its due day: three days nothing, then more by steps, at most 24 %. */
function costOn(rateBps: number, nth: number): bigint {
  if (nth <= 3) return 0n
  const tenths = nth <= 30 ? 10 : nth <= 60 ? 13 : 15
  return BigInt(Math.min(rateBps * tenths, 24_000))
}

const unpaid = (due: Due): bigint => due.owes.principal - due.paid.principal

/** Lets a due's penalty run on to a day, one day after the other. A hold and a waiver of the same day spare the same money once. */
function ranTo(book: Book, due: Due, through: number): Pick<Due, 'ran' | 'spared' | 'through'> {
  let { ran, spared } = due
  if (through <= due.through || unpaid(due) === 0n) return due
  const reached = book.hold?.parts.find(({ number }) => number === due.number)?.principal ?? 0n
  for (let day = due.through + 1; day <= through; day++) {
    const cost = costOn(book.rateBps, day - due.dueOn)
    const isHeld = book.hold !== undefined && day > book.hold.on
    const held = isHeld ? least(reached, unpaid(due)) : 0n
    const waived = sum(
      book.waivers
        .filter((one) => one.number === due.number && one.on === day)
        .map((one) => least(one.principal, unpaid(due))),
    )
    ran += cost * (unpaid(due) - most(held, waived))
    if (book.hold && day > book.hold.on + 3) spared += cost * held
  }
  return { ran, spared, through }
}

export function owedOf(book: Book, due: Due, on: number): Part {
  const { ran } = ranTo(book, due, on)
  return {
    number: due.number,
    penalty: rounded(ran, PENALTY_PARTS) - due.paid.penalty,
    interest: due.owes.interest - due.paid.interest,
    principal: unpaid(due),
  }
}

export const openOf = (book: Book, on: number): Part[] =>
  book.dues.map((due) => owedOf(book, due, on)).filter((owed) => totalOf(owed) > 0n)
export const payoffOf = (book: Book, on: number): bigint => sumOf(openOf(book, on))

/** Where money goes: the oldest due first; in it penalty, interest, principal. */
export function partsOf(book: Book, amount: bigint, on: number): Part[] {
  let rest = amount
  const parts: Part[] = []
  for (const owed of openOf(book, on)) {
    if (rest === 0n) break
    const penalty = least(rest, owed.penalty)
    const interest = least(rest - penalty, owed.interest)
    const principal = least(rest - penalty - interest, owed.principal)
    parts.push({ number: owed.number, penalty, interest, principal })
    rest -= penalty + interest + principal
  }
  return parts
}

export const whyNotPaid = (book: Book, amount: bigint, on: number): string | undefined => {
  if (amount <= 0n) return 'amount_zero'
  const payoff = payoffOf(book, on)
  if (payoff === 0n) return 'loan_settled'
  return amount > payoff ? 'amount_over_payoff' : undefined
}

/** Books a sum on a day; returns what of it was of each kind. The caller has asked whether it may be. */
export function pay(book: Book, amount: bigint, on: number): Kinds {
  const parts = partsOf(book, amount, on)
  for (const part of parts) {
    const due = book.dues[part.number - 1]!
    Object.assign(due, ranTo(book, due, on))
    for (const kind of ['penalty', 'interest', 'principal'] as const) due.paid[kind] += part[kind]
  }
  book.bookedOn = Math.max(book.bookedOn ?? on, on)
  const open = openOf(book, book.bookedOn)
  for (const { number } of parts) {
    if (!open.some((one) => one.number === number)) book.dues[number - 1]!.closedOn = on
  }
  book.nextDueOn = open[0] && book.dues[open[0].number - 1]!.dueOn
  book.settledOn = open.length === 0 ? on : undefined
  const of = (kind: keyof Kinds) => sum(parts.map((part) => part[kind]))
  return { penalty: of('penalty'), interest: of('interest'), principal: of('principal') }
}

export function freeze(book: Book, amount: bigint, on: number): void {
  book.hold = { on, amount, parts: partsOf(book, amount, on) }
}

/** A hold ends unposted: the penalty of its first three days is waived for good, later ones come back. */
export function release(book: Book, on: number): void {
  const hold = book.hold!
  book.hold = undefined
  for (const due of book.dues) {
    due.ran += due.spared
    due.spared = 0n
    const reached = hold.parts.find(({ number }) => number === due.number)?.principal ?? 0n
    for (let day = hold.on + 1; day <= Math.min(on, hold.on + 3); day++) {
      const isKnown = book.waivers.some((one) => one.number === due.number && one.on === day)
      if (!isKnown && reached * costOn(book.rateBps, day - due.dueOn) > 0n) {
        book.waivers.push({ number: due.number, on: day, principal: reached })
      }
    }
  }
}

/** Posts money that was held on a day, whatever was booked since; refused where the loan no longer owes it. */
export function post(book: Book, amount: bigint, on: number): Kinds | undefined {
  const spared = book.dues.map((due) => due.spared)
  const { hold } = book
  book.hold = undefined
  if (whyNotPaid(book, amount, on)) {
    Object.assign(book, { hold })
    return undefined
  }
  if (hold) for (const [index] of spared.entries()) book.dues[index]!.spared = 0n
  return pay(book, amount, on)
}

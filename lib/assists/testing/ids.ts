export type IdKind =
  'people' | 'loans' | 'assists' | 'invites' | 'agreements' | 'quotes' | 'payments' | 'claims' | 'events'

/** How a job names what it is about, and which of our lists that is in. */
const JOB_ABOUT: Record<string, [name: string, kind: IdKind]> = {
  paymentId: ['payment', 'payments'],
  assistId: ['assist', 'assists'],
  inviteId: ['invite', 'invites'],
  eventId: ['event', 'events'],
}

/** The real id of each thing of the model, in the order in which they were made. */
export class Ids implements Record<IdKind, string[]> {
  readonly people: string[] = []
  readonly loans: string[] = []
  readonly assists: string[] = []
  readonly invites: string[] = []
  readonly agreements: string[] = []
  readonly quotes: string[] = []
  readonly payments: string[] = []
  readonly claims: string[] = []
  readonly events: string[] = []
  /** What a friend recorded of each claim. */
  readonly receipts: string[][] = []

  /** The place of an id; what nobody knows of stands out. */
  placeOf(kind: IdKind, id: string): number {
    return this[kind].indexOf(id)
  }

  /** The place of an id that may be new. */
  place(kind: IdKind, id: string): number {
    const known = this.placeOf(kind, id)
    return known >= 0 ? known : this[kind].push(id) - 1
  }

  /** A job in the model's words. */
  nameOf(task: string, payload: Record<string, string>): string {
    const { requestId: _, receiptId, ...about } = payload
    if (receiptId !== undefined) {
      const claim = this.receipts.findIndex((receipts) => receipts.includes(receiptId))
      return `${task} receipt ${claim}.${this.receipts[claim]?.indexOf(receiptId) ?? -1}`
    }
    const [key, id] = Object.entries(about)[0] ?? []
    const [name, kind] = (key && JOB_ABOUT[key]) || []
    return name && kind && id ? `${task} ${name} ${this.placeOf(kind, id)}` : task
  }
}

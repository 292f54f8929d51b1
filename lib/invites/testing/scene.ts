import { visitorTo } from '@/db/testing/invites'
import type { Borrower, Friend } from '@/lib/access/rules'
import type { Meaning } from '@/lib/agreements/rules'
import { openForDeployment, openText } from '@/lib/privacy/cipher'
import { sql } from 'drizzle-orm'
import type { World } from './world'

/** Who somebody is when he is asked: his words at the identity check, and the phones he has. */
export type Self = { name: string; idNumber: string; phones: string[] }

/** What is committed before a world begins: a borrower with two loans, an ask of the first, one link, and perhaps a friend on it. */
export type Start = {
  name: string
  borrower: Borrower
  person: Self & { id: string }
  key: Buffer
  loanIds: [string, string]
  assistId: string
  inviteId: string
  meaning: Meaning
  friend: { self: Self; actor: Friend } | undefined
  cast: Self[]
  begins: Date
}

/** One browser on one link: who holds it, by which phone, and what its cookie says. */
export type Visitor = { self: Self; phone: string; actor: Friend }

/** A world with those who act in it. Browsers are numbered; a cookie is kept per browser and link. */
export class Scene {
  private readonly visitors = new Map<string, Visitor>()

  constructor(
    readonly start: Start,
    readonly world: World,
  ) {
    if (start.friend) this.put(0, start.inviteId, start.friend.self, start.friend.actor)
  }

  visitor(browser: number | string, inviteId: string, self: Self): Visitor {
    return this.visitors.get(`${browser}|${inviteId}`) ?? this.put(browser, inviteId, self, visitorTo(inviteId))
  }

  private put(browser: number | string, inviteId: string, self: Self, actor: Friend): Visitor {
    const visitor = { self, phone: self.phones[0]!, actor }
    this.visitors.set(`${browser}|${inviteId}`, visitor)
    return visitor
  }

  /** The borrower's links, oldest first. */
  async links(): Promise<{ id: string; assistId: string }[]> {
    return this.world.owner(sql`
      select id, assist_id as "assistId" from invites where borrower_id = ${this.start.borrower.personId} order by created_at, id`)
  }

  /** The link of this number; the first one more often than the others. */
  async link(n: number): Promise<{ id: string; assistId: string }> {
    const links = await this.links()
    return links[n % 2 ? 0 : (n >> 1) % links.length]!
  }

  /** The four digits of a link, as the borrower says them. */
  async spoken(inviteId: string): Promise<string> {
    const [row] = await this.world.owner<{ sealed: Uint8Array }>(
      sql`select spoken_code_sealed as sealed from invites where id = ${inviteId}`,
    )
    const place = { table: 'invites', column: 'spoken_code', row: inviteId }
    return openText(this.start.key, place, Buffer.from(row!.sealed))
  }

  /** The newest code that went to a phone; zeros where none did. */
  async codeTo(phone: string): Promise<string> {
    const sent = await this.messages()
    return sent.findLast(({ kind, to }) => kind === 'code' && to === phone)?.params.code ?? '000000'
  }

  /** The messages that were written, oldest first, opened. */
  async messages(): Promise<{ kind: string; to: string; params: Record<string, string>; notBefore: Date }[]> {
    const rows = await this.world.owner<{
      id: string
      kind: string
      to: Uint8Array
      params: Uint8Array
      at: string
    }>(sql`
      select id, kind, to_sealed as to, params_sealed as params, not_before as at from messages order by created_at, id`)
    return rows.map(({ id, kind, to, params, at }) => {
      const opened = (column: string, sealed: Uint8Array) =>
        openForDeployment({ table: 'messages', column, row: id }, Buffer.from(sealed))
      return {
        kind,
        to: opened('to', to),
        params: JSON.parse(opened('params', params)) as Record<string, string>,
        notBefore: new Date(at),
      }
    })
  }
}

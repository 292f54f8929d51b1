import { encode } from 'next-auth/jwt'
import type postgres from 'postgres'
import { sessionEndsAt } from '@/lib/auth/rules'
import { newId } from '@/lib/id'

type Proof = {
  /** When he last proved himself; now, unless said. */
  steppedUpAt?: Date
  ended?: boolean
}

/** The cookie that makes a browser this invite's; with a session, the friend's who was identified on it. */
type Holder = { id: string; visitId: string; friendId?: string }

type Row = { kind: 'person' | 'invite' | 'staff'; person_id?: string; staff_id?: string; invite_id?: string }

const MAX_AGE = 3_600

/** Opens sessions as their rows and cookies stand after a sign-in; the sealing is the one of lib/session.ts and lib/invite-session.ts. */
export class Sessions {
  constructor(
    private readonly sql: postgres.Sql,
    private readonly secrets: { AUTH_SECRET: string; STAFF_AUTH_SECRET: string },
  ) {}

  async ofPerson(personId: string, proof: Proof = {}): Promise<string> {
    const sid = await this.open({ kind: 'person', person_id: personId }, proof)
    return this.cookie('__Host-banghuan', { sub: personId, sid }, this.secrets.AUTH_SECRET)
  }

  async ofStaff(staffId: string): Promise<string> {
    const sid = await this.open({ kind: 'staff', staff_id: staffId })
    return this.cookie('__Host-banghuan-staff', { sub: staffId, sid }, this.secrets.STAFF_AUTH_SECRET)
  }

  async onInvite({ id, visitId, friendId }: Holder, proof: Proof = {}): Promise<string> {
    const sid = friendId && (await this.open({ kind: 'invite', person_id: friendId, invite_id: id }, proof))
    const token = { inv: id, vis: visitId, ...(sid && { sid }) }
    return this.cookie(`__Host-invite-${id.slice(-12)}`, token, this.secrets.AUTH_SECRET)
  }

  private async open(row: Row, { steppedUpAt, ended = false }: Proof = {}): Promise<string> {
    const id = newId()
    const [clock] = await this.sql<{ now: Date }[]>`select clock() as now`
    const { now } = clock!
    const times = { last_seen_at: now, stepped_up_at: steppedUpAt ?? now, expires_at: sessionEndsAt(now) }
    const end = ended ? { ended_at: now, ended_by: 'self' } : {}
    await this.sql`insert into sessions ${this.sql({ id, device: 'probe', ...row, ...times, ...end })}`
    return id
  }

  private async cookie(name: string, token: Record<string, unknown>, secret: string): Promise<string> {
    return `${name}=${await encode({ token, secret, maxAge: MAX_AGE })}`
  }
}

import { randomBytes } from 'node:crypto'

/** What a scene holds, by the name under which pages and forms ask for it, in the form in which it leaves us. */
export type Ids = Record<string, string>

export type Scene = {
  borrowerId: string
  invite?: {
    id: string
    strangerVisitId: string
    friendVisitId: string
    friendId: string
    /** Visits of further browsers, by the page that each of them stands before. */
    onTheWay?: Record<string, string>
  }
  ids: Ids
}

export type SceneName = 'free' | 'paying' | 'taken' | 'refused' | 'signed' | 'resting' | 'claimed' | 'staffed'

/** One borrower and his friends, in each of the scenes that pages and actions are for. */
export type Tale = Record<SceneName, Scene>

/** Two tales of the same kind, so that everything has an owner and somebody else of the same kind; and a colleague per role. */
export type Cast = { staff: Record<string, string>; tales: [Tale, Tale] }

const hex = () => randomBytes(16).toString('hex')

/** The same kind of things, none of which exists. What is no id (a text's hash, a page's mark) stays. */
export const missingOf = (ids: Ids): Ids =>
  Object.fromEntries(
    Object.entries(ids).map(([name, shown]) => {
      if (/^[a-z]{3}_[0-9a-f]{32}$/.test(shown)) return [name, `${shown.slice(0, 4)}${hex()}`]
      return [name, name === 'link' || name === 'welcome' ? randomToken(shown.length) : shown]
    }),
  )

const randomToken = (length: number) => randomBytes(length).toString('base64url').slice(0, length)

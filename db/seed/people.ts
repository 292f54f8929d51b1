import type { StaffRole } from '@/lib/access/rules'
import people from './people.json'

export type DemoStory = Record<'zh-CN' | 'en', string>
export type DemoBorrower = { name: string; phone: string; idNumber: string; story: DemoStory }
export type DemoColleague = {
  name: string
  email: string
  role: StaffRole
  password: string
  /** Base64 of the second factor's secret. */
  totpSecret: string
  story: DemoStory
}

/** The demo's borrowers, as they are printed at the start, listed at the sign-in page and in the README. */
export const demoBorrowers = (): DemoBorrower[] =>
  people.flatMap(({ role, name, login, idNumber, story }) =>
    role === 'borrower' && idNumber ? [{ name, phone: login, idNumber, story }] : [],
  )

/** The demo's colleagues. Their secrets are public and good for nothing but the demo. */
export const demoColleagues = (): DemoColleague[] =>
  people.flatMap(({ role, name, login, staffRole, password, totpSecret, story }) =>
    role === 'staff' && staffRole && password && totpSecret
      ? [{ name, email: login, role: staffRole as StaffRole, password, totpSecret, story }]
      : [],
  )

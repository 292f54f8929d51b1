import { testDatabase } from '@/db/testing/database'
import { ASSIST_MOVES } from '@/lib/assists/rules'
import { INVITE_MOVES, VISIT_MOVES } from '@/lib/invites/rules'
import { expect, it } from 'vitest'

const database = await testDatabase()

it.each([
  ['assist', ASSIST_MOVES],
  ['invite', INVITE_MOVES],
  ['visit', VISIT_MOVES],
] as const)('the moves of an %s are the same in the rules and in the database', async (thing, moves) => {
  const rows = await database.sql.owner`select from_state, to_state from state_moves where thing = ${thing}`
  const stored = rows.map(({ from_state: from, to_state: to }) => `${from as string} → ${to as string}`)
  expect(stored.sort()).toEqual(moves.map(([from, to]) => `${from} → ${to}`).sort())
})

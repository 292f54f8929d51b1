import { honestForms } from './action-inputs'
import { actionIds } from './build'
import { eachOf } from './cast/at-once'
import type { Cell } from './cast/roles'
import { expect, test } from './cast/stage'
import { tablesOf } from './cast/tables'
import { act, questionsOf } from './matrix-of-actions'
import { askPages, cookiesOf, shownBy, type Look } from './matrix-of-pages'

test.setTimeout(240_000)

const place = ({ name, role, target }: Cell) => `${role.name} · ${name} · ${target}`
const told = (cells: readonly Cell[]) => cells.map((cell) => `${place(cell)}: ${cell.got}`)
const demanded = (cells: readonly Cell[]) => cells.map((cell) => `${place(cell)}: ${cell.expected}`)

/** Where somebody else's thing and one that does not exist are told apart, by as much as a word. */
const unlike = (looks: readonly Look[]) =>
  looks.filter(({ name, role, target, said }) => {
    const missing = looks.find((look) => look.name === name && look.role === role && look.target === 'missing')
    return target !== 'missing' && missing && missing.said !== said
  })

test('every page answers every role as its policy says, and reading changes nothing', async ({ stage }) => {
  const cookies = await cookiesOf(stage)
  const before = await tablesOf(stage.sql)
  const looks = await askPages(stage, cookies)
  console.log(`${looks.length} cells: pages and handlers × roles × whose`)
  expect(told(looks)).toEqual(demanded(looks))
  const shut = looks.filter(({ isShut }) => isShut)
  expect(shut.filter((look) => shownBy(look).length > 0).map(place)).toEqual([])
  expect(unlike(shut).map(place)).toEqual([])
  expect(await tablesOf(stage.sql)).toEqual(before)
})

test('every action answers every role as its policy says, and what is refused changes nothing', async ({ stage }) => {
  expect(Object.keys(honestForms).sort(), 'every action has its form').toEqual([...actionIds().keys()].sort())
  const cells: Cell[] = []
  for (const name of Object.keys(honestForms)) {
    const refused = (await questionsOf(name, stage)).filter(({ isShut }) => isShut)
    const before = await tablesOf(stage.sql)
    cells.push(...(await eachOf(refused, 4, (question) => act(question, stage))))
    expect.soft(await tablesOf(stage.sql), name).toEqual(before)
  }
  // What is let in is really done, one after the other: a friend who stepped back has nothing more to sign.
  for (const name of Object.keys(honestForms)) {
    const allowed = (await questionsOf(name, stage)).filter(({ isShut }) => !isShut)
    cells.push(...(await eachOf(allowed, 1, (question) => act(question, stage))))
  }
  console.log(`${cells.length} cells: actions × roles × whose`)
  expect(told(cells)).toEqual(demanded(cells))
})

import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPeople, type DemoPerson } from './identity'
import type { IdentityAnswer } from './protocol'
import { openApp, type TestApp } from './testing/app'

const PEOPLE: DemoPerson[] = [
  { phone: '13800000001', name: '李四', idNumber: '99999919900101001X', answer: 'agree' },
  { phone: '13800000002', name: '阿卜杜拉·买买提', idNumber: '999999199001010028', answer: 'needs_person' },
  { phone: '13800000003', name: '王五', idNumber: '999999199001010036', answer: 'unavailable' },
]
const LI_SI = { name: '李四', idNumber: '99999919900101001X', phone: '13800000001' }
let app: TestApp
beforeEach(async () => {
  app = await openApp({ people: PEOPLE })
})
afterEach(() => app.close())

const check = (ref: string, facts: object) => app.post('/v1/identity/checks', { ref, ...facts })

describe('an identity check', () => {
  test.each<[IdentityAnswer, string, object]>([
    ['agree', 'all three are his', LI_SI],
    [
      'agree',
      'the number is written small, the phone with its country',
      { ...LI_SI, idNumber: '99999919900101001x', phone: '+8613800000001' },
    ],
    ['mismatch', 'the name is another', { ...LI_SI, name: '李五' }],
    ['mismatch', 'the number is another', { ...LI_SI, idNumber: '999999199001010028' }],
    ['phone_not_theirs', 'the phone is a stranger’s', { ...LI_SI, phone: '13900000000' }],
    ['phone_not_theirs', 'the phone is somebody else’s', { ...LI_SI, phone: '13800000002' }],
    ['mismatch', 'nobody is known', { name: '赵六', idNumber: '999999199001010044', phone: '13900000000' }],
    [
      'needs_person',
      'his dots are others',
      { name: '阿卜杜拉•买买提', idNumber: '999999199001010028', phone: '13800000002' },
    ],
  ])('answers %s when %s', async (answer, _, facts) => {
    expect((await check('chk_1', facts)).body).toEqual({ ref: 'chk_1', answer })
  })

  test('is kept by its reference: asked again the same, other content is a conflict', async () => {
    await check('chk_1', LI_SI)
    await app.restart()
    expect((await check('chk_1', LI_SI)).body).toEqual({ ref: 'chk_1', answer: 'agree' })
    expect((await check('chk_1', { ...LI_SI, name: '李五' })).body).toEqual({ code: 'ref_conflict' })
    expect((await app.get('/v1/identity/checks/chk_1')).body).toEqual({ ref: 'chk_1', answer: 'agree' })
    expect((await app.get('/v1/identity/checks/chk_2')).status).toBe(404)
  })

  test('leaves nothing of name, number or phone on the disk', async () => {
    await check('chk_1', LI_SI)
    const written = readFileSync(app.options.stateFile, 'utf8')
    expect(written).toContain('chk_1')
    for (const secret of Object.values(LI_SI)) expect(written).not.toContain(secret)
  })

  test('that was unavailable may be asked again', async () => {
    await app.setFault('identity.verify', 'refuse', 1)
    expect((await check('chk_1', LI_SI)).body).toEqual({ ref: 'chk_1', answer: 'unavailable' })
    expect((await check('chk_1', LI_SI)).body).toEqual({ ref: 'chk_1', answer: 'agree' })
    expect((await check('chk_2', { ...PEOPLE[2], answer: undefined })).body).toEqual({
      ref: 'chk_2',
      answer: 'unavailable',
    })
  })

  test('with an unfit phone names the field, not the value', async () => {
    expect((await check('chk_1', { ...LI_SI, phone: '12' })).body).toEqual({ code: 'body_invalid', fields: ['phone'] })
  })
})

describe('the file of people', () => {
  const folder = mkdtempSync(join(tmpdir(), 'people-'))
  const file = join(folder, 'people.json')
  afterEach(() => rmSync(folder, { recursive: true, force: true }))
  test('is read, and a broken person is named by place', () => {
    writeFileSync(file, JSON.stringify(PEOPLE))
    expect(readPeople(file)).toEqual(PEOPLE)
    writeFileSync(file, JSON.stringify([PEOPLE[0], { ...PEOPLE[1], answer: 'perhaps' }]))
    expect(() => readPeople(file)).toThrow('OUTSIDE_PEOPLE_FILE: person 2 cannot be read (answer)')
  })
})

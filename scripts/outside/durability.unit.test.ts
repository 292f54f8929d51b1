import { writeSync } from 'node:fs'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { MINUTE, openApp, type TestApp } from './testing/app'

function deferred() {
  let resolve = () => {}
  let reject: (error: Error) => void = () => {}
  const promise = new Promise<void>((done, failed) => {
    resolve = done
    reject = failed
  })
  return { promise, resolve, reject }
}

/** A disk that can be made to wait, and to fail. */
function holdableDisk() {
  let wait: Promise<void> = Promise.resolve()
  let asked = () => {}
  return {
    writeTo: async (fd: number, bytes: Uint8Array) => {
      asked()
      await wait
      return { bytesWritten: writeSync(fd, bytes) }
    },
    /** Lets no write through until it is released; `reached` resolves when one waits. */
    hold() {
      const gate = deferred()
      const reached = deferred()
      asked = reached.resolve
      wait = gate.promise
      return { reached: reached.promise, release: gate.resolve, fail: () => gate.reject(new Error('ENOSPC')) }
    },
  }
}

const post = (app: TestApp) =>
  app.post('/v1/lender/postings', { paymentRef: 'pay_1', loanRef: 'L1', amountFen: '1', valueOn: '2026-11-24' })
/** A whole exchange with the outside that waits for no disk. */
const exchange = (app: TestApp) => fetch(app.outside.origin, { method: 'PUT' })

describe('nothing is told before it is on the disk', () => {
  let app: TestApp
  afterEach(() => app.close())

  test('an answer', async () => {
    const disk = holdableDisk()
    app = await openApp({ writeTo: disk.writeTo })
    const held = disk.hold()
    let told = false
    const posted = post(app).then((said) => {
      told = true
      return said
    })
    await held.reached
    await exchange(app)
    expect(told).toBe(false)
    held.release()
    expect((await posted).body).toMatchObject({ state: 'posted' })
  })

  test('a callback', async () => {
    const disk = holdableDisk()
    app = await openApp({ writeTo: disk.writeTo })
    await app.create('pay_1')
    app.clock.machine += 16 * MINUTE
    const held = disk.hold()
    const ticked = app.outside.tick()
    await held.reached
    await exchange(app)
    expect(app.callbacks).toEqual([])
    held.release()
    await ticked
    expect(app.callbacks.map(({ event }) => event.kind)).toEqual(['failed'])
  })
})

test('a disk that fails ends the program, and no answer claims anything', async () => {
  const disk = holdableDisk()
  const broken = deferred()
  const complained = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  const app = await openApp({ writeTo: disk.writeTo, onBroken: broken.resolve })
  const held = disk.hold()
  const posted = post(app)
  await held.reached
  held.fail()
  expect(await posted).toMatchObject({ status: 500, body: { code: 'internal' } })
  await broken.promise
  expect(complained).toHaveBeenCalledOnce()
  complained.mockRestore()
  await expect(app.close()).rejects.toThrow('ENOSPC')
})

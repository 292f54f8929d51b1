import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { isAlive, waitGone } from '../../db/embedded/processes.mjs'
import { backOffMs, createSupervisor } from './supervisor.mjs'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'supervisor-'))
test.after(() => fs.rmSync(folder, { recursive: true, force: true }))

const STAYS = 'setInterval(() => {}, 1e6); process.send("up")'
const STUBBORN = `process.on('SIGTERM', () => {}); ${STAYS}`
const notesItsEnd = (file, name) =>
  `process.on('SIGTERM', () => { require('fs').appendFileSync(${JSON.stringify(file)}, ${JSON.stringify(`${name}\n`)}); process.exit() }); ${STAYS}`

const child = (name, code, more = {}) => ({ name, args: ['-e', code], env: process.env, output: 'ignore', ...more })

/** A supervisor whose children's first words can be waited for. */
function observed() {
  const ends = []
  const heard = []
  let wake = () => {}
  const supervisor = createSupervisor({
    onEnd: (event) => ends.push(event),
    onMessage: (name) => {
      heard.push(name)
      wake()
    },
  })
  const up = async (name, times = 1) => {
    while (heard.filter((one) => one === name).length < times) await new Promise((resolve) => (wake = resolve))
    return supervisor.pidOf(name)
  }
  return { supervisor, ends, up }
}

test('a killed child comes back as a new process, and it is said why and when', async () => {
  const { supervisor, ends, up } = observed()
  supervisor.start(child('web', STAYS))
  const first = await up('web')
  process.kill(first, 'SIGKILL')
  const second = await up('web', 2)
  assert.notEqual(second, first)
  assert.deepEqual(ends, [{ name: 'web', why: 'SIGKILL', waitMs: 200 }])
  await supervisor.stop([['web']])
  assert.equal(isAlive(second), false)
})

test('one that keeps failing is started ever later, up to ten seconds', () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 6, 60].map(backOffMs), [200, 400, 800, 1600, 3200, 6400, 10_000, 10_000])
})

test('a child that fails at once is told with a growing wait', async () => {
  const { supervisor, ends, up } = observed()
  supervisor.start(child('worker', 'process.send("up", () => process.exit(7))'))
  await up('worker', 3)
  await supervisor.stop([['worker']])
  assert.deepEqual(ends.slice(0, 2), [
    { name: 'worker', why: 'exit 7', waitMs: 200 },
    { name: 'worker', why: 'exit 7', waitMs: 400 },
  ])
})

test('those who ask end before those who answer', async () => {
  const { supervisor, up } = observed()
  const file = path.join(folder, 'order')
  for (const name of ['postgres', 'worker', 'web']) supervisor.start(child(name, notesItsEnd(file, name)))
  for (const name of ['postgres', 'worker', 'web']) await up(name)
  await supervisor.stop([['web'], ['worker'], ['postgres']])
  assert.equal(fs.readFileSync(file, 'utf8'), 'web\nworker\npostgres\n')
})

test('one that does not listen is killed after its time, with all that it started', async () => {
  const { supervisor, up } = observed()
  const file = path.join(folder, 'grandchild')
  const withGrandchild = `const { pid } = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e6)']); require('fs').writeFileSync(${JSON.stringify(file)}, String(pid)); ${STUBBORN}`
  supervisor.start(child('web', withGrandchild, { graceMs: 100 }))
  const pid = await up('web')
  await supervisor.stop([['web']])
  assert.equal(await waitGone([pid, Number(fs.readFileSync(file, 'utf8'))], 5000), true)
})

test('nothing is started again once the end has begun', async () => {
  const { supervisor, ends, up } = observed()
  supervisor.start(child('web', STAYS))
  await up('web')
  await supervisor.stop([['web']])
  supervisor.start(child('web', STAYS))
  assert.deepEqual([ends, supervisor.pids().filter(isAlive)], [[], []])
})

test('when the starter itself is killed, its children end by themselves', async () => {
  const program = `
    import { createSupervisor } from ${JSON.stringify(new URL('supervisor.mjs', import.meta.url).href)}
    const supervisor = createSupervisor({ onMessage: () => process.send(supervisor.pids()) })
    supervisor.start({ name: 'web', args: ['-e', ${JSON.stringify(STUBBORN)}], env: process.env, output: 'ignore' })`
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [pids] = await once(starter, 'message')
  assert.equal(isAlive(pids[0]), true)
  starter.kill('SIGKILL')
  assert.equal(await waitGone(pids, 10_000), true)
})

import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { test } from 'node:test'
import { birthOf, isAlive } from '../../db/embedded/processes.mjs'
import { forgetRunning, isNoted, noteRunning, runningStarter, stopEarlier } from './earlier.mjs'

const state = fs.mkdtempSync(path.join(os.tmpdir(), 'earlier-'))
test.after(() => fs.rmSync(state, { recursive: true, force: true }))

const note = () => JSON.parse(fs.readFileSync(path.join(state, 'start.json'), 'utf8'))
const writeNote = (text) => fs.writeFileSync(path.join(state, 'start.json'), JSON.stringify(text))

async function stranger(code = 'setInterval(() => {}, 1e6)') {
  const child = spawn(process.execPath, ['-e', `${code}; process.send("up")`], {
    detached: true,
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
  await once(child, 'message')
  child.unref()
  return child.pid
}

test('what runs is noted for its owner alone, and forgotten at the end', () => {
  noteRunning(state, [process.pid])
  assert.equal(fs.statSync(path.join(state, 'start.json')).mode & 0o777, 0o600)
  assert.equal(isNoted(state), true)
  forgetRunning(state)
  assert.equal(fs.existsSync(path.join(state, 'start.json')), false)
})

test('children that outlived a killed start are ended, one that does not listen included', async () => {
  const kind = await stranger()
  const deaf = await stranger(`process.on('SIGTERM', () => {}); setInterval(() => {}, 1e6)`)
  noteRunning(state, [kind, deaf])
  writeNote({ ...note(), starter: { pid: 2 ** 22 + 1, birth: 'long ago' } })
  assert.equal(await stopEarlier(state, { leashMs: 100, graceMs: 300 }), 2)
  assert.deepEqual([kind, deaf].filter(isAlive), [])
})

test('a start that still runs is asked to end first', async () => {
  const pid = await stranger()
  writeNote({ starter: { pid, birth: birthOf(pid) }, children: [] })
  assert.equal(runningStarter(state)?.pid, pid)
  assert.equal(await stopEarlier(state), 1)
  assert.equal(isAlive(pid), false)
})

test('a process that merely has the old number is left alone', async () => {
  const pid = await stranger()
  writeNote({ starter: { pid, birth: 'another time' }, children: [{ pid, birth: 'another time' }] })
  assert.equal(await stopEarlier(state), 0)
  assert.equal(isAlive(pid), true)
  process.kill(pid, 'SIGKILL')
})

test('without a note, or with a broken one, nothing is ended', async () => {
  assert.equal(await stopEarlier(state), 0)
  fs.writeFileSync(path.join(state, 'start.json'), '{ broken')
  assert.equal(await stopEarlier(state), 0)
})

// Starting in odd places, as `npm run test:full` tries it: as root and as normal users, killed and started again.
import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import http from 'node:http'
import path from 'node:path'
import { after, before, test } from 'node:test'
import postgres from 'postgres'
import { startEmbedded } from '../db/embedded.mjs'
import { scratchFolder } from '../db/embedded/cluster.mjs'
import { nextFreePort } from '../db/embedded/ports.mjs'
import { isAlive } from '../db/embedded/processes.mjs'
import { copyProject, databaseOf, leftOf, processesOf, rolesOf, runNpm } from './supervise/trial.mjs'

const USER = 'banghuan-trial'
const scratch = scratchFolder()
const folder = path.join(scratch, 'a 帮 还')
const PORTS_FROM = Number(process.env.TRIAL_PORT ?? 4420)
const env = { HOME: process.env.HOME, PORT: String(PORTS_FROM), OUTSIDE_PORT: String(PORTS_FROM + 10) }

before(() => assert.equal(process.getuid(), 0, 'these trials make users and folders: run them as root'))
after(() => {
  const home =
    fs.existsSync(path.join(folder, '.data/home')) && fs.readFileSync(path.join(folder, '.data/home'), 'utf8')
  for (const place of [home, scratch]) if (place) fs.rmSync(place, { recursive: true, force: true })
})

async function ask(url, statement) {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return [...(await client.unsafe(statement))]
  } finally {
    await client.end()
  }
}

const statusOf = async (origin) => (await fetch(`${origin}/api/health/ready`)).status

test('as root, in a folder with spaces and Chinese that others cannot enter, past a port that is taken', async () => {
  copyProject(folder, { withPackages: true })
  fs.chmodSync(folder, 0o700)
  const port = await nextFreePort(PORTS_FROM)
  const other = http.createServer().listen(port, '127.0.0.1')
  await once(other, 'listening')
  const start = runNpm(folder, ['start'], { env })
  const { origin, ms } = await start.ready()
  console.log(`# ready in ${(ms / 1000).toFixed(1)} s, packages present, built in this time`)
  assert.ok(Number(new URL(origin).port) > port)
  assert.equal(await statusOf(origin), 200)
  await ask((await databaseOf(folder)).ownerUrl, 'create table kept (id int); insert into kept values (7)')

  for (const [index, kind] of ['web', 'worker', 'outside', 'holder', 'postmaster'].entries()) {
    const pid = kind === 'postmaster' ? (await databaseOf(folder)).pid : rolesOf(folder)[kind]
    process.kill(pid, 'SIGKILL')
    await start.until('ready again', { times: index + 1 })
    assert.equal(await statusOf(origin), 200, `after kill -9 of ${kind}`)
    assert.equal(isAlive(pid), false)
  }
  await start.interrupt()
  assert.deepEqual(await leftOf(folder), [])
  other.close()
})

test('the second start has the same data, and asks for no install and no build', async () => {
  const start = runNpm(folder, ['start'], { env })
  const { ms } = await start.ready()
  console.log(`# ready again in ${(ms / 1000).toFixed(1)} s`)
  assert.equal(start.said().split('up to date').length - 1, 2)
  assert.deepEqual(await ask((await databaseOf(folder)).ownerUrl, 'select id from kept'), [{ id: 7 }])

  const { starter } = rolesOf(folder)
  const postmaster = (await databaseOf(folder)).pid
  const before = processesOf(folder)
  process.kill(starter, 'SIGKILL')
  await start.exit
  const next = runNpm(folder, ['start'], { env })
  await next.ready()
  assert.deepEqual([...before, postmaster].filter(isAlive), [], 'of the killed start nothing lives')
  assert.deepEqual(await ask((await databaseOf(folder)).ownerUrl, 'select id from kept'), [{ id: 7 }])

  const third = runNpm(folder, ['start'], { env })
  await third.ready()
  await next.exit
  assert.match(third.said(), /stopped \d+ process/)
  process.kill(third.pid, 'SIGKILL')
  assert.deepEqual(await leftOf(folder), [], 'without npm it ends by itself')
})

test('db:reset begins anew', async () => {
  await runNpm(folder, ['run', 'db:reset'], { env }).exit
  const start = runNpm(folder, ['start'], { env })
  await start.ready()
  const { ownerUrl } = await databaseOf(folder)
  assert.deepEqual(await ask(ownerUrl, `select to_regclass('kept') as kept`), [{ kept: null }])
  await start.interrupt()
  assert.deepEqual(await leftOf(folder), [])
})

test("a server of one's own is used and nothing embedded starts", async () => {
  const server = await startEmbedded({ throwAway: true })
  await runNpm(folder, ['run', 'db:reset'], { env }).exit
  const start = runNpm(folder, ['start'], { env: { ...env, DATABASE_URL: server.ownerUrl, MODE: 'demo' } })
  await start.ready()
  assert.equal(await databaseOf(folder), undefined)
  assert.deepEqual(await ask(server.ownerUrl, 'select mode from deployment'), [{ mode: 'demo' }])
  await start.interrupt()
  assert.deepEqual(await leftOf(folder), [])
  await server.stop()
})

test('production names each secret that is missing, and does not start', async () => {
  const start = runNpm(folder, ['start'], { env: { ...env, DATABASE_URL: 'postgres://nobody@127.0.0.1:9/none' } })
  assert.equal(await start.exit, 1)
  for (const name of ['AUTH_SECRET', 'KEY_ENCRYPTION_KEY', 'LINK_KEY'])
    assert.match(start.said(), new RegExp(`${name} is missing`))
  assert.deepEqual(await leftOf(folder), [])
})

test('as a normal user with a home, and then without one that can be written, from the sources alone', async () => {
  execFileSync('useradd', ['--create-home', USER])
  const home = `/home/${USER}`
  const project = path.join(home, '帮 还')
  const id = (flag) => Number(execFileSync('id', [flag, USER], { encoding: 'utf8' }))
  const user = { uid: id('-u'), gid: id('-g') }
  try {
    copyProject(project)
    execFileSync('chown', ['-R', `${user.uid}:${user.gid}`, project])
    fs.chmodSync(project, 0o700)
    for (const HOME of [home, '/nonexistent']) {
      fs.rmSync(path.join(project, 'node_modules'), { recursive: true, force: true })
      const start = runNpm(project, ['start'], { env: { ...env, HOME }, user })
      const { ms, origin } = await start.ready()
      console.log(`# HOME=${HOME}: ready in ${(ms / 1000).toFixed(1)} s from nothing`)
      assert.equal(await statusOf(origin), 200)
      assert.equal(fs.existsSync(path.join(project, '.data/npm-cache')), HOME === '/nonexistent')
      await start.interrupt()
      assert.deepEqual(await leftOf(project), [])
    }
    assert.equal(fs.existsSync(path.join(project, '.data/postgres')), true)
  } finally {
    execFileSync('userdel', ['--remove', USER])
  }
})

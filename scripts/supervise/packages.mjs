import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { runToLog, tailOf } from './step.mjs'

const packagesOf = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8')).packages
  } catch {
    return undefined
  }
}

/**
 * Whether node_modules holds what the lock asks for. npm writes its own hidden lock as the last step of an install, so an
 * interrupted one is seen. Optional packages may be missing: they belong to other platforms.
 */
export function isInstalled(clone) {
  const wanted = packagesOf(path.join(clone, 'package-lock.json'))
  const present = packagesOf(path.join(clone, 'node_modules/.package-lock.json'))
  if (!wanted || !present) return false
  const required = Object.entries(wanted).filter(([folder, entry]) => folder !== '' && !entry.optional && !entry.link)
  return required.every(([folder, entry]) => present[folder]?.version === entry.version)
}

const isWritable = (folder) => {
  for (let at = folder; ; at = path.dirname(at)) {
    if (fs.existsSync(at)) {
      try {
        fs.accessSync(at, fs.constants.W_OK)
        return fs.statSync(at).isDirectory()
      } catch {
        return false
      }
    }
    if (at === path.dirname(at)) return false
  }
}

/** The environment for npm: its cache beside our data when the home cannot be written. */
export function npmEnvironment(source, state) {
  const cache = source.npm_config_cache ?? path.join(source.HOME ?? os.homedir(), '.npm')
  return isWritable(cache) ? source : { ...source, npm_config_cache: path.join(state, 'npm-cache') }
}

/** The npm that called us, or the one of the PATH. */
const npm = (source) =>
  source.npm_execpath?.endsWith('.js')
    ? { program: process.execPath, first: [source.npm_execpath] }
    : { program: process.platform === 'win32' ? 'npm.cmd' : 'npm', first: [] }

/** Installs the packages of the lock, with the tools that a build needs whatever NODE_ENV says. */
export async function install(clone, { state, log, source = process.env }) {
  const { program, first } = npm(source)
  // Not saved: a start changes no file that is under version control.
  const args = ['install', '--no-save', '--no-audit', '--no-fund', '--include=dev', '--include=optional']
  const { code, ms } = await runToLog(program, [...first, ...args], {
    cwd: clone,
    env: npmEnvironment(source, state),
    log,
  })
  if (code !== 0) throw new Error(`npm install 没有成功 / did not succeed (${code}):\n${tailOf(log)}`)
  return ms
}

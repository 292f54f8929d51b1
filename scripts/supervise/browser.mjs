import { spawnSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'

const NAMES = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome']
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
]

const runs = (file) => spawnSync(file, ['--version'], { stdio: 'ignore', timeout: 20_000 }).status === 0

/** A Chromium of this machine: CHROMIUM_PATH, or the first that is found and starts. */
export function findBrowser(source = process.env) {
  const folders = (source.PATH ?? '').split(path.delimiter).filter(Boolean)
  const candidates = source.CHROMIUM_PATH
    ? [source.CHROMIUM_PATH]
    : [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...PLACES]
  return candidates.find((file) => fs.existsSync(file) && runs(file))
}

/** Installs Chromium where that needs no question: as root on a system with apt. */
export function installBrowser() {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0)
    return undefined
  const apt = (...args) =>
    spawnSync('apt-get', ['-y', '-q', ...args], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0
  const get = () => apt('install', '--no-install-recommends', 'chromium')
  if (get() || (apt('update') && get())) return findBrowser()
  return undefined
}

export const NO_BROWSER =
  'No Chromium was found, so the browser stories cannot run. Install one (as root: apt-get install -y chromium), or set CHROMIUM_PATH to a Chromium or Chrome.'

import fs from 'node:fs'
import path from 'node:path'
import { findBrowser, installBrowser, NO_BROWSER } from './browser.mjs'
import { install, isInstalled } from './packages.mjs'
import { createScreen, secondsOf } from './screen.mjs'
import { plainEnvironment } from './settings.mjs'
import { isBuilt } from './sources.mjs'
import { closingLine, countCheck, countPlaywright, countTap, countVitest, runStage } from './counting.mjs'
import { tailOf } from './step.mjs'

const CLONE = path.resolve(import.meta.dirname, '../..')
const STATE = path.join(CLONE, '.data')
const FOLDER = path.join(STATE, 'test')
const OWN_CODE = [
  'app',
  'components',
  'db',
  'lib',
  'messages',
  'scripts',
  'e2e',
  'proxy.ts',
  'front-door.ts',
  'content-security.ts',
  'instrumentation.ts',
]

const countOf =
  (pattern) =>
  ({ code, text }) =>
    countCheck({ code, problems: text.match(pattern)?.length })

const vitest = (project) => ({
  name: project,
  args: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project',
    project,
    '--passWithNoTests',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${path.join(FOLDER, `${project}.json`)}`,
  ],
  count: countVitest,
  reportFile: `${project}.json`,
})

const existing = (names) => names.filter((name) => fs.existsSync(path.join(CLONE, name)))

const filesUnder = (folder, ending) =>
  fs.existsSync(path.join(CLONE, folder))
    ? fs
        .readdirSync(path.join(CLONE, folder), { recursive: true })
        .filter((name) => name.endsWith(ending))
        .map((name) => path.join(folder, name))
    : []

const starterTests = (ending) => ['scripts', 'db'].flatMap((folder) => filesUnder(folder, ending))
const nodeTest = (name, files) => ({
  name,
  files,
  args: ['--test', '--test-reporter=tap', '--test-concurrency=1', ...files],
  count: countTap,
})

const stages = {
  routes: { name: 'routes', args: ['node_modules/next/dist/bin/next', 'typegen'], count: countOf(/error/gi) },
  types: {
    name: 'types',
    args: ['node_modules/typescript/bin/tsc', '--noEmit', '--pretty', 'false'],
    count: countOf(/ error TS\d+/g),
  },
  lint: {
    name: 'lint',
    args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'],
    count: countOf(/^ +\d+:\d+ /gm),
  },
  imports: {
    name: 'import rules',
    args: [
      'node_modules/dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      'dependency-cruiser.config.cjs',
      ...existing(OWN_CODE),
    ],
    count: countOf(/^ +(error|warn) /gm),
  },
  unused: {
    name: 'unused',
    args: ['node_modules/knip/bin/knip.js', '--no-progress'],
    count: countOf(/^\S.*:\d+:\d+ *$/gm),
  },
  starter: nodeTest('starter', starterTests('.test.mjs')),
  rules: vitest('rules'),
  database: vitest('database'),
  build: { name: 'build', args: ['scripts/build.mjs'], count: countCheck },
  stories: {
    name: 'stories',
    args: ['node_modules/@playwright/test/cli.js', 'test', '--pass-with-no-tests', '--reporter=list,json'],
    count: countPlaywright,
    reportFile: 'stories.json',
  },
  heavy: nodeTest('start anywhere', starterTests('.full.mjs')),
}

/** Runs every stage and returns the exit code: 0 only when tests ran and none failed. */
export async function test(args) {
  const screen = createScreen()
  const full = args.includes('--full')
  const startedAt = Date.now()
  const results = []
  fs.mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  // A test must not reach a database or a secret of the one who runs it.
  const env = {
    ...plainEnvironment(process.env, ['MODE', 'ORIGINS', 'OUTSIDE_URL', 'OUTSIDE_PORT', 'PORT', 'NODE_ENV']),
    NEXT_TELEMETRY_DISABLED: '1',
    NO_COLOR: '1',
    PLAYWRIGHT_JSON_OUTPUT_NAME: path.join(FOLDER, 'stories.json'),
    FULL: full ? '1' : '',
  }
  const run = async (stage, extra = {}) => {
    screen.begin(stage.name)
    // Without files the runner would look for some by itself, and find us.
    if (stage.files?.length === 0) return say(screen, stage.name, { passed: 0, failed: 0, skipped: 0, ms: 0 })
    const result = await runStage({ clone: CLONE, folder: FOLDER, env: { ...env, ...extra }, ...stage })
    results.push(result)
    say(screen, stage.name, result)
    return result
  }

  screen.line(`\n  ${screen.bold(full ? 'npm run test:full' : 'npm test')}\n`)
  if (!isInstalled(CLONE)) {
    screen.begin('packages')
    screen.done('packages', secondsOf(await install(CLONE, { state: STATE, log: path.join(FOLDER, 'install.log') })))
  }
  const browser = findBrowser() ?? installBrowser()
  if (!browser) results.push(complain(screen, 'browser', NO_BROWSER))

  await run(stages.routes)
  for (const name of ['types', 'lint', 'imports', 'unused', 'starter', 'rules', 'database']) await run(stages[name])
  const built = isBuilt(CLONE) ? reuse(screen) : await run(stages.build)
  if (built.failed === 0 && browser) await run(stages.stories, { CHROMIUM_PATH: browser })
  if (full && built.failed === 0) await run(stages.heavy)

  const { passed, failed, text } = closingLine(results)
  screen.line(`\n  ${screen.dim(secondsOf(Date.now() - startedAt))}\n`)
  if (passed === 0 && failed === 0) screen.line('  No test ran.')
  screen.line(text)
  return failed > 0 || passed === 0 ? 1 : 0
}

function reuse(screen) {
  screen.done('build', 'made before from the same sources, without database or secrets')
  return { passed: 0, failed: 0, skipped: 0 }
}

function complain(screen, name, sentence) {
  screen.failed(name, sentence)
  return { passed: 0, failed: 1, skipped: 0 }
}

function say(screen, name, { passed, failed, skipped, ms, log }) {
  const counts = [passed && `${passed} passed`, failed && `${failed} failed`, skipped && `${skipped} skipped`]
    .filter(Boolean)
    .join(', ')
  if (failed === 0) return screen.done(name, `${counts || 'no complaint'} · ${secondsOf(ms)}`)
  screen.failed(name, `${counts} · ${secondsOf(ms)}`)
  screen.line(`\n${tailOf(log, 80)}\n`)
}

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { closingLine, countCheck, countPlaywright, countTap, countVitest } from './counting.mjs'

const vitest = (more) => ({
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  testResults: [],
  ...more,
})

test('a check that passes is no test; one that fails counts its complaints, at least one', () => {
  assert.deepEqual(countCheck({ code: 0, problems: 0 }), { passed: 0, failed: 0, skipped: 0 })
  assert.equal(countCheck({ code: 2, problems: 17 }).failed, 17)
  assert.equal(countCheck({ code: 2, problems: undefined }).failed, 1)
  assert.equal(countCheck({ code: 2, problems: 0 }).failed, 1)
})

test('Vitest: passed, failed and left out are counted from its report', () => {
  assert.deepEqual(countVitest({ code: 0, report: vitest() }), { passed: 5, failed: 0, skipped: 1 })
  assert.equal(countVitest({ code: 1, report: vitest({ numFailedTests: 3 }) }).failed, 3)
})

test('Vitest: a file that cannot be read, an error outside a test, and no report at all have failed', () => {
  const broken = { status: 'failed', assertionResults: [] }
  const counted = { status: 'failed', assertionResults: [{ status: 'failed' }] }
  assert.equal(countVitest({ code: 1, report: vitest({ testResults: [broken] }) }).failed, 1)
  assert.equal(countVitest({ code: 1, report: vitest({ numFailedTests: 1, testResults: [counted] }) }).failed, 1)
  assert.equal(countVitest({ code: 1, report: vitest() }).failed, 1)
  assert.deepEqual(countVitest({ code: 1, report: undefined }), { passed: 0, failed: 1, skipped: 0 })
})

test('Playwright: one that passed only when tried again has failed, and so has an error outside a test', () => {
  const report = { stats: { expected: 8, unexpected: 0, flaky: 0, skipped: 2 }, errors: [] }
  assert.deepEqual(countPlaywright({ code: 0, report }), { passed: 8, failed: 0, skipped: 2 })
  assert.equal(countPlaywright({ code: 0, report: { ...report, stats: { ...report.stats, flaky: 1 } } }).failed, 1)
  assert.equal(countPlaywright({ code: 1, report: { ...report, errors: [{}] } }).failed, 1)
  assert.equal(countPlaywright({ code: 1, report }).failed, 1)
})

test('node --test: its summary is read, and an exit that it does not explain has failed', () => {
  const text = '# tests 9\n# pass 6\n# fail 1\n# cancelled 1\n# skipped 1\n# todo 0\n'
  assert.deepEqual(countTap({ code: 1, text }), { passed: 6, failed: 2, skipped: 1 })
  assert.deepEqual(countTap({ code: 1, text: 'crashed' }), { passed: 0, failed: 1, skipped: 0 })
})

test('the closing line is the sum', () => {
  const results = [
    { passed: 2, failed: 0 },
    { passed: 40, failed: 1 },
  ]
  assert.deepEqual(closingLine(results), { passed: 42, failed: 1, text: '42 passed, 1 failed' })
})

import fs from 'node:fs'
import path from 'node:path'
import { runToLog } from './step.mjs'

const readJson = (file) => {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** A check that is no test: nothing is counted while it passes, and its complaints, at least one, fail. */
export function countCheck({ code, problems }) {
  return { passed: 0, failed: code === 0 ? 0 : Math.max(1, problems ?? 1), skipped: 0 }
}

/** What Vitest's JSON report counts; a file that could not be read, and an error outside any test, each count as failed. */
export function countVitest({ code, report }) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((one) => one.status === 'failed'),
  )
  const failed = report.numFailedTests + broken.length
  return {
    passed: report.numPassedTests,
    failed: code !== 0 ? Math.max(1, failed) : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
  }
}

/** What Playwright's JSON report counts; one that passed only when tried again has failed. */
export function countPlaywright({ code, report }) {
  if (!report) return { passed: 0, failed: 1, skipped: 0 }
  const { expected, unexpected, flaky, skipped } = report.stats
  const failed = unexpected + flaky + report.errors.length
  return { passed: expected, failed: code !== 0 ? Math.max(1, failed) : failed, skipped }
}

/** What the summary of `node --test` in TAP counts. */
export function countTap({ code, text }) {
  const number = (word) => Number(new RegExp(`^# ${word} (\\d+)$`, 'm').exec(text)?.[1] ?? 0)
  const failed = number('fail') + number('cancelled')
  return {
    passed: number('pass'),
    failed: code !== 0 ? Math.max(1, failed) : failed,
    skipped: number('skipped') + number('todo'),
  }
}

/** Runs a program of node_modules to its end and counts what it found. */
export async function runStage({ clone, folder, name, args, env, count, reportFile }) {
  const log = path.join(folder, `${name}.log`)
  const report = reportFile && path.join(folder, reportFile)
  if (report) fs.rmSync(report, { force: true })
  const { code, ms } = await runToLog(process.execPath, args, { cwd: clone, env, log })
  const text = fs.readFileSync(log, 'utf8')
  return { ...count({ code, text, report: report && readJson(report) }), ms, log }
}

/** The closing line: what was run and what of it failed. */
export function closingLine(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0)
  return { passed: sum('passed'), failed: sum('failed'), text: `${sum('passed')} passed, ${sum('failed')} failed` }
}

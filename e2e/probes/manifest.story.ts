import { actionPolicies } from '@/lib/access/action-policies'
import { expect, test } from '../story'
import { actionIds, patterns, routes } from './build'
import { pagePolicies } from './page-policies'

test('every action of the build has its line in the policy, and every line its action', () => {
  expect([...actionIds().keys()].sort()).toEqual(Object.keys(actionPolicies).sort())
})

test('every page and handler of the build has its line in the policy, and every line its page', () => {
  expect(
    patterns()
      .map(({ pattern }) => pattern)
      .sort(),
  ).toEqual(Object.keys(pagePolicies).sort())
})

test('no action was written inside a page', () => {
  expect([...actionIds().keys()].filter((name) => !/^app\/[^#]+\/actions\.ts#[a-z]\w+$/.test(name))).toEqual([])
})

test('the public pages are prerendered in both languages, and nothing else is', () => {
  const pages = ['', '/how', '/scam', '/status', '/terms'].flatMap((page) => [`/en${page}`, `/zh-CN${page}`])
  const prerendered = routes().filter(({ kind, isPrerendered }) => kind === 'page' && isPrerendered)
  expect(prerendered.map(({ path }) => path).sort()).toEqual(pages.sort())
})

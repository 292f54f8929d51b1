import { CATALOGUES } from '@/messages/catalogue'
import { REVIEW_DECISIONS, REVIEW_KINDS, REVIEW_REASONS } from '@/lib/reviews/rules'
import { describe, expect, it } from 'vitest'
import { CASE_KINDS, CASE_REASONS } from './rules'

describe.each(Object.entries(CATALOGUES))('in %s', (_, { agreements }) => {
  it('every kind and reason of a review has its words, and none is left over', () => {
    const reasons = REVIEW_KINDS.flatMap((kind) =>
      REVIEW_DECISIONS.flatMap((decision) => [...REVIEW_REASONS[kind][decision]]),
    )
    expect(Object.keys(agreements.reviews.reason).sort()).toEqual([...new Set(reasons)].sort())
    expect(Object.keys(agreements.reviews.kind).sort()).toEqual([...REVIEW_KINDS].sort())
  })

  it('every kind and reason of a case has its words, and none is left over', () => {
    const reasons = CASE_KINDS.flatMap((kind) => [...CASE_REASONS[kind]])
    expect(Object.keys(agreements.cases.reason).sort()).toEqual([...new Set(reasons)].sort())
    expect(Object.keys(agreements.cases.kind).sort()).toEqual([...CASE_KINDS].sort())
  })

  it('whoever a person refused reads why', () => {
    expect(Object.keys(agreements.identity.reason).sort()).toEqual([...REVIEW_REASONS.friend_identity.refused].sort())
  })
})

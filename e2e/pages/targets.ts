import type { Page } from '@playwright/test'

const LEAST_PX = 44
/** What a finger has to hit; a box to tick is as large as its words beside it. */
const TARGETS = [
  'main button',
  'main a.button',
  'main input:not([type=hidden], [type=checkbox], [type=radio])',
  'main select',
  'main label:has(input[type=checkbox], input[type=radio])',
].join(', ')

/** What a finger would miss on this page: lower than a fingertip. */
export const lowTargetsOn = (page: Page): Promise<string[]> =>
  page.evaluate(
    ({ targets, least }) =>
      [...document.querySelectorAll(targets)]
        // Tables of facts are for staff, at a desk.
        .filter((target) => target.checkVisibility({ visibilityProperty: true }) && !target.closest('.data-table'))
        .map((target) => ({ target, height: target.getBoundingClientRect().height }))
        .filter(({ height }) => height < least - 0.5)
        .map(
          ({ target, height }) => `${target.tagName.toLowerCase()} “${target.textContent?.trim()}”: ${height} px high`,
        ),
    { targets: TARGETS, least: LEAST_PX },
  )

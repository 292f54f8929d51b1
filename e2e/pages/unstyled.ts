import type { Page } from '@playwright/test'

/** The classes on this page for which no sheet that it loads has a rule: its layout forgot a sheet. */
export const unstyledOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const known = new Set<string>()
    const read = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule)
          for (const [, name] of rule.selectorText.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)) known.add(name!)
        if ('cssRules' in rule) read(rule.cssRules as CSSRuleList)
      }
    }
    for (const sheet of document.styleSheets) read(sheet.cssRules)
    const used = new Set([...document.querySelectorAll('body, body *')].flatMap(({ classList }) => [...classList]))
    return [...used].filter((name) => !known.has(name))
  })

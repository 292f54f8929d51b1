import type { Page } from '@playwright/test'

/** The classes on this page about which no sheet that it loads has a rule, nor about what lies in them: its layout forgot a sheet. */
export const unstyledOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const known = new Set<string>()
    /** Without what stands in brackets: that is about other elements. */
    const plain = (selector: string): string => {
      const less = selector.replaceAll(/\([^()]*\)/g, '')
      return less === selector ? selector : plain(less)
    }
    const classesIn = (selector: string) => [...selector.matchAll(/\.(-?[_a-zA-Z][\w-]*)/g)].map(([, name]) => name!)
    const read = (rules: CSSRuleList) => {
      for (const rule of rules) {
        if (rule instanceof CSSStyleRule) {
          const isAbout = plain(rule.selectorText)
            .split(',')
            .flatMap((selector) =>
              classesIn(
                selector
                  .trim()
                  .split(/[\s>+~]+/)
                  .at(-1) ?? '',
              ),
            )
          const isFrameOf = document.querySelector(rule.selectorText) ? classesIn(rule.selectorText) : []
          for (const name of [...isAbout, ...isFrameOf]) known.add(name)
        }
        if ('cssRules' in rule) read(rule.cssRules as CSSRuleList)
      }
    }
    for (const sheet of document.styleSheets) read(sheet.cssRules)
    const used = new Set([...document.querySelectorAll('body, body *')].flatMap(({ classList }) => [...classList]))
    return [...used].filter((name) => !known.has(name))
  })

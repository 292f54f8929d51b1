import type { Page } from '@playwright/test'

/** Under what a page must hold: a narrow phone, type as large as a chat's browser makes it, and our own large size. */
const FRAMES = [
  { name: '375 px × 1.4', width: 375, root: '140%', size: '' },
  { name: '375 px elder', width: 375, root: '', size: 'large' },
  { name: '320 px', width: 320, root: '', size: '' },
] as const

const HEIGHT = 2400

/** What does not fit on this page, under each of the frames: what runs out of the window, and text that is cut off. */
export async function misfitsOf(page: Page): Promise<string[]> {
  const found: string[] = []
  for (const { name, width, root, size } of FRAMES) {
    await page.setViewportSize({ width, height: HEIGHT })
    for (const misfit of await page.evaluate(misfitsIn, { root, size })) found.push(`${name}: ${misfit}`)
  }
  await page.setViewportSize({ width: 375, height: HEIGHT })
  return found
}

/** Runs in the page. */
function misfitsIn({ root, size }: { root: string; size: string }): string[] {
  type Box = { element: Element; hides: boolean }
  const html = document.documentElement
  const before = html.dataset.size
  html.style.fontSize = root
  if (size) html.dataset.size = size
  const found = new Set<string>()
  const windowWidth = html.clientWidth
  if (html.scrollWidth > windowWidth) found.add(`scrolls sideways by ${html.scrollWidth - windowWidth} px`)

  const named = ({ tagName, classList }: Element) => [tagName.toLowerCase(), ...classList].join('.')
  const measure = (node: Node, boxes: Box[], isScrolled: boolean) => {
    const range = document.createRange()
    range.selectNodeContents(node)
    const quote = `“${node.textContent?.trim().slice(0, 24)}” in ${named(node.parentElement!)}`
    for (const text of range.getClientRects()) {
      for (const { element, hides } of boxes) {
        const { left, right, top, bottom } = element.getBoundingClientRect()
        if (text.left < left - 1 || text.right > right + 1 || text.top < top - 3 || text.bottom > bottom + 3)
          found.add(`${quote} is ${hides ? 'cut off by' : 'wider than'} ${named(element)}`)
      }
      if (!isScrolled && (text.left < -1 || text.right > windowWidth + 1)) found.add(`${quote} leaves the window`)
    }
  }
  /** Goes down with the boxes that hide what leaves them, or beyond which it would lie on something else. */
  const walk = (element: Element, boxes: Box[], isScrolled: boolean) => {
    if (!element.checkVisibility({ visibilityProperty: true })) return
    // As narrow as this is only what is for reading aloud.
    if (element.clientWidth === 1) return
    const { overflowX } = getComputedStyle(element)
    const scrolls = overflowX === 'auto' || overflowX === 'scroll'
    const hides = overflowX === 'hidden' || overflowX === 'clip'
    const isBox = hides || element.matches('button, .button, .chip, .card')
    const within = scrolls ? [] : isBox ? [...boxes, { element, hides }] : boxes
    for (const node of element.childNodes) {
      if (node instanceof Element && !node.matches('script, style, noscript, .skip-link'))
        walk(node, within, isScrolled || scrolls)
      if (node instanceof Text && node.data.trim()) measure(node, within, isScrolled || scrolls)
    }
  }
  walk(document.body, [], false)
  html.style.fontSize = ''
  if (size && before === undefined) delete html.dataset.size
  return [...found]
}

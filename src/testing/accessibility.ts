import type { Page } from 'playwright-core'

/** One thing on a page that some reader could not use, with the words to find it by. */
export type Barrier = { what: string; where: string }

/**
 * Looks at the page as it stands: controls without a name, pictures without words, doubled ids, fields
 * of no label, text too pale for its ground (WCAG 2.1 AA), and a missing language or main heading.
 * Not a proof of accessibility; each finding is one all the same.
 */
export async function barriersOn(page: Page): Promise<Barrier[]> {
  // Some runners wrap functions in a call of their own, which the page does not know.
  await page.evaluate('globalThis.__name ??= (wrapped) => wrapped')
  return page.evaluate(lookAround)
}

/** Runs inside the page, so everything it needs stands inside it. */
function lookAround(): { what: string; where: string }[] {
  const found: { what: string; where: string }[] = []
  const note = (what: string, element: Element) =>
    found.push({ what, where: element.outerHTML.slice(0, 120) })
  const all = (selector: string) =>
    [...document.querySelectorAll<HTMLElement>(selector)].filter(
      (element) => element.checkVisibility() && element.closest('[aria-hidden="true"]') === null,
    )
  const nameOf = (element: HTMLElement) => {
    const ids = element.getAttribute('aria-labelledby')?.split(' ') ?? []
    const labels = element instanceof HTMLInputElement ? [...(element.labels ?? [])] : []
    const said = [
      element.getAttribute('aria-label'),
      element.getAttribute('title'),
      element.getAttribute('alt'),
      ...ids.map((id) => document.getElementById(id)?.textContent),
      ...labels.map((each) => each.textContent),
      ['INPUT', 'SELECT', 'TEXTAREA'].includes(element.tagName) ? '' : element.textContent,
    ]
    return said.join('').trim()
  }
  const numbersIn = (color: string) => (color.match(/[\d.]+/g) ?? []).map(Number)
  const lightness = (color: string) => {
    const [red = 0, green = 0, blue = 0] = numbersIn(color).map((part) => {
      const share = part / 255
      return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const groundOf = (element: Element | null): string => {
    if (element === null) return 'rgb(255, 255, 255)'
    const { backgroundColor } = getComputedStyle(element)
    const [, , , alpha = 1] = numbersIn(backgroundColor)
    return alpha === 1 ? backgroundColor : groundOf(element.parentElement)
  }
  const isPale = (element: HTMLElement) => {
    const style = getComputedStyle(element)
    const [ink, ground] = [lightness(style.color), lightness(groundOf(element))]
    const contrast = (Math.max(ink, ground) + 0.05) / (Math.min(ink, ground) + 0.05)
    const size = Number.parseFloat(style.fontSize)
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700)
    return contrast < (large ? 3 : 4.5)
  }
  for (const element of all(
    'button, a[href], [role="button"], input:not([type="hidden"]), select, textarea, [role="combobox"], [role="img"], img',
  ))
    if (nameOf(element) === '') note('no name', element)
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id)
  for (const id of new Set(ids.filter((each, place) => ids.indexOf(each) !== place)))
    found.push({ what: 'doubled id', where: id })
  for (const element of all('p, span, b, small, td, th, dt, dd, a, button, label, h1, h2, h3, li'))
    if ([...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim()))
      if (!element.closest('[disabled], [aria-disabled="true"]') && isPale(element))
        note('too pale', element)
  if (document.documentElement.lang === '') found.push({ what: 'no language', where: '<html>' })
  if (all('h1').length !== 1) found.push({ what: 'not one main heading', where: '<h1>' })
  if (document.documentElement.scrollWidth > innerWidth + 1)
    found.push({
      what: 'wider than the screen',
      where: `${document.documentElement.scrollWidth}px`,
    })
  return found
}

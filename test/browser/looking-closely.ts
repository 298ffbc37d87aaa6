import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { en } from '../../web/locales/en/index.ts'
import { desktop, phone } from './visits.ts'

const options = { resultTypes: ['violations' as const] }
type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

/** What depends on colours and sizes, and is looked at a second time where both are other ones. */
const visible = ['color-contrast', 'link-in-text-block', 'scrollable-region-focusable', 'target-size']

/** Looks at pages and tries where their links lead; every link once. */
export function openInspection() {
  const followed = new Set<string>()

  /** Nothing is wrong with this page for anybody, and all of its links lead somewhere. */
  async function isInOrder(page: Page): Promise<void> {
    expect(await findings(page)).toEqual([])
    expect(await unsaid(page), `keys of sentences that ${page.url()} does not have`).toEqual([])
    for (const link of await linksOf(page)) {
      if (followed.has(link)) continue
      followed.add(link)
      const answer = await page.request.get(link, { maxRedirects: 0 })
      expect(answer.status(), `${link}, to which ${page.url()} leads`).toBeLessThan(400)
    }
  }

  async function areInOrder(page: Page, ...addresses: string[]): Promise<void> {
    for (const address of addresses) {
      await page.goto(address)
      await isInOrder(page)
    }
  }

  return { isInOrder, areInOrder }
}

/** What is wrong with a page for somebody, in the light on a desktop and in the dark on a phone. */
async function findings(page: Page): Promise<string[]> {
  await shows(page, desktop, 'light')
  // The legacy mode leaves out frames, of which there are none, and is several times quicker.
  const { violations } = await new AxeBuilder({ page }).options(options).setLegacyMode(true).analyze()
  const inLight = [...violations.flatMap(told), ...(await overflow(page))]
  await shows(page, phone, 'dark')
  const inDark = [
    ...(await lookedAtAgain(page)).flatMap(told),
    ...(await overflow(page)),
    ...(await smallTargets(page)),
  ]
  const about = (found: string[], how: string) => found.map((one) => `${page.url()}, ${how}: ${one}`)
  return [...about(inLight, 'light, on a desktop'), ...about(inDark, 'dark, on a phone')]
}

async function shows(page: Page, screen: typeof desktop, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(screen)
  await page.emulateMedia({ colorScheme })
}

/** The axe that the first look brought along is still in the page. */
function lookedAtAgain(page: Page): Promise<Violation[]> {
  return page.evaluate(
    async (wanted) => {
      const { axe } = window as unknown as { axe: { run(o: object): Promise<{ violations: Violation[] }> } }
      const { violations } = await axe.run(wanted)
      return violations.map(({ id, nodes }) => ({
        id,
        nodes: nodes.map(({ html, failureSummary = '' }) => ({ html, failureSummary })),
      }))
    },
    { ...options, runOnly: visible },
  )
}

/** What customers press with a thumb and is less than 44 pixels high. Links in a text are as high as its lines. */
async function smallTargets(page: Page): Promise<string[]> {
  if (new URL(page.url()).pathname.startsWith('/admin')) return []
  return page.evaluate(() => {
    const targets = 'main :is(a, button, summary, select, input:not([type=hidden])):not(.sr-only)'
    return [...document.querySelectorAll<HTMLElement>(targets)].flatMap((element) => {
      const pressed = element.closest<HTMLElement>('label') ?? element
      const isInText = getComputedStyle(pressed).display === 'inline'
      const leadsLikeItsRow = getComputedStyle(pressed, '::after').position === 'absolute'
      // As laid out: a dialog that opens is drawn smaller at first.
      const { offsetWidth: width, offsetHeight: height } = pressed
      if (isInText || leadsLikeItsRow || width <= 1 || height >= 44) return []
      return [`only ${height} pixels high: ${element.outerHTML.slice(0, 200)}`]
    })
  })
}

function told({ id, nodes }: Violation): string[] {
  return nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
}

/** A page that can be pushed sideways is too wide; what sticks out of it is named. */
export async function overflow(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const pixels = document.documentElement.scrollWidth - window.innerWidth
    if (pixels <= 0) return []
    const sticksOut = (element: Element) => element.getBoundingClientRect().right > window.innerWidth + 1
    const outer = [...document.querySelectorAll('main *')].filter(sticksOut)
    const inner = outer.filter((element) => !outer.some((one) => one !== element && element.contains(one)))
    return [
      `It is ${pixels} pixels too wide: ${inner.map(({ outerHTML }) => outerHTML.slice(0, 200)).join('\n')}`,
    ]
  })
}

/** A browser has the sentences of its page alone, and shows the key of one that it lacks. */
async function unsaid(page: Page): Promise<string[]> {
  const areas = Object.keys(en).join('|')
  const keys = new RegExp(`(?<![\\w@./-])(?:${areas})(?:\\.[a-z]\\w*)+`, 'g')
  const text = `${await page.title()} ${await page.locator('body').ariaSnapshot()}`
  return text.match(keys) ?? []
}

/** Where the links of a page lead, within the shop. */
async function linksOf(page: Page): Promise<string[]> {
  const links = page.locator('a[href^="/"]')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return hrefs.map((href) => href.split('#')[0] ?? href)
}

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { desktop, phone } from './visits.ts'

const options = { resultTypes: ['violations' as const] }
type Violation = { id: string; nodes: { html: string; failureSummary?: string }[] }

/** What is wrong with a page for somebody, in the light on a desktop and in the dark on a phone. */
export async function findings(page: Page): Promise<string[]> {
  await shows(page, desktop, 'light')
  // The legacy mode leaves out frames, of which there are none, and is several times quicker.
  const { violations } = await new AxeBuilder({ page }).options(options).setLegacyMode(true).analyze()
  const inLight = [...violations.flatMap(told), ...(await overflow(page))]
  await shows(page, phone, 'dark')
  const inDark = [...(await lookedAtAgain(page)).flatMap(told), ...(await overflow(page))]
  const about = (found: string[], how: string) => found.map((one) => `${page.url()}, ${how}: ${one}`)
  return [...about(inLight, 'light, on a desktop'), ...about(inDark, 'dark, on a phone')]
}

async function shows(page: Page, screen: typeof desktop, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.setViewportSize(screen)
  await page.emulateMedia({ colorScheme })
}

/** The axe that the first look brought along is still in the page. */
function lookedAtAgain(page: Page): Promise<Violation[]> {
  return page.evaluate(async (wanted) => {
    const { axe } = window as unknown as { axe: { run(o: object): Promise<{ violations: Violation[] }> } }
    const { violations } = await axe.run(wanted)
    return violations.map(({ id, nodes }) => ({
      id,
      nodes: nodes.map(({ html, failureSummary = '' }) => ({ html, failureSummary })),
    }))
  }, options)
}

function told({ id, nodes }: Violation): string[] {
  return nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`)
}

/** A page that can be pushed sideways is too wide. */
async function overflow(page: Page): Promise<string[]> {
  const pixels = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  return pixels > 0 ? [`It is ${pixels} pixels too wide.`] : []
}

/** Where the links of a page lead, within the store. */
export async function linksOf(page: Page): Promise<string[]> {
  const links = page.locator('a[href^="/"]')
  const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''))
  return hrefs.map((href) => href.split('#')[0] ?? href)
}

import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'
import { desktop, phone } from './visits.ts'

/** What is wrong with a page for somebody, in the light on a desktop and in the dark on a phone. */
export async function findings(page: Page): Promise<string[]> {
  const inLight = await findingsOn(page, desktop, 'light')
  return [...inLight, ...(await findingsOn(page, phone, 'dark'))]
}

type Screen = typeof desktop

async function findingsOn(page: Page, screen: Screen, colorScheme: 'light' | 'dark'): Promise<string[]> {
  await page.setViewportSize(screen)
  await page.emulateMedia({ colorScheme })
  // The legacy mode leaves out frames, of which there are none, and is several times quicker.
  const { violations } = await new AxeBuilder({ page }).setLegacyMode(true).analyze()
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, failureSummary }) => `${id}: ${html}\n${failureSummary}`),
  )
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)
  if (overflow > 0) found.push(`The page is ${overflow} pixels too wide.`)
  return found.map((finding) => `${page.url()}, ${colorScheme}, ${screen.width} pixels wide: ${finding}`)
}

/** Where the links of a page lead, within the store. */
export async function linksOf(page: Page): Promise<string[]> {
  const hrefs = await page.locator('a[href^="/"]').evaluateAll((links) => links.map((a) => `${a.getAttribute('href')}`))
  return hrefs.map((href) => href.split('#')[0] ?? href)
}

import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { openBrowser } from '../../scripts/open-browser.ts'

export const desktop = { width: 1280, height: 800 }
export const phone = { width: 390, height: 844 }

export type Visit = {
  /** The desktop's when left out. */
  readonly screen?: { readonly width: number; readonly height: number }
  /** Set-Cookie values of somebody who is signed in already. */
  readonly cookies?: readonly string[]
  /** False: a browser that runs no scripts. */
  readonly script?: boolean
}

/** One browser for a test file. Each visit is a person of their own, with an address of their own behind the proxy. */
export async function openVisits(url: string) {
  const browser: Browser = await openBrowser()
  const troubles: string[] = []
  let visitors = 0

  return {
    async visit({ screen = desktop, cookies = [], script = true }: Visit = {}): Promise<Page> {
      visitors += 1
      const context = await browser.newContext({
        baseURL: url,
        viewport: screen,
        javaScriptEnabled: script,
        reducedMotion: 'reduce',
        locale: 'en-GB',
        timezoneId: 'Europe/Berlin',
        hasTouch: screen === phone,
        extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${visitors}` },
      })
      context.setDefaultTimeout(20_000)
      context.on('page', (page) => watch(page, troubles))
      await context.addCookies(cookies.map((cookie) => ({ ...parts(cookie), url })))
      return context.newPage()
    },
    /** Ends all visits. No page may have said in its console, or thrown, that something is wrong with it. */
    async leave(): Promise<void> {
      await Promise.all(browser.contexts().map((context) => context.close()))
      expect(troubles.splice(0)).toEqual([])
    },
    close: () => browser.close(),
  }
}

/** What a page complains of: its own errors, and what the Content-Security-Policy kept from it. */
function watch(page: Page, troubles: string[]): void {
  page.on('pageerror', (error) => troubles.push(`${page.url()} threw: ${error.stack ?? error.message}`))
  page.on('console', (message) => {
    // A browser counts a refusal that the test wants, as 404 and 422 are, among the errors of the page.
    const isRefusal = /responded with a status of 4\d\d/.test(message.text())
    if (message.type() === 'error' && !isRefusal) troubles.push(`${page.url()} says: ${message.text()}`)
  })
}

function parts(cookie: string): { name: string; value: string } {
  const pair = cookie.split(';')[0] ?? ''
  const at = pair.indexOf('=')
  return { name: pair.slice(0, at), value: pair.slice(at + 1) }
}

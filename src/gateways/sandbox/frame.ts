import type { Context } from 'hono'
import { html } from 'hono/html'

export type Html = ReturnType<typeof html>

/** The provider is somebody else's, so its words are in no catalogue of the shop's: it speaks English to everybody. */
export function frame(title: string, content: Html): Html {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <title>${title} · Sandbox</title>
        <link rel="stylesheet" href="/sandbox/sandbox.css" />
      </head>
      <body>
        <header><strong>Sandbox</strong> No real money moves here. This page stands for a bank's.</header>
        <main>
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html>`
}

export function page(c: Context, content: Html, status: 200 | 404 | 422) {
  return c.html(content, status, { 'cache-control': 'no-store' })
}

export function unknown(c: Context) {
  const text = html`<p>The address is not one that this provider gave out.</p>`
  return page(c, frame('Nothing here', text), 404)
}

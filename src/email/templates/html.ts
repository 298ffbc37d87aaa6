import { contrast, parseColour } from '../../../web/accent.ts'
import { html, type Markup, nothing, withBreaks } from './markup.ts'
import type { EmailWords, Voice } from './template.ts'

/** Colours by role; the dark ones come in by class where the mailbox is dark, the light ones stand on each element. */
const light = { ground: '#f6f6f3', card: '#ffffff', line: '#e3e3dd', ink: '#1b2025', muted: '#5a626a' }
const darkRules = `
  .ground { background-color: #14171a !important; }
  .card { background-color: #1c2024 !important; border-right-color: #31373d !important; border-bottom-color: #31373d !important; border-left-color: #31373d !important; }
  .line { border-color: #31373d !important; }
  .ink { color: #e7e9eb !important; }
  .muted { color: #a0a8b0 !important; }
  .plate { background-color: #14171a !important; }`

const font = "-apple-system, BlinkMacSystemFont, 'Segoe UI', Roboto, Helvetica, Arial, sans-serif"

/** An email as HTML that mailboxes understand: tables, inline styles, nothing loaded from elsewhere. */
export function htmlOf(words: EmailWords, { t, shop }: Voice, locale: string): string {
  return html`<!doctype html>
<html lang="${locale}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="supported-color-schemes" content="light dark">
<title>${words.subject}</title>
<style>
  :root { color-scheme: light dark; supported-color-schemes: light dark; }
  @media (max-width: 480px) { .card { padding: 24px 20px !important; } }
  @media (prefers-color-scheme: dark) {${{ markup: darkRules }}
  }
</style>
</head>
<body class="ground" style="margin:0; padding:0; background-color:${light.ground}; font-family:${font}; -webkit-text-size-adjust:100%">
<div style="display:none; max-height:0; overflow:hidden">${words.paragraphs[0] ?? ''}</div>
<table role="presentation" class="ground" width="100%" cellpadding="0" cellspacing="0" style="background-color:${light.ground}">
<tr><td align="center" style="padding:32px 12px">
<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:560px">
<tr><td class="ink" style="padding:0 4px 16px; font-size:17px; font-weight:600; color:${light.ink}">${shop.name}</td></tr>
<tr><td class="card" style="padding:36px 40px; background-color:${light.card}; border:1px solid ${light.line}; border-top:4px solid ${shop.accent}; border-radius:12px">
<h1 class="ink" style="margin:0 0 20px; font-size:23px; line-height:1.3; font-weight:650; color:${light.ink}">${words.heading}</h1>
${[words.greeting, ...words.paragraphs].map(paragraph)}${facts(words)}${verbatim(words.verbatim)}
${button(words, shop.accent)}
${words.notes.map(note)}
</td></tr>
<tr><td class="muted" style="padding:18px 4px 0; font-size:13px; line-height:1.6; color:${light.muted}">${byHand(words, t('email.byHand'))}${t('email.footer', { shop: shop.name, email: shop.email })}</td></tr>
</table>
</td></tr>
</table>
</body>
</html>
`.markup
}

function paragraph(text: string): Markup {
  return html`<p class="ink" style="margin:0 0 14px; font-size:16px; line-height:1.55; color:${light.ink}">${text}</p>
`
}

function note(text: string): Markup {
  return html`<p class="muted" style="margin:20px 0 0; font-size:14px; line-height:1.55; color:${light.muted}">${text}</p>
`
}

function facts({ facts }: EmailWords): Markup {
  if (facts.length === 0) return nothing
  const rows = facts.map(
    ([label, value]) => html`<tr>
<td class="muted line" valign="top" style="padding:10px 16px 10px 0; font-size:14px; line-height:1.5; color:${light.muted}; border-bottom:1px solid ${light.line}; white-space:nowrap">${label}</td>
<td class="ink line" valign="top" align="right" style="padding:10px 0; font-size:15px; line-height:1.4; color:${light.ink}; border-bottom:1px solid ${light.line}; font-variant-numeric:tabular-nums; overflow-wrap:anywhere">${value}</td>
</tr>
`,
  )
  return html`<table width="100%" cellpadding="0" cellspacing="0" class="line" style="margin:22px 0 6px; border-top:1px solid ${light.line}">
${rows}</table>`
}

function verbatim(text: string | undefined): Markup {
  if (!text) return nothing
  return html`<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="margin:20px 0 0"><tr>
<td class="plate ink" style="padding:16px 18px; background-color:${light.ground}; border-radius:8px; font-size:15px; line-height:1.6; color:${light.ink}">${withBreaks(text)}</td>
</tr></table>`
}

function button({ button }: EmailWords, accent: string): Markup {
  if (!button) return nothing
  return html`<table role="presentation" cellpadding="0" cellspacing="0" style="margin:28px 0 4px"><tr>
<td style="border-radius:8px; background-color:${accent}"><a href="${button.url}" style="display:inline-block; padding:13px 26px; font-size:16px; font-weight:600; line-height:1.2; color:${inkOn(accent)}; text-decoration:none; border-radius:8px">${button.label}</a></td>
</tr></table>`
}

function byHand({ button }: EmailWords, words: string): Markup {
  if (!button) return nothing
  return html`${words}<br><a class="muted" href="${button.url}" style="color:${light.muted}; word-break:break-all">${button.url}</a><br><br>`
}

/** Black or white, whichever can be read on the accent (WCAG 2.2, 1.4.3). */
function inkOn(accent: string): string {
  const colour = parseColour(accent)
  return colour && contrast(colour, [255, 255, 255]) < 4.5 ? '#000000' : '#ffffff'
}

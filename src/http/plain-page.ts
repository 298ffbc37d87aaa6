import { wordsIn } from '../../web/words.ts'

/** The troubles that are answered before any page could be asked. */
export type DoorTrouble = 400 | 403 | 413 | 429 | 500 | 503

/**
 * A page in plain words, without script, session or database, for what ends at the door. The browser's own default
 * styles show it: it must come out right also when nothing else works.
 */
export function plainPage(
  status: DoorTrouble,
  context: { requestId: string; headers?: Record<string, string> },
): Response {
  const { t } = wordsIn('en')
  const title = t(`trouble.s${status}.title`)
  const body =
    `<!DOCTYPE html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width">` +
    `<meta name="color-scheme" content="light dark"><title>${title}</title><main><h1>${title}</h1>` +
    `<p>${t(`trouble.s${status}.text`)}</p><p>${t('trouble.reference', { id: escapeHtml(context.requestId) })}</p>` +
    `<p><a href="/">${t('trouble.backHome')}</a></p></main></html>`
  const headers = {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    ...context.headers,
  }
  return new Response(body, { status, headers })
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)
}

import { stringify } from 'csv-stringify/sync'
import type { TFunction } from 'i18next'
import { data } from 'react-router'
import { actorContext, appContext, viewerContext } from '../../context.ts'
import { wordsIn } from '../../words.ts'
import type { Route } from './+types/download'
import { type Batch, listFiles } from './files.ts'

/** More than this is no list that anybody reads, and a spreadsheet takes no more than twenty times as much. */
const mostRows = 50_000

/** All that a list shows, as a file for a spreadsheet: read and sent batch by batch. Who may not see the list is refused here as there. */
export async function loader({ context, params, request }: Route.LoaderArgs) {
  const file = Object.hasOwn(listFiles, params.list) ? listFiles[params.list] : undefined
  if (!file) throw data(null, { status: 404 })
  const { t } = wordsIn(context.get(viewerContext).locale)
  const door = { app: context.get(appContext), actor: context.get(actorContext), t }
  const asked = new URL(request.url).searchParams
  asked.delete('before')
  const first = await file.batch(door, asked)
  const next = (before: string) => {
    asked.set('before', before)
    return file.batch(door, asked)
  }
  return new Response(streamOf(lines(t, file.heads(t), first, next)), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8; header=present',
      'Content-Disposition': `attachment; filename="${params.list}.csv"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

async function* lines(
  t: TFunction,
  heads: readonly string[],
  first: Batch,
  next: (before: string) => Promise<Batch>,
): AsyncGenerator<string, void> {
  // Without the mark at its beginning spreadsheets take the file for one in an old encoding.
  yield `\uFEFF${csvOf([heads])}`
  let batch = first
  for (let sent = batch.rows.length; ; sent += batch.rows.length) {
    yield csvOf(batch.rows)
    if (batch.older === null) return
    if (sent >= mostRows) return yield csvOf([[t('admin.lists.more', { most: mostRows })]])
    batch = await next(batch.older)
  }
}

/** As RFC 4180 has it. What a spreadsheet would run as a formula is said as the text that it is. */
function csvOf(rows: readonly (readonly unknown[])[]): string {
  return stringify([...rows], { record_delimiter: 'windows', escape_formulas: true })
}

/** A batch is read when the one before it is on its way. */
function streamOf(texts: AsyncGenerator<string, void>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { value, done } = await texts.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await texts.return()
    },
  })
}

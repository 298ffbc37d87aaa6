import type { Instant } from '../kernel/calendar.ts'
import type { Reading } from './reading.ts'

/** What templates/house.typ reads: what every document says of itself and on each page. */
export type SheetContent = {
  readonly title: string
  readonly author: string
  /** When it was issued, so that the same document gives the same bytes whenever it is set. */
  readonly date: Readonly<Record<'year' | 'month' | 'day' | 'hour' | 'minute' | 'second', number>>
  /** Of the words, not of the names: what a screen reader speaks. */
  readonly language: string
  readonly region: string | null
  /** Where its reader lives, since Chinese and Japanese write the same character in different ways. */
  readonly country: string
  readonly accent: string
  readonly footer: string
  /** With `{page}` and `{pages}` where the numbers come. */
  readonly page: string
}

type Said = Pick<SheetContent, 'title' | 'author' | 'country' | 'accent' | 'footer'> & {
  readonly issuedAt: Instant
}

export function sheetContent({ t, language, region }: Reading, { issuedAt, ...said }: Said): SheetContent {
  return {
    ...said,
    date: momentOf(issuedAt),
    language,
    region,
    page: t('documents.page', { page: '{page}', pages: '{pages}' }),
  }
}

function momentOf(instant: Instant): SheetContent['date'] {
  const at = new Date(instant)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  }
}

import type { ReactNode } from 'react'
import type { FieldKind, FieldValue } from '../../../src/platform/history/fields.ts'
import { countryName } from '../../country.ts'
import { methodWords } from '../../method-words.ts'
import { Link } from '../link.tsx'
import type { Change } from '../timeline.tsx'
import { useFormats } from '../values.tsx'
import { useViewer, useWords } from '../viewer.tsx'
import { browserWords } from './browser.ts'
import { detailWords, reasonWords, templateWords } from './reason.ts'

/** Whose pages the links lead to. */
export type EventArea = 'account' | 'admin'

/** A field as the database gives it back: minor units are decimal strings. */
type AsRead<V> = V extends bigint
  ? string
  : V extends string | number | boolean | null
    ? V
    : { readonly [K in keyof V]: AsRead<V[K]> }

/** Kinds that no sentence mentions: they decide which one is told, are shown beside or under it, or serve programs. */
const silentKinds = ['change', 'doer', 'choice', 'flag', 'gateway', 'id'] as const satisfies FieldKind[]
type SilentKind = (typeof silentKinds)[number]
type ShownKind = Exclude<FieldKind, SilentKind>

export function isShown(kind: FieldKind): kind is ShownKind {
  return !silentKinds.some((silent) => silent === kind)
}

/** How a field of each kind stands in a sentence. */
export type ShownFields = { readonly [Kind in ShownKind]: (value: AsRead<FieldValue<Kind>>) => ReactNode }

/** How fields are shown to whoever reads. A kind that is neither shown nor silent does not compile. */
export function useShownFields(area: EventArea): ShownFields {
  const t = useWords()
  const { money, day, moment } = useFormats()
  return {
    ...linksInto(area),
    words: (text) => text,
    count: (count) => count,
    skippedTries: (count) => (count === 0 ? '' : t('history.skippedTries', { count })),
    day: (date) => day(date),
    moment: (at) => moment(at),
    amount: money,
    reason: (reason) => reasonWords(t, reason),
    method: (label) => methodWords(t, label),
    browser: (userAgent) => browserWords(t, userAgent),
    detail: (detail) => detailWords(t, detail),
    payment: ({ id, amount, invoiceNumber }) => {
      const ofCustomer = `/account/invoices/${invoiceNumber}#payments`
      return linkTo(area === 'admin' ? `/admin/payments/${id}` : ofCustomer, money(amount))
    },
    email: ({ id, template }) => emailLink(area, id, templateWords(t, template)),
    emailWithSubject: ({ id, subject }) => emailLink(area, id, subject),
  }
}

/** How a detail that changed is shown under the sentence. */
export function useShownChange(): (change: FieldValue<'change'>) => Change {
  const t = useWords()
  const { locale } = useViewer()
  return ({ detail, before, after }) => {
    const shown = (value: string) =>
      value === '' ? t('history.nothing') : detail === 'country' ? countryName(value, locale) : value
    return { label: detailWords(t, detail), before: shown(before), after: shown(after) }
  }
}

function linksInto(area: EventArea): Pick<ShownFields, 'invoice' | 'purchase' | 'schedule' | 'creditNote'> {
  return {
    invoice: ({ number }) => linkTo(`/${area}/invoices/${number}`, number),
    purchase: ({ id, name }) => linkTo(`/${area}/purchases/${id}`, name),
    schedule: ({ id, name }) => linkTo(`/${area}/schedules/${id}`, name),
    creditNote: ({ number, invoiceNumber }) =>
      linkTo(`/${area}/invoices/${invoiceNumber}#credit-notes`, number),
  }
}

/** Only staff can read an email again. */
function emailLink(area: EventArea, id: string, words: string): ReactNode {
  return area === 'admin' ? linkTo(`/admin/email/${id}`, words) : words
}

function linkTo(to: string, words: string): ReactNode {
  return (
    <Link to={to} className={`soft-link ${isShort(words) ? 'whitespace-nowrap' : ''}`}>
      {words}
    </Link>
  )
}

/** A number or a name that is better not torn at its hyphens. */
function isShort(words: string): boolean {
  return !words.includes(' ') && words.length <= 24
}

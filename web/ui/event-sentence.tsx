import type { ReactNode } from 'react'
import type { EventGroup, EventType } from '../../src/platform/history/catalogue.ts'
import type { ReadEvent } from '../../src/platform/history/read.ts'
import { countryName } from '../country.ts'
import type { MessageKey } from '../words.ts'
import { accountEvents } from './events/account-events.ts'
import { invoiceEvents } from './events/invoice-events.ts'
import { paymentEvents } from './events/payment-events.ts'
import { purchaseEvents } from './events/purchase-events.ts'
import { scheduleEvents } from './events/schedule-events.ts'
import type { Tellings, Told, Ways } from './events/telling.ts'
import {
  CalendarClock,
  CircleUserRound,
  CreditCard,
  Email,
  FileText,
  type Icon,
  Package,
  Store,
  Wallet,
} from './icons.tsx'
import { Link } from './link.tsx'
import { sentence } from './sentence.tsx'
import type { TimelineEntry } from './timeline.tsx'
import { useFormats } from './values.tsx'
import { useViewer, useWords } from './viewer.tsx'

/** Whose pages the links lead to. */
export type EventArea = 'account' | 'admin'

/** Every kind of event there is. One that is missing, or whose sentence is missing, does not compile. */
const tellings: Tellings<EventType> = {
  ...accountEvents,
  ...invoiceEvents,
  ...paymentEvents,
  ...purchaseEvents,
  ...scheduleEvents,
}

/** Events of a history as a {@link Timeline} shows them: a sentence with links, who, what changed; for staff the record. */
export function useEventEntries(events: readonly ReadEvent[], area: EventArea): TimelineEntry[] {
  const ways = useWays(area)
  return events.map((event) => entryOf(event, area, ways))
}

function entryOf(event: ReadEvent, area: EventArea, ways: Ways): TimelineEntry {
  const { says, mentions, also, changes } = tell(event, ways)
  const own: MessageKey = `events.${event.type}`
  const told = sentence(ways.t, says ?? own, mentions ?? {})
  const Icon = icons[event.group]
  const { id, at } = event
  return {
    id,
    at,
    who: whoDid(event, area, ways),
    sentence: (
      <>
        {told} {also}
      </>
    ),
    icon: <Icon aria-hidden className="size-4" />,
    ...(changes && { changes }),
    ...(area === 'admin' && { raw: JSON.stringify(event, null, 2) }),
  }
}

function tell(event: ReadEvent, ways: Ways): Told {
  // What a type tells is known by its type alone, which is what the catalogue is for.
  const telling = tellings[event.type] as (payload: unknown, ways: Ways, personal: unknown) => Told
  return telling(event.payload, ways, event.personal)
}

function useWays(area: EventArea): Ways {
  const t = useWords()
  const { locale } = useViewer()
  const { money, day, moment, list } = useFormats()
  const invoice = (number: string) => linkTo(`/${area}/invoices/${number}`, number)
  return {
    t,
    money,
    moment,
    list,
    invoice,
    day: (date) => day(date),
    purchase: ({ purchaseId, name }) => linkTo(`/${area}/purchases/${purchaseId}`, name),
    schedule: ({ scheduleId, name }) => linkTo(`/${area}/schedules/${scheduleId}`, name),
    payment: ({ paymentId, number, amount }) => {
      const ofStaff = `/admin/payments/${paymentId}`
      return linkTo(area === 'admin' ? ofStaff : `/account/invoices/${number}#payments`, money(amount))
    },
    creditNote: ({ creditNote, number }) => linkTo(`/${area}/invoices/${number}#credit-notes`, creditNote),
    email: (id, words) => (area === 'admin' ? linkTo(`/admin/email/${id}`, words) : words),
    country: (code) => countryName(code, locale),
  }
}

function linkTo(to: string, words: string): ReactNode {
  return (
    <Link to={to} className={`soft-link ${words.includes(' ') ? '' : 'whitespace-nowrap'}`}>
      {words}
    </Link>
  )
}

function whoDid({ actor }: ReadEvent, area: EventArea, { t }: Ways): string {
  switch (actor.kind) {
    case 'staff':
      return t('events.who.staff', { name: actor.name ?? '' })
    case 'system':
      if (actor.job === 'identity') return t('events.who.identity')
      return area === 'admin' ? t('events.who.job', { job: actor.job ?? '' }) : t('events.who.system')
    case 'contact':
    case 'visitor':
      return t(`events.who.${actor.kind}`)
    default:
      return area === 'account' ? t('events.who.you') : t('events.who.customer')
  }
}

const icons: Record<EventGroup, Icon> = {
  account: CircleUserRound,
  purchases: Package,
  schedules: CalendarClock,
  invoices: FileText,
  transactions: CreditCard,
  credit: Wallet,
  methods: CreditCard,
  email: Email,
  shop: Store,
}

import { useMemo } from 'react'
import * as format from '../format.ts'
import { useViewer } from './viewer.tsx'

// The browser's and the server's copies of the locale data may differ by a space; what the server wrote stays.
const asWritten = { suppressHydrationWarning: true }

/** An amount in the viewer's locale, in figures that line up. `signed` shows a plus, for movements of a balance. */
export function Money(props: {
  value: format.MoneyValue
  signed?: boolean | undefined
  className?: string | undefined
}) {
  const { locale } = useViewer()
  const text = format.formatMoney(props.value, locale, props.signed ? 'signed' : 'auto')
  return (
    <data
      {...asWritten}
      className={`figures whitespace-nowrap ${props.className ?? ''}`}
      value={format.decimalOf(props.value)}
    >
      {text}
    </data>
  )
}

/** A calendar date, "2026-03-01". */
export function Day(props: {
  value: string
  format?: format.DayStyle | undefined
  className?: string | undefined
}) {
  const { locale } = useViewer()
  return (
    <time
      {...asWritten}
      className={`figures whitespace-nowrap ${props.className ?? ''}`}
      dateTime={props.value}
    >
      {format.formatDay(props.value, locale, props.format)}
    </time>
  )
}

/** An instant, shown in the viewer's time zone; the whole of it, with the zone, when pointed at. */
export function Moment(props: {
  value: string
  format?: format.MomentStyle | undefined
  className?: string | undefined
}) {
  const { locale, timeZone } = useViewer()
  return (
    <time
      {...asWritten}
      className={`figures whitespace-nowrap ${props.className ?? ''}`}
      dateTime={props.value}
      title={format.formatMoment(props.value, locale, timeZone, 'long')}
    >
      {format.formatMoment(props.value, locale, timeZone, props.format)}
    </time>
  )
}

/** The same formats as text, for sentences: `t('invoice.dueOn', { day: day(invoice.dueOn) })`. */
export function useFormats() {
  const { locale, timeZone } = useViewer()
  return useMemo(
    () => ({
      money: (value: format.MoneyValue) => format.formatMoney(value, locale),
      amount: (value: format.MoneyValue) => format.formatAmount(value, locale),
      day: (value: string, style?: format.DayStyle) => format.formatDay(value, locale, style),
      moment: (value: string, style?: format.MomentStyle) =>
        format.formatMoment(value, locale, timeZone, style),
      list: (items: Iterable<string>) => format.formatList(items, locale),
      number: (value: number | bigint) => format.formatNumber(value, locale),
      percent: (fraction: number) => format.formatPercent(fraction, locale),
    }),
    [locale, timeZone],
  )
}

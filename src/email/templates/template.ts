import type { TFunction } from 'i18next'
import { formatDay, formatList, formatMoney, type MoneyValue } from '../../../web/format.ts'
import { wordsIn } from '../../../web/words.ts'
import type { InvoiceId } from '../../kernel/ids.ts'
import type { ShopSettings } from '../../platform/shop-settings.ts'

/** What an email says, before it is set as HTML and as plain text. */
export type EmailWords = {
  readonly subject: string
  readonly greeting: string
  readonly heading: string
  readonly paragraphs: readonly string[]
  /** Label and value, one below the other. */
  readonly facts: readonly (readonly [label: string, value: string])[]
  /** Text of the shop's or a customer's own, whose line breaks are kept. */
  readonly verbatim?: string
  /** Null where its link was taken out for keeping. `isSecret`: the address is for the recipient alone. */
  readonly button: { readonly label: string; readonly url: string; readonly isSecret?: boolean } | null
  readonly notes: readonly string[]
  readonly attach?: { readonly invoiceId: InvoiceId; readonly filename: string }
}

/** The words and formats of one recipient. */
export type Voice = {
  readonly t: TFunction
  readonly shop: ShopSettings
  money(value: MoneyValue): string
  day(date: string): string
  list(items: readonly string[]): string
  hello(name: string): string
}

export function voiceIn(locale: string, shop: ShopSettings): Voice {
  const { t } = wordsIn(locale)
  return {
    t,
    shop,
    money: (value) => formatMoney(value, locale),
    day: (date) => formatDay(date, locale, 'long'),
    list: (items) => formatList(items, locale),
    hello: (name) => (couldBeLink(name) ? t('email.helloNobody') : t('email.hello', { name })),
  }
}

/** Mailboxes make links of such names, so strangers could send theirs to anybody by opening accounts in their name. */
function couldBeLink(name: string): boolean {
  return name.trim() === '' || /[/:@]|\.\p{L}{2}/u.test(name)
}

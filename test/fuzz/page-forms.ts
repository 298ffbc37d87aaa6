/** A form as a page shows it: where it is sent, and what it may say under each name. */
export type PageForm = { readonly action: string; readonly fields: ReadonlyMap<string, readonly string[]> }

/** The forms of a page that post. What people would type is made up. */
export function formsIn(html: string, path: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)]
    .filter(([, tag = '']) => attribute(tag, 'method') === 'post')
    .map(([, tag = '', inside = '']) => ({
      action: attribute(tag, 'action') ?? path,
      fields: fieldsIn(inside),
    }))
}

function fieldsIn(html: string): Map<string, string[]> {
  const fields = new Map<string, string[]>()
  const add = (name: string | null, value: string) => {
    if (name) fields.set(name, [...(fields.get(name) ?? []), value])
  }
  for (const [, kind, tag = ''] of html.matchAll(/<(input|button|textarea)\b([^>]*)>/g)) {
    const name = attribute(tag, 'name')
    const given = attribute(tag, 'value')
    add(name, given || (kind === 'button' ? '' : typed(name ?? '')))
  }
  for (const [, tag = '', inside = ''] of html.matchAll(/<select\b([^>]*)>([\s\S]*?)<\/select>/g)) {
    for (const [, option = ''] of inside.matchAll(/<option\b([^>]*)>/g)) {
      add(attribute(tag, 'name'), attribute(option, 'value') ?? '')
    }
  }
  return fields
}

const likely: [RegExp, string][] = [
  [/email/i, 'fay@example.com'],
  [/password/i, 'a password of her own'],
  [/card\.number/, '4242424242424242'],
  [/expiry/, '12/40'],
  [/cvc/, '123'],
  [/amount|percent|price/i, '1.00'],
  [/On$|day|date/i, '2026-04-01'],
  [/quantity|uses|renewals|position/i, '1'],
  [/timeZone/, 'Europe/Berlin'],
  [/code/i, 'SPRING-10'],
]

function typed(name: string): string {
  return likely.find(([pattern]) => pattern.test(name))?.[1] ?? 'Fay'
}

function attribute(tag: string, name: string): string | null {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? null : value.replaceAll('&amp;', '&').replaceAll('&#x27;', "'")
}

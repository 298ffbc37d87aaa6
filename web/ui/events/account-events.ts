import { browserWords } from './browser.ts'
import { fieldWords, templateWords } from './reason.ts'
import type { Tellings, Told, TypesOf, Ways } from './telling.ts'

type Types =
  | TypesOf<'user'>
  | TypesOf<'customer'>
  | TypesOf<'mail'>
  | TypesOf<'staff'>
  | TypesOf<'store'>
  | TypesOf<'tax_class'>
  | TypesOf<'group'>
  | TypesOf<'package'>
  | 'coupon.created'
  | 'coupon.ended'

export const accountEvents: Tellings<Types> = {
  'store.set_up': ({ name }) => ({ mentions: { name } }),
  'store.changed': ({ fields }, { list }) => ({ mentions: { fields: list(fields) } }),
  'store.clock_moved': ({ to }, { moment }) => ({ mentions: { to: moment(to) } }),
  'tax_class.created': ({ name }) => ({ mentions: { name } }),
  'group.created': ({ name }) => ({ mentions: { name } }),
  'package.created': ({ name }) => ({ mentions: { name } }),
  'coupon.created': ({ code }) => ({ mentions: { code } }),
  'coupon.ended': ({ code }) => ({ mentions: { code } }),
  'staff.added': ({ name, role }) => ({ mentions: { name, role } }),
  'user.signed_in': (_, ways, where) =>
    where ? { mentions: whence(where, ways) } : { says: 'events.user.signed_in_erased' },
  'user.sign_in_failed': (_, ways, where) =>
    where ? { mentions: whence(where, ways) } : { says: 'events.user.sign_in_failed_erased' },
  'user.signed_out': () => ({}),
  'user.password_reset_requested': () => ({}),
  'user.password_reset': () => ({}),
  'user.confirmation_requested': () => ({}),
  'user.email_confirmed': (_, __, personal) =>
    personal ? { mentions: personal } : { says: 'events.user.email_confirmed_erased' },
  'customer.opened': ({ number }, _, personal) =>
    personal
      ? { mentions: { number, ...personal } }
      : { says: 'events.customer.opened_erased', mentions: { number } },
  'customer.changed': detailChanged,
  'mail.sent': (about, ways, personal) => mailed(about, ways, personal, 'events.mail.sent_erased'),
  'mail.kept': (about, ways, personal) => mailed(about, ways, personal, 'events.mail.kept_erased'),
  'mail.held': ({ mailId, template }, ways) => ({
    mentions: { template: ways.mail(mailId, templateWords(ways.t, template)) },
  }),
  'mail.failed': ({ mailId, template, reason }, ways) => ({
    mentions: { template: ways.mail(mailId, templateWords(ways.t, template)), reason },
  }),
  'mail.released': ({ count }) => ({ mentions: { count } }),
}

function whence({ address, browser }: { address: string; browser: string }, { t }: Ways) {
  return { address, browser: browserWords(t, browser) }
}

function detailChanged(
  { field }: { field: string },
  { t, country }: Ways,
  personal: { before: string; after: string } | null,
): Told {
  const label = fieldWords(t, field)
  if (!personal) return { mentions: { field: label } }
  const shown = (value: string) =>
    value === '' ? t('events.nothing') : field === 'country' ? country(value) : value
  const change = { label, before: shown(personal.before), after: shown(personal.after) }
  return { mentions: { field: label }, changes: [change] }
}

function mailed(
  { mailId, template }: { mailId: string; template: string },
  { t, mail }: Ways,
  personal: { to: string; subject: string } | null,
  erased: 'events.mail.sent_erased' | 'events.mail.kept_erased',
): Told {
  if (!personal) return { says: erased, mentions: { template: mail(mailId, templateWords(t, template)) } }
  return { mentions: { subject: mail(mailId, personal.subject), to: personal.to } }
}

import { browserWords } from './browser.ts'
import { fieldWords, templateWords } from './reason.ts'
import type { Tellings, Told, TypesOf, Ways } from './telling.ts'

type Types =
  | TypesOf<'user'>
  | TypesOf<'customer'>
  | TypesOf<'email'>
  | TypesOf<'staff'>
  | TypesOf<'shop'>
  | TypesOf<'tax_class'>
  | TypesOf<'group'>
  | TypesOf<'package'>
  | 'coupon.created'
  | 'coupon.ended'

export const accountEvents: Tellings<Types> = {
  'shop.set_up': ({ name }) => ({ mentions: { name } }),
  'shop.changed': ({ fields }, { list }) => ({ mentions: { fields: list(fields) } }),
  'shop.clock_moved': ({ to }, { moment }) => ({ mentions: { to: moment(to) } }),
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
  'email.sent': (payload, ways, personal) => mailed(payload, ways, personal, 'events.email.sent_erased'),
  'email.kept': (payload, ways, personal) => mailed(payload, ways, personal, 'events.email.kept_erased'),
  'email.held_back': ({ emailId, template }, ways) => ({
    mentions: { template: ways.email(emailId, templateWords(ways.t, template)) },
  }),
  'email.failed': ({ emailId, template, reason }, ways) => ({
    mentions: { template: ways.email(emailId, templateWords(ways.t, template)), reason },
  }),
  'email.released': ({ count }) => ({ mentions: { count } }),
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
  { emailId, template }: { emailId: string; template: string },
  { t, email }: Ways,
  personal: { to: string; subject: string } | null,
  erased: 'events.email.sent_erased' | 'events.email.kept_erased',
): Told {
  if (!personal) return { says: erased, mentions: { template: email(emailId, templateWords(t, template)) } }
  return { mentions: { subject: email(emailId, personal.subject), to: personal.to } }
}

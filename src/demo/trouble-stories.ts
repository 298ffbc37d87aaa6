import { cancels } from './owning.ts'
import { failsToSignIn, joins, signsIn } from './person.ts'
import { buys, openInvoice, orders, pays, prefersCard } from './shopping.ts'
import type { Cast } from './stories.ts'
import type { Moment } from './telling.ts'

/** Customers whose cards, or minds, say no. */
export function troubleStories(cast: Cast): Moment[] {
  return [sofia, kasia, miguel, ingrid, hannah, noah].flatMap((tell) => tell(cast))
}

/** A renewal is declined twice, and paid by hand while grace lasts. */
function sofia({ who: { sofia }, calendar: { on, afterRenewal } }: Cast): Moment[] {
  const site = { Domain: 'sofiarossi.example', 'Data centre': 'Frankfurt' }
  const bought = { daysAgo: 331, months: 5 }
  return [
    on(331, '19:02', () => joins(sofia)),
    on(331, '19:10', () => buys(sofia, [{ slug: 'hosting-basic', fields: site }], 'visa')),
    afterRenewal(bought, -15, () => prefersCard(sofia, 'withoutFunds')),
    afterRenewal(bought, 2, async () => {
      await prefersCard(sofia, 'mastercard')
      await pays(sofia, await openInvoice(sofia), 'mastercard')
    }),
  ]
}

/** A card is declined on every day there is, and what it paid for ends. */
function kasia({ who: { kasia }, calendar: { on, afterRenewal } }: Cast): Moment[] {
  const site = { Domain: 'kasianowak.example', 'Data centre': 'Helsinki' }
  return [
    on(262, '10:10', () => joins(kasia)),
    on(262, '10:18', () => buys(kasia, [{ slug: 'hosting-basic', fields: site }], 'visa')),
    afterRenewal({ daysAgo: 262, months: 5 }, -13, () => prefersCard(kasia, 'declined')),
  ]
}

/** Gives up his shop, and is late with the course that he pays in instalments. */
function miguel({ who: { miguel }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'tallerfernandez.example', 'Data centre': 'Frankfurt' }
  const reason = 'We sell on a marketplace now'
  const plan = [{ slug: 'hosting-pro', fields: site }, { slug: 'off-site-backup' }]
  const course = [{ slug: 'course-small-shops', inParts: true, fields: { Group: 'Monday evening' } }]
  return [
    on(243, '12:48', () => joins(miguel)),
    on(243, '12:55', () => buys(miguel, plan, 'mastercard')),
    on(95, '09:33', () => cancels(miguel, 'off-site-backup', reason)),
    on(95, '09:34', () => cancels(miguel, 'hosting-pro', reason)),
    on(72, '18:20', () => buys(miguel, course, 'mastercard')),
    on(48, '10:05', () => prefersCard(miguel, 'withoutFunds')),
  ]
}

/** A payment that goes into review. */
function ingrid({ who: { ingrid }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'larsenfoto.example', 'Data centre': 'Helsinki' }
  const course = [{ slug: 'course-small-shops', fields: { Group: 'Monday evening' } }]
  return [
    on(204, '17:21', () => joins(ingrid)),
    on(204, '17:30', () => buys(ingrid, [{ slug: 'hosting-business', fields: site }], 'mastercard')),
    on(1, '21:14', async () => {
      await pays(ingrid, await orders(ingrid, course), 'reviewed')
    }),
  ]
}

/** A challenge that nobody answers, and another card a day later. */
function hannah({ who: { hannah }, calendar: { on } }: Cast): Moment[] {
  const delivered = { 'Deliver to': 'Hannah Weber, Karl-Heine-Straße 58, 04229 Leipzig, Germany' }
  const course = [{ slug: 'course-small-shops', inParts: true, fields: { Group: 'Thursday evening' } }]
  return [
    on(152, '20:00', () => joins(hannah)),
    on(152, '20:09', () => buys(hannah, [{ slug: 'plain-text', fields: delivered }], 'visa')),
    on(88, '21:40', async () => pays(hannah, await orders(hannah, course), 'challenged')),
    on(87, '12:15', async () => pays(hannah, await openInvoice(hannah), 'visa')),
    on(33, '08:01', () => failsToSignIn(hannah)),
    on(33, '08:02', () => signsIn(hannah)),
  ]
}

/** New, and through at the second try. */
function noah({ who: { noah }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'noahtremblay.example', 'Data centre': 'Ashburn' }
  return [
    on(20, '23:10', () => joins(noah)),
    on(20, '23:18', async () => {
      await buys(noah, [{ slug: 'hosting-pro', fields: site }, { slug: 'off-site-backup' }], 'declined')
    }),
    on(20, '23:20', () => prefersCard(noah, 'visa')),
    on(20, '23:21', async () => pays(noah, await openInvoice(noah), 'visa')),
    on(9, '19:55', () => buys(noah, [{ slug: 'poster' }], 'visa')),
  ]
}

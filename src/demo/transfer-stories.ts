import { renewsByHand } from './owning.ts'
import { asCustomer, joins } from './person.ts'
import { buys, openInvoice, orders, transfers } from './shopping.ts'
import { confirmsTransfer, givesCredit } from './staff-work.ts'
import type { Cast } from './stories.ts'
import type { Moment } from './telling.ts'

/** Customers who pay in other ways than by card, or not at once. */
export function transferStories(cast: Cast): Moment[] {
  return [jan, thomas, priya].flatMap((tell) => tell(cast))
}

function jan({ who: { jan }, staff, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'devriesfietsen.example', 'Data centre': 'Helsinki' }
  const delivered = { 'Deliver to': 'De Vries Fietsen, Oudegracht 112, 3511 AW Utrecht, Netherlands' }
  const magazine = { slug: 'plain-text', every: 'year', fields: delivered } as const
  return [
    on(405, '09:48', () => joins(jan)),
    on(405, '10:05', async () =>
      transfers(jan, await orders(jan, [{ slug: 'hosting-basic', every: 'year', fields: site }])),
    ),
    on(402, '11:30', () => confirmsTransfer(staff.billing, jan)),
    on(401, '17:12', () => renewsByHand(jan, 'hosting-basic')),
    on(44, '09:20', async () => transfers(jan, await openInvoice(jan))),
    on(41, '14:05', () => confirmsTransfer(staff.owner, jan)),
    on(3, '16:40', async () => transfers(jan, await orders(jan, [magazine]))),
  ]
}

function thomas({ who: { thomas }, staff, calendar: { on, afterRenewal } }: Cast): Moment[] {
  const site = { Domain: 'gasthof-huber.example', 'Data centre': 'Frankfurt' }
  const bought = { daysAgo: 390, months: 9 }
  const reason = 'The site was away for three hours on a Sunday'
  const { app } = thomas.runtime
  return [
    on(390, '13:33', () => joins(thomas)),
    on(390, '13:40', () => buys(thomas, [{ slug: 'hosting-basic', fields: site }], 'visa')),
    afterRenewal(bought, -12, () => givesCredit(staff.billing, thomas, 2_000n, reason)),
    afterRenewal(bought, -4, async () => {
      const invoiceId = await openInvoice(thomas)
      await app.credit.apply(asCustomer(thomas), { invoiceId })
    }),
  ]
}

function priya({ who: { priya }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'sharmatextiles.example', 'Data centre': 'Frankfurt' }
  return [
    on(62, '08:15', () => joins(priya)),
    on(62, '08:21', () => orders(priya, [{ slug: 'starter-page', fields: { Headline: 'Sharma Textiles' } }])),
    on(58, '07:50', () => orders(priya, [{ slug: 'hosting-basic', every: 'year', fields: site }])),
    on(5, '08:02', () => orders(priya, [{ slug: 'hosting-basic', fields: site }])),
  ]
}

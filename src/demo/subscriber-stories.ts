import { turnsOffAutoRenew } from './owning.ts'
import { changes, joins, signsIn } from './person.ts'
import { buys } from './shopping.ts'
import { refunds } from './staff-work.ts'
import type { Cast } from './stories.ts'
import type { Moment } from './telling.ts'

/** Customers who buy, stay, and are little trouble. */
export function subscriberStories(cast: Cast): Moment[] {
  return [lucas, emily, kenji, oliver].flatMap((tell) => tell(cast))
}

function lucas({ who: { lucas }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'moreau-vins.example', 'Data centre': 'Frankfurt' }
  const server = [
    { slug: 'hosting-business', every: 'year', fields: site },
    { slug: 'wildcard-certificate' },
  ] as const
  const delivered = { 'Deliver to': 'Moreau Vins, 18 rue Mercière, 69002 Lyon, France' }
  return [
    on(410, '14:02', () => joins(lucas)),
    on(410, '14:15', () => buys(lucas, server, 'amex')),
    on(380, '08:50', () => buys(lucas, [{ slug: 'plain-text', every: 'year', fields: delivered }], 'amex')),
    on(205, '16:22', () => changes(lucas, { company: 'Moreau Vins & Fils', taxId: 'FR96411872310' })),
    on(30, '10:44', () =>
      buys(lucas, [{ slug: 'northlight-club', fields: { 'Name on the badge': 'Lucas' } }], 'amex'),
    ),
  ]
}

function emily({ who: { emily }, staff, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'fernandfir.example', 'Data centre': 'Ashburn' }
  const plan = [{ slug: 'hosting-pro', fields: site }, { slug: 'wildcard-certificate' }]
  return [
    on(350, '19:30', () => joins(emily)),
    on(350, '19:41', () => buys(emily, plan, 'visa', 'WELCOME')),
    on(180, '22:10', () =>
      buys(emily, [{ slug: 'course-small-shops', fields: { Group: 'Monday evening' } }], 'visa'),
    ),
    on(171, '10:26', () =>
      refunds(staff.billing, emily, 'course-small-shops', 'Cannot attend: moved time zone'),
    ),
    on(14, '18:03', () => buys(emily, [{ slug: 'poster', quantity: 2 }], 'visa', 'PRINT-5')),
  ]
}

function kenji({ who: { kenji }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'tanaka-paper.example', 'Data centre': 'Helsinki' }
  const delivered = { 'Deliver to': 'Kenji Tanaka, 2-14-5 Yanaka, Taito, Tokyo 110-0001, Japan' }
  return [
    on(301, '02:40', () => joins(kenji)),
    on(301, '02:55', () => buys(kenji, [{ slug: 'hosting-basic', every: 'year', fields: site }], 'jcb')),
    on(270, '03:12', () => buys(kenji, [{ slug: 'plain-text', fields: delivered }], 'jcb')),
    on(222, '12:00', () =>
      buys(kenji, [{ slug: 'northlight-club', fields: { 'Name on the badge': 'Kenji' } }], 'jcb'),
    ),
  ]
}

function oliver({ who: { oliver }, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'smithandsons.example', 'Data centre': 'Helsinki' }
  const delivered = { 'Deliver to': 'Smith & Sons, 7 Picton Street, Bristol BS6 5QA, United Kingdom' }
  return [
    on(285, '11:20', () => joins(oliver)),
    on(285, '11:31', () => buys(oliver, [{ slug: 'plain-text', fields: delivered }], 'visa')),
    on(280, '09:05', () =>
      buys(oliver, [{ slug: 'northlight-club', fields: { 'Name on the badge': 'Oliver' } }], 'visa'),
    ),
    on(160, '15:47', () => buys(oliver, [{ slug: 'hosting-pro', fields: site }], 'visa')),
    on(25, '20:31', () => signsIn(oliver)),
    on(25, '20:34', () => turnsOffAutoRenew(oliver, 'northlight-club')),
  ]
}

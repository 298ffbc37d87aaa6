import { changes, joins, signsIn } from './person.ts'
import { buys, orders, prefersCard, removesCard } from './shopping.ts'
import type { Cast } from './stories.ts'
import type { Moment } from './telling.ts'

/** A designer with a plan and what belongs to it, the magazine, the club and the course in instalments: the account that a visitor sees. */
export function annasStory({ who: { anna }, staff, calendar: { on } }: Cast): Moment[] {
  const site = { Domain: 'studio-bergmann.example', 'Data centre': 'Frankfurt' }
  const plan = [
    { slug: 'hosting-pro', every: 'month', fields: site },
    { slug: 'off-site-backup' },
    { slug: 'wildcard-certificate' },
  ] as const
  const delivered = { 'Deliver to': 'Anna Bergmann, Oranienstraße 24, 10999 Berlin, Germany' }
  const course = { Group: 'Thursday evening', 'What do you make?': 'Letterpress cards' }
  return [
    on(421, '10:12', () => joins(anna)),
    on(421, '10:20', () => buys(anna, plan, 'visa')),
    on(398, '21:05', () => buys(anna, [{ slug: 'plain-text', fields: delivered }], 'visa')),
    on(372, '19:38', () => signsIn(anna)),
    on(372, '19:40', () => changes(anna, { line1: 'Weserstraße 181', postcode: '12045' })),
    on(300, '12:31', () =>
      buys(anna, [{ slug: 'northlight-club', fields: { 'Name on the badge': 'Anna' } }], 'visa'),
    ),
    on(150, '11:02', () => changes(anna, { phone: '+49 30 5550143' }, staff.support)),
    on(120, '09:14', () => signsIn(anna)),
    on(120, '09:16', () => prefersCard(anna, 'mastercard')),
    on(120, '09:17', () => removesCard(anna, 'visa')),
    on(98, '20:15', () =>
      buys(anna, [{ slug: 'course-small-shops', inParts: true, fields: course }], 'mastercard'),
    ),
    on(2, '17:48', () => orders(anna, [{ slug: 'poster' }])),
  ]
}

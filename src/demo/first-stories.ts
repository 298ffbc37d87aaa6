import { changes, joins } from './person.ts'
import { buys } from './shopping.ts'
import type { Cast } from './stories.ts'
import type { Moment } from './telling.ts'

export function firstStories({ who: { anna }, when }: Cast): Moment[] {
  const site = { Domain: 'studio-bergmann.example', 'Data centre': 'Frankfurt' }
  return [
    { at: when(421, '10:12'), act: () => joins(anna) },
    {
      at: when(421, '10:20'),
      act: () =>
        buys(
          anna,
          [
            { slug: 'hosting-pro', fields: site },
            { slug: 'off-site-backup' },
            { slug: 'wildcard-certificate' },
          ],
          'visa',
        ),
    },
    { at: when(372, '19:40'), act: () => changes(anna, { line1: 'Weserstraße 181', postcode: '12045' }) },
  ]
}

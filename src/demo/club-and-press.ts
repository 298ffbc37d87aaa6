import type { DemoPackage } from './catalogue.ts'
import { priced } from './prices.ts'

const year = { unit: 'year', count: 1 } as const

export const memberships: readonly DemoPackage[] = [
  {
    slug: 'northlight-club',
    name: 'Northlight Club',
    graceDays: 14,
    mayCancelNow: false,
    summary: 'Monthly evenings, the library, and a seat at the summer camp.',
    description:
      'Meet the people behind small sites. **Twelve evenings a year**, recordings of all of them, and the summer camp.',
    options: [{ term: year, prices: priced({ EUR: 48, USD: 52, GBP: 42, JPY: 7800 }) }],
    fields: [{ label: 'Name on the badge', type: 'text', required: true, editable: true }],
  },
]

export const publications: readonly DemoPackage[] = [
  {
    slug: 'plain-text',
    name: 'Plain Text magazine',
    graceDays: 21,
    mayCancelNow: false,
    summary: 'Four printed issues a year about the quiet web.',
    description: 'A printed magazine about the quiet web: **96 pages, four times a year**, posted in paper.',
    options: [
      { term: { unit: 'month', count: 3 }, prices: priced({ EUR: 14, USD: 18, GBP: 13, JPY: 2600 }) },
      { term: year, prices: priced({ EUR: 52, USD: 66, GBP: 48, JPY: 9600 }) },
    ],
    fields: [
      {
        label: 'Deliver to',
        hint: 'Name, street, town and country',
        type: 'long_text',
        required: true,
        editable: true,
      },
    ],
  },
]

export const learning: readonly DemoPackage[] = [
  {
    slug: 'course-small-shops',
    name: 'Course: web shops for small makers',
    mayTurnOffAutoRenew: false,
    mayCancelNow: false,
    summary: 'Live in the evenings, with your own shop at the end. In six instalments, if you like.',
    description:
      'From the first sketch to the first order: **eight evenings, live**, in a group of twelve, with recordings and a place to ask between them. Pay at once and save, or in **six monthly payments**.',
    options: [
      { term: null, prices: priced({ EUR: 390, USD: 430, GBP: 345, JPY: 64000 }) },
      {
        term: null,
        instalments: { count: 6, every: { unit: 'month', count: 1 } },
        prices: priced({ EUR: 420, USD: 462, GBP: 372, JPY: 69000 }),
      },
    ],
    fields: [
      { label: 'Group', type: 'choice', choices: ['Monday evening', 'Thursday evening'], required: true },
      { label: 'What do you make?', type: 'text' },
    ],
  },
  {
    slug: 'poster',
    name: 'Screen print “Aurora”',
    stock: 40,
    mayTurnOffAutoRenew: false,
    summary: 'Signed and numbered, an edition of forty.',
    options: [{ term: null, prices: priced({ EUR: 60, USD: 65, GBP: 52, JPY: 9800 }) }],
  },
]

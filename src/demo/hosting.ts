import type { DemoPackage } from './catalogue.ts'
import { free, type Prices, priced } from './prices.ts'

const domain = {
  label: 'Domain',
  hint: 'The address your site is reached at, as example.com',
  type: 'text' as const,
  required: true,
  editable: true,
}
const region = {
  label: 'Data centre',
  hint: 'Where your files are kept',
  type: 'choice' as const,
  choices: ['Frankfurt', 'Helsinki', 'Ashburn'],
  required: true,
}

const month = { unit: 'month', count: 1 } as const
const year = { unit: 'year', count: 1 } as const

function plan(monthly: Prices, yearly: Prices, setup?: Prices): DemoPackage['options'] {
  return [
    { term: month, prices: priced(monthly, setup) },
    { term: year, prices: priced(yearly, setup) },
  ]
}

/** Plans for web sites. */
export const hostingPlans: readonly DemoPackage[] = [
  {
    slug: 'hosting-basic',
    name: 'Hosting Basic',
    summary: 'One site, 10 GB, everything it needs.',
    description:
      'A home for one web site. **10 GB** of storage, certificates that renew themselves, and people who answer within a day.',
    options: plan({ EUR: 6.9, USD: 7.5, GBP: 5.9, JPY: 1200 }, { EUR: 69, USD: 75, GBP: 59, JPY: 12000 }),
    graceDays: 7,
    fields: [domain, region],
  },
  {
    slug: 'hosting-pro',
    name: 'Hosting Pro',
    summary: 'Ten sites, 50 GB, staging and daily copies.',
    description:
      'For studios and shops: **ten sites**, 50 GB, a staging copy of each, and daily copies kept for two weeks.',
    options: plan({ EUR: 14.9, USD: 16, GBP: 12.9, JPY: 2500 }, { EUR: 149, USD: 160, GBP: 129, JPY: 25000 }),
    graceDays: 7,
    fields: [domain, region],
  },
  {
    slug: 'hosting-business',
    name: 'Hosting Business',
    summary: 'A server of your own, looked after.',
    description:
      'A server for you alone, **watched day and night**. We move your sites over for you, once, for the set-up fee.',
    options: plan(
      { EUR: 49, USD: 54, GBP: 44, JPY: 8200 },
      { EUR: 490, USD: 540, GBP: 440, JPY: 82000 },
      { EUR: 99, USD: 109, GBP: 89, JPY: 16000 },
    ),
    graceDays: 14,
    fields: [domain, region],
  },
]

/** What belongs to a plan. */
export const addOns: readonly DemoPackage[] = [
  {
    slug: 'wildcard-certificate',
    name: 'Wildcard certificate',
    attach: 'must',
    summary: 'One certificate for every name under your domain.',
    options: [{ term: year, prices: priced({ EUR: 39, USD: 42, GBP: 34, JPY: 6500 }) }],
  },
  {
    slug: 'off-site-backup',
    name: 'Off-site backup',
    attach: 'may',
    graceDays: 7,
    summary: 'A copy every night in another country, kept for 90 days.',
    options: [{ term: month, prices: priced({ EUR: 4.5, USD: 4.9, GBP: 3.9, JPY: 750 }) }],
  },
  {
    slug: 'starter-page',
    name: 'Starter page',
    attach: 'none',
    mayTurnOffAutoRenew: false,
    summary: 'A page that says who you are, free, for as long as you like.',
    options: [{ term: null, prices: free }],
    fields: [{ label: 'Headline', type: 'text', required: true, editable: true }],
  },
]

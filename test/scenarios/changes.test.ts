import { describe, expect } from 'vitest'
import type { ChangeRules } from '../../src/kernel/change-rules.ts'
import { refused, scenario } from '../world/scenario.ts'

const changes: ChangeRules = {
  upgrade: 'charged',
  downgrade: 'credit',
  proration: 'keep_date',
}
const plans = { Basic: { price: 1_000, changes }, Pro: { price: 2_500, changes } }
const restarting = { ...changes, proration: 'restart' } as const
const renewed = { Basic: { price: 1_000, changes: restarting }, Pro: { price: 2_500, changes: restarting } }

describe('a change to something dearer', () => {
  scenario('charges the difference for the days that are left, and then its price', plans, async (story) => {
    const { on, customer } = story
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', async () => {
      expect(await customer.quoteFor('Pro')).toMatchObject({
        payMinor: 750n,
        creditMinor: 0n,
        expiresOn: '2026-05-01',
      })
    })
    await on('2026-04-16', () => customer.changesTo('Pro'))
    await on('2026-04-16', () => customer.sees.invoices('paid 10.00', 'paid 7.50'))
    await on('2026-04-16', () =>
      customer.sees.purchases({ name: 'Pro', priceMinor: 2_500n, billedMinor: 2_500n }),
    )
    await on('2026-04-20', () => customer.sees.pays({ next: '2026-05-01 25.00', items: ['Pro'] }))
    await on('2026-05-01', () => customer.sees.invoices('paid 10.00', 'paid 7.50', 'paid 25.00'))
    await on('2026-05-01', () => customer.sees.purchase('active', '2026-06-01'))
  })

  scenario('holds only once it is paid, and is gone when it is left', plans, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', () => customer.asksToChangeTo('Pro'))
    await on('2026-04-16', () => customer.sees.purchases({ name: 'Basic' }))
    await on('2026-04-16', () => customer.sees.invoices('paid 10.00', 'pending 7.50'))
    await on('2026-04-16', () => customer.sees.owesNothing())
    await on('2026-04-18', () => customer.sees.invoices('paid 10.00', 'cancelled 7.50'))
    await on('2026-04-18', () => customer.sees.daysOf('change.withdrawn', '2026-04-16'))
    await on('2026-05-01', () => customer.sees.invoices('paid 10.00', 'cancelled 7.50', 'paid 10.00'))
  })

  scenario('begins a new term where the group says so', renewed, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', () => customer.changesTo('Pro'))
    await on('2026-04-16', () => customer.sees.invoices('paid 10.00', 'paid 20.00'))
    await on('2026-04-16', () => customer.sees.purchase('active', '2026-05-16'))
    await on('2026-05-16', () => customer.sees.invoices('paid 10.00', 'paid 20.00', 'paid 25.00'))
    await on('2026-05-16', () => customer.sees.purchase('active', '2026-06-16'))
  })

  scenario('takes back the renewal that was invoiced, and it is invoiced anew', plans, async (story) => {
    const { on, customer } = story
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-25', () => customer.sees.invoices('paid 10.00', 'pending 10.00'))
    await on('2026-04-26', () => customer.asksToChangeTo('Pro'))
    await on('2026-04-26', () => customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'pending 2.50'))
    await on('2026-04-26', () => customer.paysInvoice(3))
    await on('2026-05-01', () =>
      customer.sees.invoices('paid 10.00', 'cancelled 10.00', 'paid 2.50', 'paid 25.00'),
    )
    await on('2026-05-01', () => customer.sees.purchases({ name: 'Pro', cycle: { expiresOn: '2026-06-01' } }))
  })

  scenario(
    'is taxed, and agrees with its invoice to the minor unit',
    {
      Basic: { price: 997, tax: 190_000, changes },
      Pro: { price: 2_499, tax: 190_000, changes },
    },
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Basic'))
      await on('2026-04-11', async () => {
        const quote = await customer.quoteFor('Pro')
        await customer.changesTo('Pro')
        await customer.sees.invoice(2, { totalMinor: quote?.payMinor, status: 'paid' })
        expect(quote).toMatchObject({ amountMinor: 1_001n, payMinor: 1_191n })
      })
    },
  )
})

describe('a change to something cheaper', () => {
  scenario(
    'gives back what was paid for the days that are left, by a credit note',
    {
      Basic: { price: 1_000, tax: 190_000, changes },
      Pro: { price: 2_500, tax: 190_000, changes },
    },
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Pro'))
      await on('2026-04-16', async () => {
        expect(await customer.quoteFor('Basic')).toMatchObject({ payMinor: 0n, creditMinor: 893n })
      })
      await on('2026-04-16', () => customer.changesTo('Basic'))
      await on('2026-04-16', () => customer.sees.credit('8.93'))
      await on('2026-04-16', () => customer.sees.purchases({ name: 'Basic', billedMinor: 1_000n }))
      await on('2026-04-16', () => customer.sees.invoice(1, { refundedMinor: 893n }))
      await on('2026-04-16', () => customer.sees.emails('purchase.changed', '2026-04-16'))
      await on('2026-04-17', () => customer.sees.pays({ next: '2026-05-01 11.90', fromCredit: '8.93' }))
    },
  )

  scenario(
    'gives back of its own line alone',
    {
      ...plans,
      Poster: { price: 5_000, term: null },
    },
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Pro', 'Poster'))
      await on('2026-04-16', () => customer.changesTo('Basic', { of: 'Pro' }))
      await on('2026-04-16', () => customer.sees.credit('7.50'))
      await on('2026-04-16', () =>
        customer.sees.purchases(
          { name: 'Poster', billedMinor: 5_000n },
          { name: 'Basic', billedMinor: 1_000n },
        ),
      )
    },
  )

  scenario('never gives back more than was charged on the way', plans, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', () => customer.changesTo('Pro'))
    await on('2026-04-21', () => customer.changesTo('Basic'))
    // 15.00 for ten days of thirty, of the 7.50 that came for fifteen.
    await on('2026-04-21', () => customer.sees.credit('5.00'))
    await on('2026-04-21', () => customer.sees.invoice(2, { refundedMinor: 500n }))
    await on('2026-04-21', () => customer.sees.invoice(1, { refundedMinor: 0n }))
  })

  scenario(
    'gives back nothing of an upgrade that was free',
    {
      Basic: { price: 1_000, changes: { ...changes, upgrade: 'free' } },
      Pro: { price: 2_500, changes: { ...changes, upgrade: 'free' } },
    },
    async ({ on, customer }) => {
      await on('2026-04-01', () => customer.buys('Basic'))
      await on('2026-04-11', () => customer.changesTo('Pro'))
      await on('2026-04-11', () => customer.sees.purchases({ name: 'Pro', billedMinor: 1_000n }))
      await on('2026-04-16', () => customer.changesTo('Basic'))
      await on('2026-04-16', () => customer.sees.credit('0.00'))
      await on('2026-05-01', () => customer.sees.invoices('paid 10.00', 'paid 10.00'))
    },
  )
})

scenario(
  'renewed early, a month left and one prepaid, a new term gives both back',
  renewed,
  async (story) => {
    const { on, customer } = story
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-10', async () => customer.paysNumber(await customer.renewsNow()))
    await on('2026-04-16', () => customer.changesTo('Pro'))
    await on('2026-04-16', () => customer.sees.invoices('paid 10.00', 'paid 10.00', 'paid 10.00'))
    await on('2026-04-16', () => customer.sees.purchase('active', '2026-05-16'))
  },
)

describe('a running coupon', () => {
  scenario(
    'goes on with what is changed into, where it is for that',
    plans,
    async ({ on, customer, staff }) => {
      await on('2026-04-01', () => staff.makesCoupon('HALF', { percentPpm: 500_000n, renewals: null }))
      await on('2026-04-01', () => customer.buysWithCoupon('HALF', 'Basic'))
      await on('2026-04-16', () => customer.changesTo('Pro'))
      await on('2026-04-16', () => customer.sees.invoices('paid 5.00', 'paid 3.75'))
      await on('2026-05-01', () => customer.sees.invoices('paid 5.00', 'paid 3.75', 'paid 12.50'))
    },
  )
})

describe('what is shown is what is committed, or nothing', () => {
  scenario('a quote holds for an hour', plans, async ({ on, customer, world }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', async () => {
      const { actor } = await customer.person()
      const { id: purchaseId } = await customer.purchaseOf()
      const { packageId, optionId, quantity } = (await customer.quoteFor('Pro')) ?? {}
      const { changes: app } = world().app
      const wanted = { purchaseId, packageId, optionId, quantity } as Parameters<typeof app.quote>[1]
      const changeId = await app.quote(actor, wanted)
      await world().untilMoment('2026-04-16T10:30:00.000Z')
      await refused('change_quote_expired', () => app.commit(actor, { purchaseId, changeId }))
    })
  })
})

describe('money that comes for what cannot be changed any more', () => {
  scenario('is credit, and its customer is told', plans, async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', () => customer.asksToChangeTo('Pro'))
    await on('2026-04-16', async () => {
      const number = await customer.renewsNow()
      await customer.paysNumber(number)
      await customer.paysInvoice(2)
    })
    await on('2026-04-16', () => customer.sees.credit('7.50'))
    await on('2026-04-16', () =>
      customer.sees.purchases({ name: 'Basic', cycle: { expiresOn: '2026-06-01' } }),
    )
    await on('2026-04-16', () => customer.sees.emails('change.withdrawn', '2026-04-16'))
  })
})

scenario(
  'a transfer for a change that never comes is waited for, and holds up nobody else',
  plans,
  async (story) => {
    const { on, customer, other, staff } = story
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-10', () => other.buys('Basic'))
    await on('2026-04-16', () => customer.asksToChangeTo('Pro'))
    const transfer = await on('2026-04-16', () => customer.announcesTransferFor(2))
    // Its own day comes first, and what it was to change is not what it was any more.
    await on('2026-05-12', () => customer.sees.daysOf('purchase.renewed', '2026-05-01'))
    await on('2026-05-12', () => other.sees.daysOf('purchase.renewed', '2026-05-10'))
    await on('2026-05-12', () => staff.refuses(transfer))
    await on('2026-05-13', () => customer.sees.daysOf('change.withdrawn', '2026-05-12'))
  },
)

scenario(
  'what was paid in instalments can be changed when they are all paid',
  {
    Course: { price: 900, changes, instalments: { count: 2, every: { unit: 'month', count: 1 } } },
    Academy: { price: 1_500, term: null, changes },
  },
  async ({ on, customer }) => {
    await on('2026-04-01', () => customer.buys('Course'))
    await on('2026-04-02', async () => {
      expect(await customer.quoteFor('Academy')).toBeUndefined()
    })
    await on('2026-05-02', () => customer.changesTo('Academy'))
    await on('2026-05-02', () => customer.sees.invoices('paid 4.50', 'paid 4.50', 'paid 6.00'))
  },
)

describe('refunding what a change cost', () => {
  scenario('gives back nothing of it a second time', plans, async ({ on, customer, staff }) => {
    await on('2026-04-01', () => customer.buys('Basic'))
    await on('2026-04-16', async () => {
      const number = await customer.asksToChangeTo('Pro')
      const { id } = await customer.paysNumber(number ?? '')
      await staff.refunds(id, 750n, 'keep')
    })
    await on('2026-04-16', () => customer.sees.purchases({ name: 'Pro', billedMinor: 1_000n }))
    await on('2026-04-21', () => customer.changesTo('Basic'))
    await on('2026-04-21', () => customer.sees.credit('0.00'))
  })
})

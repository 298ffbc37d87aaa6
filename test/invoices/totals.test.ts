import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { partOf, type Totals, totalsOf, withoutParts } from '../../src/invoices/totals.ts'

const vat = { name: 'VAT 19 %', ratePpm: 190_000n }
const sales = { name: 'Sales tax 10.75 %', ratePpm: 107_500n }
const none = { name: '', ratePpm: 0n }

const line = fc.record({
  amountMinor: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  tax: fc.constantFrom(vat, sales, none),
})
const lines = fc.array(line, { minLength: 1, maxLength: 30 })
const mode = fc.constantFrom('exclusive' as const, 'inclusive' as const)

describe('an invoice', () => {
  test('of net 24.99 at 10.75 % and 6.44 untaxed totals 34.12', () => {
    const totals = totalsOf(
      [
        { amountMinor: 2499n, tax: sales },
        { amountMinor: 644n, tax: none },
      ],
      'exclusive',
    )
    expect(totals).toMatchObject({ netMinor: 3143n, taxMinor: 269n, totalMinor: 3412n })
  })

  test('rounds tax once per rate, on the sum of the lines with that rate', () => {
    const cents = Array.from({ length: 10 }, () => ({ amountMinor: 3n, tax: vat }))
    expect(totalsOf(cents, 'exclusive').taxMinor).toBe(6n)
  })

  test('whose prices include their tax totals the sum of its lines', () => {
    expect(totalsOf([{ amountMinor: 1190n, tax: vat }], 'inclusive')).toMatchObject({
      netMinor: 1000n,
      taxMinor: 190n,
      totalMinor: 1190n,
    })
  })

  test('totals the sum of its parts, always', () => {
    fc.assert(
      fc.property(lines, mode, (all, taxMode) => {
        const totals = totalsOf(all, taxMode)
        const amounts = all.reduce((sum, one) => sum + one.amountMinor, 0n)
        const taxes = totals.taxes.reduce((sum, tax) => sum + tax.taxMinor, 0n)
        expect(totals.totalMinor).toBe(totals.netMinor + totals.taxMinor)
        expect(totals.taxMinor).toBe(taxes)
        expect(taxMode === 'exclusive' ? totals.netMinor : totals.totalMinor).toBe(amounts)
      }),
    )
  })

  test('of 100.00 and 20 % gives back 12.33 as a base of 10.27 and a tax of 2.06', () => {
    const tax = { name: 'VAT 20 %', ratePpm: 200_000n }
    const part = partOf(totalsOf([{ amountMinor: 10_000n, tax }], 'exclusive'), 1_233n)
    expect(part).toMatchObject({
      netMinor: 1_027n,
      taxMinor: 206n,
      taxes: [{ baseMinor: 1_027n, taxMinor: 206n }],
    })
  })

  test('given back in any parts gives back its net and every tax, no more and no less', () => {
    fc.assert(
      fc.property(
        lines,
        mode,
        fc.array(fc.bigInt({ min: 1n, max: 10n ** 9n }), { maxLength: 6 }),
        (all, taxMode, cuts) => {
          const totals = totalsOf(all, taxMode)
          const parts: Totals[] = []
          for (const cut of [...cuts, totals.totalMinor]) {
            const left = withoutParts(totals, parts)
            const taken = cut < left.totalMinor ? cut : left.totalMinor
            if (taken === 0n) break
            const part = partOf(left, taken)
            expect(part.netMinor + part.taxMinor).toBe(taken)
            for (const { baseMinor, taxMinor } of part.taxes) {
              expect(baseMinor >= 0n && taxMinor >= 0n).toBe(true)
            }
            parts.push(part)
          }
          const nothing = totals.taxes.map((tax) => ({ ...tax, baseMinor: 0n, taxMinor: 0n }))
          expect(withoutParts(totals, parts)).toEqual({
            netMinor: 0n,
            taxMinor: 0n,
            totalMinor: 0n,
            taxes: nothing,
          })
        },
      ),
    )
  })
})

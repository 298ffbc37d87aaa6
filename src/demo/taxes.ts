import type { z } from 'zod'
import type { NewTaxRate } from '../catalog/tax.ts'

type Rate = z.input<typeof NewTaxRate>

/** Standard and reduced rates of value added tax in the European Union, in percent, where the demo's customers live. */
const rates: readonly [country: string, name: string, standard: number, reduced: number][] = [
  ['DE', 'VAT Germany', 19, 7],
  ['AT', 'VAT Austria', 20, 10],
  ['BE', 'VAT Belgium', 21, 6],
  ['DK', 'VAT Denmark', 25, 25],
  ['ES', 'VAT Spain', 21, 4],
  ['FR', 'VAT France', 20, 5.5],
  ['IT', 'VAT Italy', 22, 4],
  ['NL', 'VAT Netherlands', 21, 9],
  ['PL', 'VAT Poland', 23, 5],
  ['SE', 'VAT Sweden', 25, 6],
]

function inPercent(percent: number): string {
  return String(Math.round(percent * 10_000))
}

/** Elsewhere nothing is charged: no rate matches. */
export const taxClasses = {
  standard: rates.map(([country, name, standard]): Rate => ({ country, name, ratePpm: inPercent(standard) })),
  reduced: rates.map(
    ([country, name, , reduced]): Rate => ({
      country,
      name: `${name}, reduced`,
      ratePpm: inPercent(reduced),
    }),
  ),
}

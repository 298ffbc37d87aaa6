import type { z } from 'zod'
import { FieldValue } from '../catalog/field-values.ts'
import type { Line } from '../invoices/invoice.ts'
import { ShownLine, shownLine } from '../invoices/shown-invoice.ts'
import { list } from '../kernel/codecs.ts'
import { purchaseTermsIn } from '../purchases/purchase-terms.ts'

/** A line of an invoice with what its customer entered for what it sells. */
export const LineWithFields = ShownLine.extend({ fields: list(FieldValue) })

export function lineWithFields(line: Line): z.output<typeof LineWithFields> {
  return { ...shownLine(line), fields: [...(purchaseTermsIn(line)?.fields ?? [])] }
}

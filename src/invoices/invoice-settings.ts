import { z } from 'zod'

export const invoiceSettings = {
  /** Days a customer has to finish a checkout, or to pay what staff issued, before the invoice expires. */
  invoiceExpiryDays: z.number().int().min(1).max(365).default(14),
}

import { z } from 'zod'

export const renewalSettings = {
  /** A renewal is invoiced so many days before the purchase expires. */
  renewalInvoiceDays: z.number().int().min(0).max(60).default(10),
  /** A renewal whose payment the gateway has keeps its purchase usable for so many days past its end. */
  usableWhilePayingDays: z.number().int().min(0).max(60).default(14),
  /** Renewals of one day stand on one invoice. */
  shareRenewalInvoice: z.boolean().default(true),
}

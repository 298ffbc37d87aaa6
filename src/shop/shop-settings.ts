import { z } from 'zod'
import { collectionSettings } from '../collection/collection-settings.ts'
import { emailSettings } from '../email/email-settings.ts'
import { invoiceSettings } from '../invoices/invoice-settings.ts'
import { CountryCode, CurrencyCode, TimeZone } from '../kernel/codes.ts'
import { transferSettings } from '../payments/transfer-settings.ts'
import { renewalSettings } from '../purchases/renewal-settings.ts'

/** Who the shop is and where, and what its slices leave to the owner. */
export const ShopSettings = z.object({
  name: z.string().trim().min(1).max(80),
  legalName: z.string().trim().max(120).default(''),
  address: z.string().trim().max(400).default(''),
  taxId: z.string().trim().max(40).default(''),
  email: z.email().max(254),
  country: CountryCode,
  currency: CurrencyCode,
  timeZone: TimeZone,
  locale: z.string().max(20).default('en'),
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i)
    .default('#2f5bd8'),
  taxMode: z.enum(['exclusive', 'inclusive']).default('exclusive'),
  terms: z.string().trim().max(20_000).default(''),
  ...invoiceSettings,
  ...renewalSettings,
  ...collectionSettings,
  ...transferSettings,
  ...emailSettings,
})

type Settings = z.output<typeof ShopSettings>

declare module '../platform/shop-settings.ts' {
  interface ShopSettings extends Settings {}
}

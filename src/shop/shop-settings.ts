import { z } from 'zod'
import { collectionSettings } from '../collection/collection-settings.ts'
import { emailSettings } from '../email/email-settings.ts'
import { invoiceSettings } from '../invoices/invoice-settings.ts'
import { CountryCode, CurrencyCode, TimeZone } from '../kernel/codes.ts'
import { line, optionalLine, paragraphs } from '../kernel/text.ts'
import { transferSettings } from '../payments/transfer-settings.ts'
import { renewalSettings } from '../purchases/renewal-settings.ts'

/** Who the shop is and where, and what its slices leave to the owner. */
export const ShopSettings = z.object({
  name: line(80),
  legalName: optionalLine(120),
  address: paragraphs(400),
  taxId: optionalLine(40),
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
  terms: paragraphs(20_000),
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

import { z } from 'zod'
import { Locale } from '../../../src/kernel/locale.ts'
import { line, optionalLine, paragraphs } from '../../../src/kernel/text.ts'
import { ticked, wholeNumber } from '../../form.ts'
import { isCountry } from '../../identity/countries.ts'
import { isCurrency, isTimeZone } from '../../identity/currencies.ts'
import { Email } from '../../identity/user-form.ts'

const retries = z
  .string()
  .trim()
  .max(60)
  .default('')
  .transform((text, context) => {
    const days = text
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map(Number)
    const isOne = (day: number) => Number.isInteger(day) && day >= 1 && day <= 60
    if (days.length > 10 || !days.every(isOne)) {
      context.addIssue({ code: 'custom', message: 'admin.settings.renewalRetryDaysHint', input: text })
      return []
    }
    return [...new Set(days)].sort((a, b) => a - b)
  })

/** The form of the shop's settings, read into what the use case takes. */
export const SettingsForm = z.object({
  name: line(80),
  legalName: optionalLine(120),
  address: paragraphs(400),
  taxId: optionalLine(40),
  email: Email,
  accent: z.string().regex(/^#[0-9a-f]{6}$/i),
  country: z.string().refine(isCountry, 'form.choose'),
  timeZone: z.string().refine(isTimeZone, 'form.choose'),
  locale: Locale,
  currency: z.string().refine(isCurrency, 'form.choose'),
  taxMode: z.enum(['exclusive', 'inclusive']),
  invoiceExpiryDays: wholeNumber(1, 365),
  renewalInvoiceDays: wholeNumber(0, 60),
  usableWhilePayingDays: wholeNumber(0, 60),
  renewalRetryDays: retries,
  shareRenewalInvoice: ticked,
  creditFirst: ticked,
  bankInstructions: paragraphs(2_000),
  transferWaitDays: wholeNumber(1, 90),
  terms: paragraphs(20_000),
  emailsPerHour: wholeNumber(1, 1_000_000),
})

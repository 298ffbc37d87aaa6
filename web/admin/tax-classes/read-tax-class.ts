import { z } from 'zod'
import { line, optionalLine } from '../../../src/kernel/text.ts'
import { optional } from '../../form.ts'
import { formLines } from '../form-lines.ts'
import { Percent, partsInAMillion } from '../percent.ts'

/** A line counts that has a percentage. */
const rateLine = z
  .object({
    country: optional(z.string().regex(/^[A-Z]{2}$/)),
    region: optionalLine(80),
    name: optionalLine(60),
    percent: z.union([z.literal(''), Percent]).default(''),
  })
  .transform(({ country, region, name, percent }, context) => {
    if (percent === '') return null
    if (name === '') context.addIssue({ code: 'custom', path: ['name'], message: 'form.required', input: '' })
    const ratePpm = String(partsInAMillion(percent))
    return { country: country ?? null, region: country && region ? region : null, name, ratePpm }
  })

/** The form of a tax class, read into what the use cases take. */
export const TaxClassFields = z.object({ name: line(80), rates: formLines(rateLine) })

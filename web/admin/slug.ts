import { z } from 'zod'

const pattern = /^[a-z0-9]+(-[a-z0-9]+)*$/

/** The part of an address that a form asks for; left empty, it is made of the name. */
export const SlugOrNothing = z
  .string()
  .trim()
  .max(80)
  .default('')
  .refine((slug) => slug === '' || pattern.test(slug), 'admin.catalogue.slugHint')

/** What was entered, or the name as it can stand in an address: "Café № 1" as "cafe-no-1". A name that leaves nothing asks for one. */
export function slugFor(entered: string, name: string, context: z.RefinementCtx): string {
  const slug = entered || slugOf(name)
  if (slug === '') context.addIssue({ code: 'custom', path: ['slug'], message: 'form.required', input: '' })
  return slug
}

function slugOf(name: string): string {
  return name
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-|-$/g, '')
}

import { z } from 'zod'

/** What identity/logins.ts asks of a new login, with the sentences of a form. */
export const Password = z.string().min(10).max(128)
export const Email = z.string().trim().max(254).pipe(z.email())
export const Name = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .regex(/^\P{Cc}*$/u)

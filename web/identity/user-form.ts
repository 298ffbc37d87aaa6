import { z } from 'zod'
import { line } from '../../src/kernel/text.ts'

/** What is asked of a new login, with the sentences of a form. */
export const Password = z.string().min(10).max(128)
export const Email = z.string().trim().max(254).pipe(z.email())
export const Name = line(120)

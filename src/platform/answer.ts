import { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { canonical, type Json } from '../kernel/json.ts'

type Answering = { readonly name: string; readonly output: z.ZodType }

/**
 * An answer as JSON has it, by the schema of what was asked. That it says more than its schema, or less, is a fault: a door that
 * passes it on would tell what nobody agreed to.
 */
export function answerAsJson({ name, output }: Answering, answer: unknown): Json {
  const encoded = z.safeEncode(output, answer as z.output<typeof output>)
  assert(encoded.success, `${name} answers what its schema does not allow: ${encoded.error?.message}`)
  assert(canonical(encoded.data) === canonical(answer), `${name} answers more than its schema says`)
  return encoded.data as Json
}

/** The answer that was once written as JSON. */
export function answerOf({ output }: Answering, json: unknown): unknown {
  return z.decode(output, json as z.input<typeof output>)
}

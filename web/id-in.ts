import { z } from 'zod'

const nobodys = '00000000-0000-0000-0000-000000000000'

/** The id in an address. What is none belongs to nobody, which is what is answered of an id that is not there. */
export function idIn<S extends z.ZodType<string>>(_schema: S, param: string): z.output<S> {
  return (z.uuid().safeParse(param).data ?? nobodys) as z.output<S>
}

import { allDefinitions } from '../world/definitions.ts'

/** Signing up, in and out, with its slow hashes, and what only a demo shop does have tests of their own. */
const livedElsewhere = /^(user|staff)\.|^shop\.move_clock$/

/** Notices which commands are run from now on. Answers, when asked, which never were. */
export async function watchCommands(): Promise<() => readonly string[]> {
  const waiting = new Set<string>()
  for (const definition of await allDefinitions()) {
    if (definition.kind !== 'use case' || livedElsewhere.test(definition.name)) continue
    const { name, run } = definition
    waiting.add(name)
    const noticed: typeof run = (work, input) => {
      waiting.delete(name)
      return run(work, input)
    }
    Object.assign(definition, { run: noticed })
  }
  return () => [...waiting]
}

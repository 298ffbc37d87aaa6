import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { generateTypes } from '../../scripts/generate-types.ts'
import { cloneDatabase } from '../world/test-database.ts'

test('the checked-in types of the database are those of the migrated database', async () => {
  // Of a clone: nobody can clone the template while somebody looks at it.
  const database = await cloneDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'clientele-types-'))
  try {
    const file = join(folder, 'database.gen.ts')
    await generateTypes(database.url, file)
    const checkedIn = await readFile(join(import.meta.dirname, '../../src/platform/database.gen.ts'), 'utf8')
    expect(await readFile(file, 'utf8')).toBe(checkedIn)
  } finally {
    await rm(folder, { recursive: true, force: true })
    await database.drop()
  }
})

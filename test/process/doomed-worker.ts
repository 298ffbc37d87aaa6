import { present } from '../../src/kernel/assert.ts'
import { instant } from '../../src/kernel/calendar.ts'
import { stoppedClock } from '../../src/platform/clock.ts'
import type { Beats } from '../../src/platform/job-beats.ts'
import { startJobRunner } from '../../src/platform/job-runner.ts'
import { createLog } from '../../src/platform/log.ts'
import { createRuntime } from '../../src/runtime.ts'

/** What it is told on its command line, as JSON. */
export type WorkerOrder = {
  readonly databaseUrl: string
  readonly now: string
  readonly smtpUrl: string
  readonly beats: Beats
}

if (import.meta.main) {
  const { databaseUrl, now, smtpUrl, beats } = JSON.parse(present(process.argv[2], 'an order')) as WorkerOrder
  const shopUrl = 'http://shop.test'
  const runtime = await createRuntime({
    databaseUrl,
    poolSize: 4,
    shopUrl,
    ownUrl: shopUrl,
    smtpUrl,
    secret: 'a secret for tests that is long enough',
    log: createLog('error'),
    clock: stoppedClock(instant(now)),
  })
  await startJobRunner({
    pool: runtime.database.plainPool,
    log: runtime.log,
    beats,
    tasks: {
      'deliver-email': (payload) => runtime.deliverEmail((payload as { emailId: string }).emailId),
    },
  })
}

import { signatureHeader } from '../../src/gateways/sandbox/index.ts'
import { sign } from '../../src/gateways/sandbox/webhook-signature.ts'
import { claimDue, recordDeliveries } from '../../src/gateways/sandbox/webhook-store.ts'
import type { Subject } from '../../src/payments/gateway-answers.ts'
import { system } from '../../src/platform/actor.ts'
import { keptSecret } from '../../src/platform/secrets.ts'
import type { Runtime } from '../../src/runtime.ts'

/** What the sandbox sends about a subject, as its headers and body. */
export function webhookOf(subject: Subject, by: { secret: string; at: string }) {
  const body = JSON.stringify({ id: `${subject.externalId}:test`, kind: 'test', subject, at: by.at })
  const signature = sign(by.secret, body, by.at as Parameters<typeof sign>[2])
  return { body, headers: { [signatureHeader]: signature } }
}

/** Tells the shop everything that the sandbox has to tell it by now. */
export async function hearWebhooks({ app, database, clock }: Runtime): Promise<void> {
  const secret = await keptSecret(database.reader, 'sandbox')
  for (;;) {
    const due = await claimDue(database.reader, clock.now(), 50)
    if (due.length === 0) return
    for (const { subjectKind, subjectId } of due) {
      const subject = { kind: subjectKind as Subject['kind'], externalId: subjectId }
      const request = { ...webhookOf(subject, { secret, at: clock.now() }), now: clock.now() }
      await app.gateways.hear(system('webhook'), { gateway: 'sandbox', request })
    }
    const deliveries = due.map(({ seq }) => ({ seq, failure: null, retryInMs: 0 }))
    await recordDeliveries(database.reader, clock.now(), deliveries)
  }
}

import { z } from 'zod'
import { assert } from '../kernel/assert.ts'
import { StoredMethod } from '../methods/payment-method.ts'
import type { Gateway } from './gateway.ts'
import { ChargeOutcome, News, OpenedForm, Prepared, RefundOutcome, Subjects } from './gateway-answers.ts'

/**
 * A gateway of which every answer is held against what gateways may say. One that does not fit is a fault of its module: nothing of
 * it is recorded, and what became of a charge or a refund is asked for again.
 */
export function checkedGateway(gateway: Gateway): Gateway {
  const { name, storeCard, openForm, findForm, readWebhook, ask } = gateway
  const checked = checkerOf(name)
  return {
    name,
    kind: gateway.kind,
    capabilities: gateway.capabilities,
    prepare: checked('prepare', Prepared, gateway.prepare),
    confirm: checked('confirm', ChargeOutcome, gateway.confirm),
    find: checked('find', ChargeOutcome.nullable(), gateway.find),
    withdraw: checked('withdraw', ChargeOutcome, gateway.withdraw),
    review: checked('review', ChargeOutcome, gateway.review),
    refund: checked('refund', RefundOutcome, gateway.refund),
    findRefund: checked('findRefund', RefundOutcome.nullable(), gateway.findRefund),
    storeCard: storeCard && checked('storeCard', StoredMethod, storeCard),
    openForm: openForm && checked('openForm', OpenedForm, openForm),
    findForm: findForm && checked('findForm', StoredMethod.nullable(), findForm),
    readWebhook:
      readWebhook && ((request) => fitting(`${name}.readWebhook`, Subjects.nullable(), readWebhook(request))),
    ask: ask && checked('ask', News.nullable(), ask),
  }
}

function checkerOf(name: string) {
  return <Asked extends unknown[], Answer extends z.ZodType>(
    what: string,
    answer: Answer,
    call: (...asked: Asked) => Promise<z.input<Answer>>,
  ) =>
    async (...asked: Asked): Promise<z.output<Answer>> =>
      fitting(`${name}.${what}`, answer, await call(...asked))
}

const longestComplaint = 500

function fitting<Answer extends z.ZodType>(what: string, answer: Answer, given: unknown): z.output<Answer> {
  const parsed = answer.safeParse(given)
  const complaint = parsed.error ? z.prettifyError(parsed.error).slice(0, longestComplaint) : ''
  assert(parsed.success, `${what} answers what no gateway may: ${complaint}`)
  return parsed.data
}

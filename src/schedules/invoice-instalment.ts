import { z } from 'zod'
import { announceInvoice } from '../collection/announce-invoice.ts'
import { lockCustomer } from '../customers/customer-store.ts'
import { NoOutput } from '../kernel/codecs.ts'
import { ScheduleId } from '../kernel/ids.ts'
import { systemOnly } from '../platform/permission.ts'
import { orNotFound } from '../platform/refused.ts'
import { useCase } from '../platform/use-case.ts'
import { makeInstalmentInvoice } from './make-instalment-invoice.ts'
import { instalmentInvoiceDay, openInstalments } from './schedule.ts'
import { findSchedule, lockSchedule } from './schedule-store.ts'

export const WhichInstalment = z.object({
  scheduleId: ScheduleId,
  position: z.number().int().min(1).max(120),
})

/** Makes the invoice of an instalment whose time has come. Done before, by whichever worker, or paid meanwhile, it does nothing. */
export const invoiceInstalment = useCase({
  name: 'instalment.invoice',
  input: WhichInstalment,
  output: NoOutput,
  may: systemOnly,
  async run(work, { scheduleId, position }) {
    const { customerId } = orNotFound(await findSchedule(work.trx, scheduleId))
    const customer = orNotFound(await lockCustomer(work.trx, customerId))
    const schedule = orNotFound(await lockSchedule(work.trx, scheduleId))
    const instalment = openInstalments(schedule).find((each) => each.position === position)
    if (!instalment?.awaitsInvoice) return
    if (instalmentInvoiceDay(schedule, instalment, work.shop.renewalInvoiceDays) > work.today) return
    const invoice = await makeInstalmentInvoice(work, { customer, schedule }, instalment)
    await announceInvoice(work, invoice)
  },
})

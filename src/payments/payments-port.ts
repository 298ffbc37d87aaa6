import type { PaymentId, PaymentMethodId } from '../kernel/ids.ts'
import type { Actor } from '../platform/actor.ts'
import type { CardInput } from './gateway.ts'
import type { Payment } from './payment.ts'
import type { Pay } from './payment-processes.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** What goes through a gateway, for the processes above that it is a part of. */
    readonly payments: {
      pay(actor: Actor, asked: Pay): Promise<Payment>
      ask(actor: Actor, paymentId: PaymentId): Promise<Payment>
      addCard(
        actor: Actor,
        gateway: string,
        card: CardInput,
        keep: boolean,
      ): Promise<{ readonly id: PaymentMethodId }>
    }
  }
}

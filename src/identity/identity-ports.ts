import type { CustomerId, UserId } from '../kernel/ids.ts'
import type { Reader } from '../platform/database.ts'

declare module '../platform/use-case.ts' {
  interface Ports {
    /** The oldest account that a login owns: its history is in that one's, and its emails are in that one's language. */
    accountOf(reader: Reader, userId: UserId): Promise<{ id: CustomerId; locale: string } | undefined>
  }
}

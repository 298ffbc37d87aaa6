import type { ShopSettings } from '../platform/shop-settings.ts'
import type { Email } from './email.ts'

export type Attachment = {
  readonly filename: string
  readonly contentType: string
  readonly content: Buffer
}

/** The same words twice: as they are sent, and as they are kept, without what only the recipient may know. */
export type RenderedEmail = {
  readonly subject: string
  readonly sent: { readonly text: string; readonly html: string }
  readonly kept: { readonly text: string; readonly html: string }
  /** Made only when the message is really sent: a PDF takes time. */
  attachments(): Promise<readonly Attachment[]>
}

/** Finds the words of an email. What it throws is a fault, and the email is tried again later. */
export type RenderEmail = (email: Email, shop: ShopSettings) => Promise<RenderedEmail>

import type { StoreSettings } from '../store.ts'
import type { Mail } from './mail.ts'

export type Attachment = {
  readonly filename: string
  readonly contentType: string
  readonly content: Buffer
}

/** The same words twice: as they are sent, and as they are kept, without what only the recipient may know. */
export type RenderedMail = {
  readonly subject: string
  readonly sent: { readonly text: string; readonly html: string }
  readonly kept: { readonly text: string; readonly html: string }
  /** Made only when the letter is really sent: a PDF takes time. */
  attachments(): Promise<readonly Attachment[]>
}

/** Finds the words of a mail. What it throws is a fault, and the mail is tried again later. */
export type RenderMail = (mail: Mail, store: StoreSettings) => Promise<RenderedMail>

import type { InvoiceId } from '../kernel/ids.ts'
import type { Attachment, RenderMail } from '../platform/mail/rendered.ts'
import { type Letter, type Voice, voiceIn } from './letter.ts'
import { letterHtml } from './letter-html.ts'
import { letterText } from './letter-text.ts'
import { letters } from './letters.ts'

type RenderParts = {
  /** The PDF of an invoice in the recipient's language. */
  invoicePdf(wanted: { invoiceId: InvoiceId; locale: string }): Promise<Buffer>
}

/** Puts mails into words: HTML and plain text, with the invoice attached where the letter is about one. */
export function createMailRenderer(parts: RenderParts): RenderMail {
  return async (mail, store) => {
    const voice = voiceIn(mail.locale, store)
    // The row was written as the content of this template; the database cannot tell the compiler.
    const write = letters[mail.template] as (content: object, voice: Voice) => Letter
    const letter = write(mail.content, voice)
    const set = (as: Letter) => ({ text: letterText(as, voice), html: letterHtml(as, voice, mail.locale) })
    const sent = set(letter)
    return {
      subject: letter.subject,
      sent,
      kept: letter.button?.isSecret ? set(withoutLink(letter, voice)) : sent,
      attachments: () => attachments(letter, mail.locale, parts),
    }
  }
}

function withoutLink(letter: Letter, { t }: Voice): Letter {
  return { ...letter, button: null, notes: [t('mail.linkRemoved'), ...letter.notes] }
}

async function attachments(letter: Letter, locale: string, parts: RenderParts): Promise<Attachment[]> {
  if (!letter.attach) return []
  const { invoiceId, filename } = letter.attach
  const content = await parts.invoicePdf({ invoiceId, locale })
  return [{ filename, contentType: 'application/pdf', content }]
}

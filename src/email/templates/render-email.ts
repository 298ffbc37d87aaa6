import type { InvoiceId } from '../../kernel/ids.ts'
import type { Attachment, RenderEmail } from '../rendered.ts'
import { htmlOf } from './html.ts'
import { type EmailWords, type Voice, voiceIn } from './template.ts'
import { emailTemplates } from './templates.ts'
import { textOf } from './text.ts'

type RenderParts = {
  /** The PDF of an invoice in the recipient's language. */
  invoicePdf(wanted: { invoiceId: InvoiceId; locale: string }): Promise<Buffer>
}

/** Puts emails into words: HTML and plain text, with the invoice attached where it is about one. */
export function createEmailRenderer(parts: RenderParts): RenderEmail {
  return async (email, shop) => {
    const voice = voiceIn(email.locale, shop)
    // The row was written as the content of this template; the database cannot tell the compiler.
    const write = emailTemplates[email.template] as (content: object, voice: Voice) => EmailWords
    const words = write(email.content, voice)
    const set = (as: EmailWords) => ({ text: textOf(as, voice), html: htmlOf(as, voice, email.locale) })
    const sent = set(words)
    return {
      subject: words.subject,
      sent,
      kept: words.button?.isSecret ? set(withoutLink(words, voice)) : sent,
      attachments: () => attachments(words, email.locale, parts),
    }
  }
}

function withoutLink(words: EmailWords, { t }: Voice): EmailWords {
  return { ...words, button: null, notes: [t('email.linkRemoved'), ...words.notes] }
}

async function attachments(words: EmailWords, locale: string, parts: RenderParts): Promise<Attachment[]> {
  if (!words.attach) return []
  const { invoiceId, filename } = words.attach
  const content = await parts.invoicePdf({ invoiceId, locale })
  return [{ filename, contentType: 'application/pdf', content }]
}

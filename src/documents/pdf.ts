import { createRequire } from 'node:module'
import { dirname } from 'node:path'
import pdfmake from 'pdfmake'
import type { TDocumentDefinitions } from 'pdfmake/interfaces.js'

/** Roboto has the Latin, Greek and Cyrillic scripts and all currency signs; of it, what a document uses is embedded. */
const fonts = dirname(createRequire(import.meta.url).resolve('pdfmake/fonts/Roboto/Roboto-Regular.ttf'))

pdfmake.setFonts({
  Roboto: { normal: `${fonts}/Roboto-Regular.ttf`, bold: `${fonts}/Roboto-Medium.ttf` },
})
// A document is made of words alone: nothing is loaded from elsewhere, whatever is written in it.
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy((path) => dirname(path) === fonts)

/** Sets a document. The same definition gives the same bytes, if it says when it was made (`info.creationDate`). */
export function pdfOf(document: TDocumentDefinitions): Promise<Buffer> {
  return pdfmake.createPdf(document).getBuffer()
}

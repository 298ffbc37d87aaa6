import { join } from 'node:path'
import { NodeCompiler, type NodeTypstDocument, PdfStandard } from '@myriaddreamin/typst-ts-node-compiler'

const templates = join(import.meta.dirname, 'templates')

/** A document that is to be set: which template, and what it says, as JSON. */
export type Sheet = { readonly template: 'invoice'; readonly content: string }

export type Press = (sheet: Sheet) => Uint8Array

/**
 * Sets documents in these font files, as PDF/A-3 with tags (level a): to be kept for years, and read aloud. The same sheet gives
 * the same bytes. It takes all of the thread for as long as it takes.
 */
export function createPress(fontPaths: readonly string[]): Press {
  const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [...fontPaths] }] })
  return ({ template, content }) => {
    compiler.mapShadow(join(templates, 'content.json'), Buffer.from(content))
    try {
      return archived(compiler, laidOut(compiler, template))
    } finally {
      // What one document needed is not kept for the next: its words are its own.
      compiler.evictCache(0)
    }
  }
}

function laidOut(compiler: NodeCompiler, template: Sheet['template']): NodeTypstDocument {
  const answer = compiler.compile({ mainFilePath: join(templates, `${template}.typ`) })
  if (answer.result) return answer.result
  const problems = answer.takeDiagnostics()?.shortDiagnostics ?? []
  throw new Error(`The template ${template} could not be set: ${JSON.stringify(problems)}`)
}

/** What the standard of archives does not allow comes as an ordinary PDF: a sign that no font has must cost nobody an invoice. */
function archived(compiler: NodeCompiler, document: NodeTypstDocument): Buffer {
  try {
    return compiler.pdf(document, { pdfStandard: PdfStandard.A_3a })
  } catch {
    return compiler.pdf(document, { pdfStandard: PdfStandard.V_1_7 })
  }
}

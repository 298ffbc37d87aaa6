import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { init, type WrappedPdfiumModule } from '@embedpdf/pdfium'

/** What stands on one line of a page, as it would be copied, with its place in points from the page's lower left. */
export type PdfLine = {
  readonly text: string
  /** The same from left to right, as it is seen. */
  readonly seen: string
  readonly left: number
  readonly right: number
  readonly bottom: number
}

export type ReadPdf = {
  readonly pages: readonly {
    readonly width: number
    readonly lines: readonly PdfLine[]
    readonly tags: readonly string[]
  }[]
  /** All lines of all pages, without what merely stands for a new line. */
  readonly texts: readonly string[]
  readonly isTagged: boolean
  readonly language: string
  /** What the file says of itself, as XMP. */
  readonly xmp: string
}

const wasmBinary = readFileSync(createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm'))
let opened: Promise<WrappedPdfiumModule> | undefined

/** Reads a PDF as Chrome does: with its engine. */
export async function readPdf(pdf: Uint8Array): Promise<ReadPdf> {
  opened ??= init({ wasmBinary: Uint8Array.from(wasmBinary).buffer }).then((engine) => {
    engine.PDFiumExt_Init()
    return engine
  })
  const engine = await opened
  const { pdfium } = engine
  const bytes = pdfium.wasmExports.malloc(pdf.length)
  ;(pdfium as unknown as { readonly HEAPU8: Uint8Array }).HEAPU8.set(pdf, bytes)
  const document = engine.FPDF_LoadMemDocument(bytes, pdf.length, '')
  if (document === 0) throw new Error('This is no PDF that can be read.')
  try {
    const pages = Array.from({ length: engine.FPDF_GetPageCount(document) }, (_, at) =>
      readPage(engine, document, at),
    )
    return {
      pages,
      texts: pages.flatMap(({ lines }) => lines.map(({ text }) => text)),
      isTagged: engine.FPDFCatalog_IsTagged(document),
      language: utf16(engine, (buffer, length) => engine.FPDFCatalog_GetLanguage(document, buffer, length)),
      xmp: /<x:xmpmeta[\s\S]*<\/x:xmpmeta>/.exec(Buffer.from(pdf).toString('utf8'))?.[0] ?? '',
    }
  } finally {
    engine.FPDF_CloseDocument(document)
    pdfium.wasmExports.free(bytes)
  }
}

function readPage(engine: WrappedPdfiumModule, document: number, at: number): ReadPdf['pages'][number] {
  const page = engine.FPDF_LoadPage(document, at)
  const text = engine.FPDFText_LoadPage(page)
  const tree = engine.FPDF_StructTree_GetForPage(page)
  const read = {
    width: engine.FPDF_GetPageWidthF(page),
    lines: linesOf(charactersOf(engine, text)),
    tags: Array.from({ length: engine.FPDF_StructTree_CountChildren(tree) }, (_, child) =>
      tagsBelow(engine, engine.FPDF_StructTree_GetChildAtIndex(tree, child)),
    ).flat(),
  }
  engine.FPDF_StructTree_Close(tree)
  engine.FPDFText_ClosePage(text)
  engine.FPDF_ClosePage(page)
  return read
}

type Character = {
  readonly text: string
  readonly left: number
  readonly right: number
  readonly bottom: number
}

function charactersOf(engine: WrappedPdfiumModule, page: number): Character[] {
  const { pdfium } = engine
  const box = pdfium.wasmExports.malloc(32)
  const characters = Array.from({ length: engine.FPDFText_CountChars(page) }, (_, at) => {
    engine.FPDFText_GetCharBox(page, at, box, box + 8, box + 16, box + 24)
    const [left = 0, right = 0, bottom = 0] = [0, 8, 16].map((from) => pdfium.getValue(box + from, 'double'))
    return { text: String.fromCharCode(engine.FPDFText_GetUnicode(page, at)), left, right, bottom }
  })
  pdfium.wasmExports.free(box)
  return characters
}

/** Signs for a new line have no place of their own. */
function linesOf(characters: readonly Character[]): PdfLine[] {
  const lines: Character[][] = [[]]
  for (const character of characters) {
    if (character.text === '\n') lines.push([])
    else if (character.text !== '\r') lines.at(-1)?.push(character)
  }
  return lines
    .filter((line) => line.length > 0)
    .map((line) => {
      const seen = line.filter(({ text, left, right }) => text.trim() !== '' && right > left)
      return {
        text: line.map(({ text }) => text).join(''),
        seen: seen
          .toSorted((one, other) => one.left - other.left)
          .map(({ text }) => text)
          .join(''),
        left: Math.min(...seen.map(({ left }) => left)),
        right: Math.max(...seen.map(({ right }) => right)),
        bottom: Math.min(...seen.map(({ bottom }) => bottom)),
      }
    })
}

function tagsBelow(engine: WrappedPdfiumModule, element: number): string[] {
  const type = utf16(engine, (buffer, length) => engine.FPDF_StructElement_GetType(element, buffer, length))
  const count = Math.max(0, engine.FPDF_StructElement_CountChildren(element))
  const children = Array.from({ length: count }, (_, at) =>
    engine.FPDF_StructElement_GetChildAtIndex(element, at),
  )
  return [type, ...children.filter((child) => child !== 0).flatMap((child) => tagsBelow(engine, child))]
}

/** A text that the engine writes into a place of so many bytes, and says how many it needs. */
function utf16({ pdfium }: WrappedPdfiumModule, write: (buffer: number, length: number) => number): string {
  const length = write(0, 0)
  const buffer = pdfium.wasmExports.malloc(Math.max(length, 2))
  write(buffer, length)
  const text = length > 2 ? pdfium.UTF16ToString(buffer) : ''
  pdfium.wasmExports.free(buffer)
  return text
}

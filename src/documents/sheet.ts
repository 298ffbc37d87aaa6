import type { Fonts } from './fonts.ts'
import type { Sheet } from './press.ts'
import { printable } from './printable.ts'
import type { SheetContent } from './sheet-content.ts'

/** A document as it is handed to the press: all that it says can be shown in these fonts, and in which order they are asked. */
export function sheetOf(template: Sheet['template'], content: SheetContent, fonts: Fonts): Sheet {
  const { country, ...said } = printable(content, fonts.coverages)
  return { template, content: JSON.stringify({ ...said, fonts: fonts.familiesFor(country) }) }
}

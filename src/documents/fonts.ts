import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Script } from '../kernel/scripts.ts'
import { type Coverage, coverageOf } from './font-coverage.ts'

/** A family of fonts that documents are set in: the scripts that it is there for, and a file for each weight. */
type Family = {
  readonly name: string
  readonly scripts: readonly Script[]
  readonly files: readonly string[]
  /** Where characters that several languages share are written as in this font; null where none are. */
  readonly country: string | null
}

export type Fonts = {
  readonly files: readonly string[]
  /** Of each family, of each of its files. */
  readonly coverages: readonly (readonly Coverage[])[]
  /** All that documents can show. */
  readonly scripts: readonly Script[]
  /** The names of the families, in the order in which a letter is looked for, for a reader in this country. */
  familiesFor(country: string): string[]
}

const { resolve } = createRequire(import.meta.url)

const shipped: readonly Family[] = [
  {
    name: 'Noto Sans',
    scripts: ['Latin', 'Greek', 'Cyrillic', 'Devanagari'],
    files: weights('noto-sans', 'NotoSans', '600SemiBold'),
    country: null,
  },
  {
    // In Noto's fonts of Arabic the dots of a letter are signs of their own, and each is copied out of a PDF as one more letter.
    name: 'Amiri',
    scripts: ['Arabic'],
    files: weights('amiri', 'Amiri', '700Bold'),
    country: null,
  },
  {
    name: 'Noto Sans Hebrew',
    scripts: ['Hebrew'],
    files: weights('noto-sans-hebrew', 'NotoSansHebrew', '600SemiBold'),
    country: null,
  },
  {
    name: 'Noto Sans Thai',
    scripts: ['Thai'],
    files: weights('noto-sans-thai', 'NotoSansThai', '600SemiBold'),
    country: null,
  },
  {
    name: 'Noto Emoji',
    scripts: [],
    files: [resolve('@expo-google-fonts/noto-emoji/400Regular/NotoEmoji_400Regular.ttf')],
    country: null,
  },
]

type Optional = Omit<Family, 'files'> & { readonly package: string; readonly file: string }

/** Each is a package that a shop may install beside the others: they are large, and few shops need them. */
const optional: readonly Optional[] = [
  {
    package: '@embedpdf/fonts-sc',
    file: 'NotoSansHans-Regular.otf',
    name: 'Noto Sans S Chinese',
    scripts: ['Han', 'Bopomofo', 'Hiragana', 'Katakana'],
    country: 'CN',
  },
  {
    package: '@embedpdf/fonts-jp',
    file: 'NotoSansJP-Regular.otf',
    name: 'Noto Sans Japanese',
    scripts: ['Han', 'Hiragana', 'Katakana'],
    country: 'JP',
  },
  {
    package: '@embedpdf/fonts-kr',
    file: 'NotoSansKR-Regular.otf',
    name: 'Noto Sans Korean',
    scripts: ['Hangul'],
    country: 'KR',
  },
]

/** The fonts that are there. `find` tells where the main file of a package is, null for one that is not installed. */
export function readFonts(find: (name: string) => string | null = installed): Fonts {
  const extra = optional.flatMap((font): Family[] => {
    const main = find(font.package)
    return main ? [{ ...font, files: [join(dirname(main), '../fonts', font.file)] }] : []
  })
  const all = [...shipped, ...extra]
  return {
    files: all.flatMap(({ files }) => files),
    coverages: all.map(({ files }) => files.map(coverageOf)),
    scripts: [...new Set(all.flatMap(({ scripts }) => scripts))],
    familiesFor(country) {
      const own = extra.filter((family) => family.country === country)
      return [...new Set([...shipped, ...own, ...extra])].map(({ name }) => name)
    },
  }
}

function weights(from: string, file: string, strong: string): string[] {
  const weight = (of: string) => resolve(`@expo-google-fonts/${from}/${of}/${file}_${of}.ttf`)
  return [weight('400Regular'), weight(strong)]
}

function installed(name: string): string | null {
  try {
    return resolve(name)
  } catch {
    return null
  }
}

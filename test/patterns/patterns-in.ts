import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'

/** A regular expression as a program writes it. `source` is null where it is put together only when the program runs. */
export type Pattern = {
  readonly source: string | null
  readonly flags: string
  /** "src/kernel/money.ts:95" */
  readonly place: string
  /** As it stands in the program. */
  readonly written: string
}

/** Every regular expression of the TypeScript files below these folders of `root`. */
export function patternsBelow(root: string, folders: readonly string[]): Pattern[] {
  return folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .flatMap((name) => {
        const path = join(root, folder, name)
        return patternsIn(readFileSync(path, 'utf8'), relative(root, path))
      }),
  )
}

export function patternsIn(program: string, path: string): Pattern[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS
  const file = ts.createSourceFile(path, program, ts.ScriptTarget.Latest, true, kind)
  const patterns: Pattern[] = []
  const visit = (node: ts.Node): void => {
    const pattern = patternAt(node)
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
    if (pattern) patterns.push({ ...pattern, place: `${path}:${line}`, written: node.getText(file) })
    ts.forEachChild(node, visit)
  }
  visit(file)
  return patterns
}

type Parts = Pick<Pattern, 'source' | 'flags'>

function patternAt(node: ts.Node): Parts | null {
  if (ts.isRegularExpressionLiteral(node)) {
    const end = node.text.lastIndexOf('/')
    return { source: node.text.slice(1, end), flags: node.text.slice(end + 1) }
  }
  if (!ts.isNewExpression(node) && !ts.isCallExpression(node)) return null
  return makesPattern(node.expression) ? made(node.arguments ?? []) : null
}

/** `RegExp` or `globalThis.RegExp`. */
function makesPattern(called: ts.Expression): boolean {
  const name = ts.isPropertyAccessExpression(called) ? called.name.text : called.getText()
  return name === 'RegExp'
}

function made([source, flags]: readonly ts.Expression[]): Parts {
  const texts = [source, flags].map((part) => (part && ts.isStringLiteralLike(part) ? part.text : null))
  if (flags && texts[1] === null) return { source: null, flags: '' }
  return { source: texts[0] ?? null, flags: texts[1] ?? '' }
}

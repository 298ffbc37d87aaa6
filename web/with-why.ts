/** Lines of an invoice, each with how its amount came about. */
export function withWhy<Line extends object>(lines: readonly Line[], why: (line: Line) => string) {
  return lines.map((line) => ({ ...line, why: why(line) }))
}

/** A Markdown table whose columns also line up as plain text. Every column but the first is of numbers. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((title, at) => Math.max(title.length, ...rows.map((row) => (row[at] ?? '').length)))
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0))).join(' | ')} |`
  const rule = widths.map((width, at) => (at === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`))
  return [line(head), line(rule), ...rows.map(line)].join('\n')
}

const whole = new Intl.NumberFormat('en', { maximumFractionDigits: 0 })

export function perSecond(value: number): string {
  return value < 10 ? value.toFixed(1) : whole.format(value)
}

export function milliseconds(value: number): string {
  return value < 100 ? value.toFixed(1) : whole.format(value)
}

export function megabytes(bytes: number | null): string {
  return bytes === null ? 'not known' : `${whole.format(bytes / 2 ** 20)} MB`
}

export function ratio(product: number, floor: number): string {
  return (product / floor).toFixed(2)
}

/** Where invoices are paid: one on a page of its own, several together. */
export function payPath(numbers: readonly string[]): string {
  const [first, ...others] = numbers
  if (first && others.length === 0) return `/checkout/${first}`
  return `/checkout/together?${new URLSearchParams(numbers.map((number) => ['invoice', number]))}`
}

/** The page of a list that an address asks for. */
export function placeOf(url: URL): { before?: string; after?: string } {
  const before = url.searchParams.get('before')
  const after = url.searchParams.get('after')
  if (before) return { before }
  return after ? { after } : {}
}

type Ends = { readonly newer: string | null; readonly older: string | null }

/** The addresses of the pages before and after this one; `keep` is what else the address says. */
export function pagesOf(path: string, { newer, older }: Ends, keep: Readonly<Record<string, string>> = {}) {
  const to = (place: Record<string, string>) => `${path}?${new URLSearchParams({ ...keep, ...place })}`
  return {
    newer: newer === null ? null : to({ after: newer }),
    older: older === null ? null : to({ before: older }),
  }
}

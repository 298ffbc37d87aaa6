const somewhere = 'http://own.invalid'
const longest = 8_000

/**
 * An address of this site that somebody else has named, as a header can carry it ("/日" as "/%E6%97%A5"), or `otherwise`. Every
 * address that is led on to and was not written here goes through it. It asks how browsers read an address, not how it looks:
 * they drop tabs and line breaks, take "\" for "/" and resolve dots, so that "/<tab>/other.example" and "/.//other.example" would
 * lead away.
 */
export function ownPath(asked: unknown, otherwise: string): string {
  if (typeof asked !== 'string' || !asked.startsWith('/') || asked.length > longest) return otherwise
  if (!URL.canParse(asked, somewhere)) return otherwise
  const { origin, pathname, search, hash } = new URL(asked, somewhere)
  const isOwn = origin === somewhere && !pathname.startsWith('//') && !/[\p{Cc}\\]/u.test(asked)
  return isOwn ? pathname + search + hash : otherwise
}

/** The address of the picture of a package, without the shop's own. */
export function picturePath(kind: 'svg' | 'png', name: string, accent: string): string {
  return `/picture.${kind}?of=${encodeURIComponent(name)}&colour=${accent.replace('#', '')}`
}

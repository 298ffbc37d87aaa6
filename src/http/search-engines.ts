const publicPages = /^\/(?:store(?:\/[a-z0-9-]+)?)?$/
const publicFiles =
  /^\/(?:assets\/.+|accent|favicon\.ico|icon\.svg|picture\.(?:png|svg)|robots\.txt|sitemap\.xml)$/

/** Whether search engines may list what is at this path. Everything else belongs to somebody, or is a step on the way. */
export function isForSearch(path: string): boolean {
  return publicPages.test(path) || publicFiles.test(path)
}

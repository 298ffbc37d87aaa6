import './prose.css'

/** Text that staff wrote in Markdown; `html` is what {@link htmlOf} made of it. */
export function Prose({ html, className }: { html: string; className?: string | undefined }) {
  return (
    // biome-ignore lint/security/noDangerouslySetInnerHtml: htmlOf escapes raw HTML and lets only plain links through.
    <div className={`prose ${className ?? ''}`} dangerouslySetInnerHTML={{ __html: html }} />
  )
}

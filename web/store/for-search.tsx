import { useViewer } from '../ui/viewer.tsx'

type Described = {
  readonly title: string
  readonly description: string
  /** The page's one address, of the shop's own origin. */
  readonly url: string
  readonly picture: string
  readonly price?: { readonly amount: string; readonly currency: string } | undefined
  /** Of schema.org. */
  readonly thing?: object | undefined
}

/** What search engines and messengers show of a page. */
export function ForSearch({ title, description, url, picture, price, thing }: Described) {
  const { shop } = useViewer()
  return (
    <>
      <link rel="canonical" href={url} />
      <meta name="description" content={description} />
      <meta property="og:site_name" content={shop.name} />
      <meta property="og:type" content={price ? 'product' : 'website'} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={url} />
      <meta property="og:image" content={picture} />
      <meta property="og:image:width" content="600" />
      <meta property="og:image:height" content="315" />
      <meta name="twitter:card" content="summary_large_image" />
      {price && <meta property="product:price:amount" content={price.amount} />}
      {price && <meta property="product:price:currency" content={price.currency} />}
      {thing && (
        <script
          type="application/ld+json"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in which nothing can end the element.
          dangerouslySetInnerHTML={{ __html: JSON.stringify(thing).replaceAll('<', '\\u003c') }}
        />
      )}
    </>
  )
}

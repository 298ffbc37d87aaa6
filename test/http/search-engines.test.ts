import { inflateSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { beginningsOfSlugs, slugsFrom } from '../../src/catalog/catalog-store.ts'
import { markIco, markSvg } from '../../web/pictures/mark.ts'
import { pictureOf } from '../../web/pictures/picture.ts'
import { picturePath } from '../../web/pictures/picture-path.ts'
import { paint, pngOf } from '../../web/pictures/png.ts'
import { monthly } from '../world/catalog.ts'
import { openWebWorld, type WebWorld } from './web-world.ts'

let world: WebWorld
let slug: string

beforeAll(async () => {
  world = await openWebWorld()
  slug = (await world.catalog('Observatory </script>', { price: 1_490, term: monthly })).slug
})
afterAll(() => world.close())

const page = async (path: string) => (await fetch(world.url + path)).text()

function meta(html: string, name: string): string | undefined {
  return new RegExp(`<meta (?:name|property)="${name}" content="([^"]*)"`).exec(html)?.[1]
}

describe('the page of a package', () => {
  test('says its name, what it is, its one address, picture and price to search engines and messengers', async () => {
    const html = await page(`/store/${slug}?utm=1`)
    const url = `${world.url}/store/${slug}`
    expect(html).toContain(`<link rel="canonical" href="${url}"/>`)
    expect(meta(html, 'description')).toMatch(/Observatory/)
    expect(meta(html, 'og:title')).toMatch(/^Observatory/)
    expect(meta(html, 'og:url')).toBe(url)
    expect(meta(html, 'product:price:amount')).toBe('14.90')
    expect(meta(html, 'product:price:currency')).toBe('EUR')
    const picture = await fetch(meta(html, 'og:image')?.replaceAll('&amp;', '&') ?? '')
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(picture.headers.get('x-robots-tag')).toBeNull()
  })

  test('has a Product with an Offer of schema.org, which no name can break out of', async () => {
    const html = await page(`/store/${slug}`)
    const [, json = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/.exec(html) ?? []
    expect(JSON.parse(json)).toMatchObject({
      '@type': 'Product',
      name: 'Observatory </script>',
      offers: [
        {
          '@type': 'Offer',
          price: '14.90',
          priceCurrency: 'EUR',
          availability: 'https://schema.org/InStock',
          priceSpecification: { referenceQuantity: { value: 1, unitCode: 'MON' } },
        },
      ],
    })
  })
})

test('the page of the shop says what it is, and that no other address is meant', async () => {
  const html = await page('/store?page=1')
  expect(html).toContain(`<link rel="canonical" href="${world.url}/store"/>`)
  expect(meta(html, 'description')).not.toBe('')
  expect(meta(html, 'og:image')).toMatch(/^http.*\/picture\.png\?/)
})

describe('search engines', () => {
  test.each([
    '/account',
    '/account/invoices',
    '/admin',
    '/admin/customers',
    '/cart',
    '/checkout',
    '/sign-in',
    '/register',
    '/sandbox/x',
    '/store.data',
    '/nothing/here',
  ])('are told not to list %s', async (path) => {
    const answer = await fetch(world.url + path, { redirect: 'manual' })
    expect(answer.headers.get('x-robots-tag')).toBe('noindex')
  })

  test.each(['/store', '/robots.txt', '/sitemap.xml', '/picture.svg?of=x', '/icon.svg'])(
    'may list %s',
    async (path) => {
      expect((await fetch(world.url + path)).headers.get('x-robots-tag')).toBeNull()
    },
  )

  test('are told where not to look, and where the list of pages is', async () => {
    const text = await page('/robots.txt')
    expect(text).toContain('User-agent: *\n')
    for (const path of ['/account', '/admin', '/checkout']) expect(text).toContain(`Disallow: ${path}\n`)
    expect(text).not.toMatch(/Disallow: \/(?:store)?\n/)
    expect(text).toContain(`Sitemap: ${world.url}/sitemap.xml\n`)
  })

  test('find every package in the list, and nothing that is not for sale', async () => {
    const hidden = await world.catalog('Hidden', { price: 1, visible: false })
    const answer = await fetch(`${world.url}/sitemap.xml`)
    expect(answer.headers.get('content-type')).toContain('xml')
    const text = await answer.text()
    expect(text).toContain(`<loc>${world.url}/store</loc>`)
    expect(text).toContain(`<loc>${world.url}/store/${slug}</loc>`)
    expect(text).not.toContain(hidden.slug)
    expect(await page(`/sitemap.xml?from=${slug}`)).toContain(`/store/${slug}<`)
    expect((await fetch(`${world.url}/sitemap.xml?from=A%20B`)).status).toBe(404)
  })
})

describe('the icon', () => {
  test('is the first letter of the shop on its colour', async () => {
    const answer = await fetch(`${world.url}/icon.svg`)
    expect(answer.headers.get('content-type')).toBe('image/svg+xml')
    expect(await answer.text()).toMatch(/<text [^>]*>\p{L}<\/text>/u)
    expect(markSvg('élan', '#ffffff')).toContain('>É</text>')
    expect(markSvg('<b>', null)).toContain('>&#60;</text>')
    expect(await page('/store')).toContain('<link rel="icon" href="/icon.svg" type="image/svg+xml"/>')
  })

  test('is there for whoever only asks for /favicon.ico', async () => {
    const answer = await fetch(`${world.url}/favicon.ico`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('image/x-icon')
    const ico = markIco('#2f5bd8')
    expect([ico.readUInt16LE(2), ico.readUInt16LE(4)]).toEqual([1, 1])
    expect(ico.subarray(ico.readUInt32LE(18) + 1).toString('latin1', 0, 3)).toBe('PNG')
    expect(ico.length - ico.readUInt32LE(18)).toBe(ico.readUInt32LE(14))
  })
})

describe('a picture', () => {
  test('is always the same for a name, and another for another', () => {
    expect(pictureOf('hosting-pro', '#2f5bd8')).toEqual(pictureOf('hosting-pro', '#2f5bd8'))
    expect(pictureOf('hosting-pro', '#2f5bd8')).not.toEqual(pictureOf('hosting-basic', '#2f5bd8'))
  })

  test('is kept for good by whoever has fetched it', async () => {
    const answer = await fetch(world.url + picturePath('svg', slug, '#2f5bd8'))
    expect(answer.headers.get('cache-control')).toContain('immutable')
    expect(await answer.text()).toMatch(/^<svg .*<circle .*<\/svg>$/)
  })

  test('has in pixels the colours that are drawn', () => {
    const picture = pictureOf('hosting-pro', '#2f5bd8')
    const { width, height, bytes } = paint({ ...picture, discs: picture.discs.slice(0, 1) })
    expect([width, height]).toEqual([600, 315])
    const [disc] = picture.discs
    const rows = inflateSync(idatOf(pngOf({ width, height, bytes })))
    expect(rows.length).toBe((width * 4 + 1) * height)
    const at = (x: number, y: number) => [...rows.subarray(y * (width * 4 + 1) + 1 + x * 4).subarray(0, 4)]
    const far = disc && disc.x > width / 2 ? 0 : width - 1
    expect(at(far, disc && disc.y > height / 2 ? 0 : height - 1)).toEqual([...picture.ground, 255])
    expect(at(disc?.x ?? 0, disc?.y ?? 0)).not.toEqual([...picture.ground, 255])
  })
})

function idatOf(png: Buffer): Buffer {
  const at = png.indexOf('IDAT')
  return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4))
}

test('the list of pages is divided where it would be too long', async () => {
  for (const name of ['One', 'Two', 'Three']) await world.catalog(name, { price: 1 })
  const { reader } = world.runtime.database
  const all = await slugsFrom(reader, '', 100)
  const beginnings = await beginningsOfSlugs(reader, 2)
  expect(beginnings).toEqual(all.filter((_, at) => at % 2 === 0))
  const pages = await Promise.all(beginnings.map((from) => slugsFrom(reader, from, 2)))
  expect(pages.flat()).toEqual(all)
})

import { reactRouter } from '@react-router/dev/vite'
import tailwindcss from '@tailwindcss/vite'
import { defineConfig } from 'vite'
import { pageSentences } from './scripts/page-sentences.ts'

/** The form of an address, with how it is written in every country. */
const address = /\/(address-(fields|layouts?)|identity\/countries)\b/

/** What an order is, on the pages of the store that show one. */
const order = /\/store\/(coupon-box|item-words|later|order|order-items|totals)\./

/** The forms of what is sold. */
const catalogue = /\/admin\/(packages|groups|tax-classes)\//

/** What only pages of staff have: together where most of them do. */
const desk = /\/web\/admin\//

/**
 * Few files a page, and little in them that it has no use for: the libraries, the forms of addresses, orders, what most pages use, and what
 * some pages share, where small parts are loaded along instead of being asked for.
 */
const client = {
  output: {
    codeSplitting: {
      groups: [
        { name: 'libraries', test: /node_modules/, minShareCount: 1, priority: 4 },
        {
          name: 'common',
          test: (id: string) => ![address, order, catalogue, desk].some((own) => own.test(id)),
          minShareCount: 4,
          priority: 3,
        },
        { name: 'desk', test: desk, minShareCount: 10, priority: 3 },
        { name: 'address', test: address, minShareCount: 1, priority: 2 },
        { name: 'order', test: order, minShareCount: 2, priority: 2 },
        { name: 'catalogue', test: catalogue, minShareCount: 2, priority: 2 },
        {
          name: 'shared',
          minShareCount: 2,
          entriesAware: true,
          entriesAwareMergeThreshold: 1_500,
          priority: 1,
        },
      ],
    },
  },
  // So that an icon is only its drawing.
  treeshake: { manualPureFunctions: ['createLucideIcon'] },
}

export default defineConfig(({ command }) => ({
  plugins: [tailwindcss(), reactRouter(), pageSentences()],
  // The built pages carry their own copies of React and the router: one file to start, always the production ones.
  ssr: command === 'build' ? { noExternal: true } : {},
  define: command === 'build' ? { 'process.env.NODE_ENV': '"production"' } : {},
  optimizeDeps: { include: ['lucide-react'] },
  environments: { client: { build: { rolldownOptions: client } } },
  build: { target: 'es2022', assetsInlineLimit: 0, reportCompressedSize: false },
}))

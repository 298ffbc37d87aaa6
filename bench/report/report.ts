import { targeted } from '../parts/measures.ts'
import { median, type Results } from './results.ts'
import { megabytes, milliseconds } from './table.ts'
import {
  compressedTable,
  ordersTable,
  pagesTable,
  renewalsSentence,
  rowsSentence,
  shopTable,
} from './tables.ts'
import { targetsTable } from './targets.ts'

/** The whole of `bench/RESULTS.md`. */
export function reportOf(results: Results, day: string): string {
  const { machine, filled, started, pages, shop } = results
  const { soak } = shop
  const count = new Intl.NumberFormat('en')
  return `# Measured

\`npm run bench\` makes a shop, measures it and writes this file; nothing else changes it. This run was on ${day}.

${targetsTable(results)}

## How to read this

Each figure stands beside its **floor**, measured in the same run: the same rows read, or the same rows written and
committed, by plain SQL over the same driver with prepared statements, ${'`pg`'} with a pool of the same size, in a process of its
own. The ratio says how much of what the database and the driver can do is left when pages are rendered, permissions checked,
input parsed, invoices computed and history chained. A floor knows all that in advance: it neither locks nor checks anything.

Server, database and the sender of the requests share one machine, so each takes from the others; a figure is what this
machine does altogether. Compare ratios between machines, and rates between runs on one. Times are from a request's first byte
sent to its last byte received. At ${targeted} connections, where the targets are, each figure and its floor are taken three times by
turns and the best of either counts: whatever else a machine does can only slow a take down.

- Machine: ${machine.processor}, ${machine.cores} cores, ${megabytes(machine.memoryBytes)} of memory, ${machine.system}; Node
  ${machine.node}, PostgreSQL ${machine.postgres} as the product runs it by itself, every commit on the disk.
- Store: ${count.format(filled.customers)} customers, ${count.format(filled.invoices)} invoices, ${count.format(filled.events)} events in chained
  histories, made in ${Math.round(filled.seconds)} s and written under all constraints.

## Pages

The server runs as it does in earnest, web and worker in a process each, with real sessions. The invoice list is that of customers with
sixty invoices, so that each page is full; the customer page is that of 200 customers, one of five of them as large; searches
are by turns for family names, whole names, email addresses, numbers of customers and numbers of invoices. A page is the HTML
that a browser asks for first, a data request what it asks for from then on.

${pagesTable(results)}

The same with answers compressed, as most browsers ask for them:

${compressedTable(results)}

## Selling

Put into a new cart, the cart looked at, checked out, paid with a stored card of the sandbox, settled: through the use cases,
without HTTP. Statements are what one of them sends to the database, \`begin\` and \`commit\` included.
${rowsSentence(results)}

${ordersTable(results)}

Over HTTP, as a browser without script does it (two forms sent, two pages rendered):

${shopTable(results)}

After ${soak.checkouts} checkouts over HTTP the server held ${soak.after} connections to its database (${soak.inTransaction} of them in a transaction), and ${soak.later} when
those that nobody used had closed; before them it held ${soak.before}.

## Renewals

${renewalsSentence(results)}

## The process

- Start of a filled shop with its own database, from the command until it can serve: ${milliseconds(median(started.milliseconds))} ms, the median of
  ${started.milliseconds.map(milliseconds).join(', ')}.
- Memory of web and worker together, without their database, what both share counted once: ${megabytes(started.idleBytes)} at rest after the start, ${megabytes(pages.loadBytes)} at most while
  pages are asked for as fast as they come.
`
}

import { actorContext, appContext } from '../context.ts'
import type { Route } from './+types/invoice-pdf'

/** The invoice as a file. */
export async function loader({ context, params }: Route.LoaderArgs) {
  const app = context.get(appContext)
  const { filename, content } = await app.invoices.pdf(context.get(actorContext), { number: params.number })
  return new Response(new Uint8Array(content), {
    headers: {
      'Content-Type': 'application/pdf',
      'Content-Disposition': `inline; filename="${filename}"`,
      'Cache-Control': 'private, no-store',
    },
  })
}

import type { ReactNode } from 'react'
import { data, Links, Meta, Outlet, Scripts, ScrollRestoration, useRouteLoaderData } from 'react-router'
import type { Route } from './+types/root'
import './app.css'
import { stopContext, viewerContext } from './context.ts'
import { flashOf, forgetFlash } from './flash.ts'
import font from './fonts/geist-latin.woff2?url'
import { themeOf } from './theme.ts'
import { useLinks } from './ui/link.tsx'
import { NavigationBar } from './ui/progress.tsx'
import { Toast } from './ui/toast.tsx'
import { Trouble } from './ui/trouble.tsx'
import { ViewerProvider } from './ui/viewer.tsx'
import { unknownViewer } from './viewer.ts'

export const links: Route.LinksFunction = () => [
  { rel: 'preload', href: font, as: 'font', type: 'font/woff2', crossOrigin: 'anonymous' },
]

/** Answers at once what the door has already decided: too many requests, a shop that is being set up. */
const stopAtTheDoor: Route.MiddlewareFunction = ({ context }) => {
  const status = context.get(stopContext)
  if (status !== null) throw data(null, { status })
}

export const middleware = [stopAtTheDoor]

export function loader({ context, request }: Route.LoaderArgs) {
  const viewer = context.get(viewerContext)
  const flash = flashOf(request, viewer.locale)
  const shown = { viewer, theme: themeOf(request), flash }
  return data(shown, flash ? { headers: { 'Set-Cookie': forgetFlash } } : {})
}

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<typeof loader>('root')
  const viewer = root?.viewer ?? unknownViewer
  const accent = viewer.shop.accent?.replace('#', '')
  return (
    <html lang={viewer.locale} data-theme={root?.theme ?? undefined}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <link rel="icon" href="/favicon.ico" sizes="32x32" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        {accent && <link rel="stylesheet" href={`/accent?colour=${accent}`} />}
      </head>
      <body>
        <ViewerProvider viewer={viewer}>{children}</ViewerProvider>
        <ScrollRestoration />
        <Scripts />
      </body>
    </html>
  )
}

export default function Root({ loaderData }: Route.ComponentProps) {
  useLinks()
  return (
    <>
      <NavigationBar />
      <Outlet />
      <Toast flash={loaderData.flash} />
    </>
  )
}

export function ErrorBoundary({ error }: Route.ErrorBoundaryProps) {
  return <Trouble error={error} />
}

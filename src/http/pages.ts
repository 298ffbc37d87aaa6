import type { IncomingMessage, ServerResponse } from 'node:http'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ServerBuild } from 'react-router'
import type { AnswerPage } from '../../web/entry.server.tsx'
import { readStaticFiles, type StaticFiles } from './static-files.ts'

/** Vite's own handlers, in front of everything while developing. */
export type Connect = (incoming: IncomingMessage, outgoing: ServerResponse, next: () => void) => void

/** The pages, built or (while developing) built as they are asked for. */
export type Pages = {
  readonly answer: AnswerPage
  readonly files: StaticFiles
  readonly development: { readonly connect: Connect; close(): Promise<void> } | null
}

type Build = ServerBuild & { entry: { module: typeof import('../../web/entry.server.tsx') } }

/** Loads what `scripts/build-pages.ts` built below `root`. */
export async function openBuiltPages(root: string): Promise<Pages> {
  const build = (await import(pathToFileURL(join(root, 'build/server/index.js')).href)) as Build
  return {
    answer: build.entry.module.createPages(build, 'production'),
    files: readStaticFiles(join(root, 'build/client')),
    development: null,
  }
}

/** Pages that change in the browser as their sources are saved. */
export async function openDevelopmentPages(root: string): Promise<Pages> {
  const { createServer } = await import('vite')
  const vite = await createServer({ root, appType: 'custom', server: { middlewareMode: true } })
  return {
    async answer(request, provided, door) {
      const build = (await vite.ssrLoadModule('virtual:react-router/server-build')) as Build
      return build.entry.module.createPages(build, 'development')(request, provided, door)
    },
    files: () => undefined,
    development: { connect: vite.middlewares, close: () => vite.close() },
  }
}

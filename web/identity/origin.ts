import { addressContext } from '../context.ts'
import type { Route } from './+types/sign-in'

/** Where a request that signs somebody in comes from. */
export function originOf({ context, request }: Pick<Route.ActionArgs, 'context' | 'request'>) {
  return { address: context.get(addressContext), browser: request.headers.get('user-agent') ?? '' }
}

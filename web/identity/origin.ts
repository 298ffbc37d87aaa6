import type { ActionFunctionArgs } from 'react-router'
import { addressContext } from '../context.ts'

/** Where a request that signs somebody in comes from. */
export function originOf({ context, request }: Pick<ActionFunctionArgs, 'context' | 'request'>) {
  return { address: context.get(addressContext), browser: request.headers.get('user-agent') ?? '' }
}

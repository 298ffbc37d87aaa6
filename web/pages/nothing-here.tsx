import { data } from 'react-router'

/** Every address that no route knows: answered by the error page of the whole site. */
export function loader(): never {
  throw data(null, { status: 404 })
}

export const action = loader

export default function NothingHere() {
  return null
}

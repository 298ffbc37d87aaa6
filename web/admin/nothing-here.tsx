import { data } from 'react-router'

/** An address of the staff area at which there is nothing: said in its own frame, which the layout gives. */
export function loader() {
  throw data(null, { status: 404 })
}

export default function NothingHere() {
  return null
}

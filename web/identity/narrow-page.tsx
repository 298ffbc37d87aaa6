import type { ReactNode } from 'react'
import { useViewer } from '../ui/viewer.tsx'

/** A page with one thing to do: a title and a card in the middle, and below it where else one may want to go. */
export function NarrowPage(props: {
  title: string
  lead?: ReactNode | undefined
  /** Above the title: the steps of a longer way. */
  above?: ReactNode | undefined
  below?: ReactNode | undefined
  wide?: boolean | undefined
  children: ReactNode
}) {
  const { shop } = useViewer()
  return (
    <div className={`mx-auto ${props.wide ? 'max-w-xl' : 'max-w-md'} sm:py-6`}>
      <title>{`${props.title} · ${shop.name}`}</title>
      {props.above}
      <h1 className="font-[650] text-2xl tracking-[-0.022em]">{props.title}</h1>
      {props.lead && <p className="mt-1.5 text-pretty text-muted">{props.lead}</p>}
      <div className="card-box mt-6 p-5 sm:p-6">{props.children}</div>
      {props.below && <div className="mt-5 grid gap-1.5 text-center">{props.below}</div>}
    </div>
  )
}

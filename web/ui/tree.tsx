import type { ReactNode } from 'react'

export type TreeNode = {
  readonly id: string
  readonly content: ReactNode
  readonly children: readonly TreeNode[]
}

/** Things that belong to things: nested lists with lines, read aloud as nested lists. */
export function Tree({ nodes, label }: { nodes: readonly TreeNode[]; label: string }) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {nodes.map((node) => (
        <li key={node.id} className="px-5 py-1">
          <Branch node={node} />
        </li>
      ))}
    </ul>
  )
}

function Branch({ node }: { node: TreeNode }) {
  return (
    <>
      <div className="py-2">{node.content}</div>
      {node.children.length > 0 && (
        <ul className="tree-children mb-2">
          {node.children.map((child) => (
            <li key={child.id}>
              <Branch node={child} />
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

/** One line of a tree: icon, name and what stands at its end; below them a muted line and its state. */
export function TreeLine(props: {
  icon: ReactNode
  name: ReactNode
  state?: ReactNode | undefined
  note?: ReactNode | undefined
  end?: ReactNode | undefined
}) {
  return (
    <div className="grid grid-cols-[auto_minmax(0,1fr)_auto] items-start gap-x-3 gap-y-1">
      <span className="mt-0.5 text-muted">{props.icon}</span>
      <span className="font-[550] [overflow-wrap:anywhere]">{props.name}</span>
      <div className="text-end">{props.end}</div>
      <div className="col-span-2 col-start-2 flex flex-wrap items-start gap-x-3 gap-y-1">
        {props.note && <div className="min-w-0 flex-1 text-[0.8125rem] text-muted">{props.note}</div>}
        {props.state}
      </div>
    </div>
  )
}

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

/** One line of a tree: icon, name, state and what stands at its end; below the name one muted line. */
export function TreeLine(props: {
  icon: ReactNode
  name: ReactNode
  state?: ReactNode | undefined
  note?: ReactNode | undefined
  end?: ReactNode | undefined
}) {
  return (
    <div className="flex items-start gap-3">
      <span className="mt-0.5 text-muted">{props.icon}</span>
      <div className="min-w-0 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-[550]">{props.name}</span>
          {props.state}
        </div>
        {props.note && <div className="text-[0.8125rem] text-muted">{props.note}</div>}
      </div>
      {props.end && <div className="text-end">{props.end}</div>}
    </div>
  )
}

import type { KyselyPlugin, RootOperationNode } from 'kysely'

/** Notices statements that insert, update or delete. Locking a row is not writing. */
export function watchWrites(): KyselyPlugin & { seen(): boolean } {
  let seen = false
  return {
    seen: () => seen,
    transformQuery({ node }) {
      seen ||= changes(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
}

function changes(node: RootOperationNode): boolean {
  switch (node.kind) {
    case 'InsertQueryNode':
    case 'UpdateQueryNode':
    case 'DeleteQueryNode':
    case 'MergeQueryNode':
      return true
    case 'RawNode':
      return node.sqlFragments.some((text) =>
        // Only what updates has a SET; what locks rows FOR UPDATE has none.
        /\b(?:insert into|delete from|set)\b/i.test(text),
      )
    default:
      return false
  }
}

type Placed = { readonly id: string; readonly parentId: string | null; readonly name: string }

/** "Hosting / Plans". */
export function pathOf(id: string | null, groups: readonly Placed[]): string {
  const names: string[] = []
  for (let at = groups.find((group) => group.id === id); at && names.length < 10; ) {
    names.unshift(at.name)
    const above: string | null = at.parentId
    at = groups.find((group) => group.id === above)
  }
  return names.join(' / ')
}

/** Too long for its place, an address is best broken after the @. */
export function EmailAddress({ of }: { of: string }) {
  const [name, host] = of.split('@')
  if (host === undefined) return of
  return (
    <>
      {name}@<wbr />
      {host}
    </>
  )
}

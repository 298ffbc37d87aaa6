/** Lets one loop sleep until it is rung for, and forgets no ring that came while it was busy. */
export function createBell() {
  let rung = false
  let wakeUp: () => void = () => undefined
  return {
    ring(): void {
      rung = true
      wakeUp()
    },
    /** Ends when it is rung for, and at the latest after so many milliseconds. */
    async heard(withinMs: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, withinMs)
          wakeUp = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}

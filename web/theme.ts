export type Theme = 'light' | 'dark'

/** The theme a visitor chose, or null when the system's setting decides. */
export function themeOf(request: Request): Theme | null {
  const match = /(?:^|;\s*)theme=(light|dark)(?:;|$)/.exec(request.headers.get('cookie') ?? '')
  return (match?.[1] as Theme | undefined) ?? null
}

/** The cookie that keeps a choice for a year; anything but the two themes forgets it. */
export function themeCookie(chosen: unknown): string {
  if (chosen !== 'light' && chosen !== 'dark') return 'theme=; Path=/; Max-Age=0; SameSite=Lax'
  return `theme=${chosen}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly`
}

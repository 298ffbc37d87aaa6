import { z } from 'zod'

const port = z.coerce.number().int().min(0).max(65535)

/** How many proxies stand before us; `true` is one. */
const proxies = z.union([
  z.coerce.number().int().min(0).max(9),
  z.stringbool().transform((isBehindOne) => (isBehindOne ? 1 : 0)),
])

/** How the shop is paid: "manual", or "sandbox,manual". */
const gateways = z
  .string()
  .transform((names) => names.split(',').map((name) => name.trim()))
  .pipe(z.array(z.enum(['sandbox', 'manual'])).min(1))

const environment = z.object({
  DATABASE_URL: z.url({ protocol: /^postgres(ql)?$/ }).optional(),
  CLIENTELE_ROLE: z.enum(['web', 'worker', 'all']).default('all'),
  CLIENTELE_URL: z.url({ protocol: /^https?$/ }).optional(),
  CLIENTELE_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
  CLIENTELE_DATA: z.string().min(1).optional(),
  CLIENTELE_TRUST_PROXY: proxies.default(0),
  CLIENTELE_METRICS_TOKEN: z.string().min(16, 'must have at least 16 characters').optional(),
  CLIENTELE_POOL: z.coerce.number().int().min(2).max(200).default(20),
  CLIENTELE_GATEWAYS: gateways.optional(),
  HOST: z.string().default('127.0.0.1'),
  PORT: port.default(3000),
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
})

/** What the environment says, read once at the start by the composition roots and by nobody else. */
export type Config = z.output<typeof environment>

/** Reads the environment; throws an error with one line per setting that cannot be understood. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  if (parsed.success) return parsed.data
  const lines = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
  throw new Error(`The settings cannot be understood:\n${lines.join('\n')}`)
}

import { Counter, collectDefaultMetrics, Histogram, Registry } from 'prom-client'

/** What operators watch: requests by status and how long they took, and the process itself. */
export function createMetrics() {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const answers = new Counter({
    name: 'http_requests_total',
    help: 'Requests answered, by method and status',
    labelNames: ['method', 'status'] as const,
    registers: [registry],
  })
  const durations = new Histogram({
    name: 'http_request_seconds',
    help: 'How long requests took',
    registers: [registry],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5],
  })
  return {
    answered(method: string, status: number, milliseconds: number) {
      answers.inc({ method, status: String(status) })
      durations.observe(milliseconds / 1000)
    },
    text: async () => ({ type: registry.contentType, text: await registry.metrics() }),
  }
}

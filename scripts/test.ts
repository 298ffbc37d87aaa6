import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What is pure, and the scenarios: the tests that answer while one waits. */
const quickTests = [
  'test/kernel',
  'test/catalog',
  'test/invoices',
  'test/patterns',
  'test/platform/sql-floors.test.ts',
  'test/payments/settling.test.ts',
  'test/email/templates.test.ts',
  'test/gateways/sandbox-cards.test.ts',
  'test/scenarios',
]

type Check = { readonly name: string; readonly command: readonly string[] }

/** What must hold before anything is run. */
const checks: readonly Check[] = [
  { name: 'the pages build', command: ['node', 'scripts/build-pages.ts'] },
  { name: 'the types of the routes are made', command: ['react-router', 'typegen'] },
  { name: 'the types hold', command: ['node', 'node_modules/typescript-native/bin/tsc', '--noEmit'] },
  { name: 'the code is in order', command: ['biome', 'check', '--error-on-warnings', '.'] },
  {
    name: 'the floors hold',
    command: ['depcruise', 'src', 'web', 'packages', '--config', '.dependency-cruiser.cjs'],
  },
  { name: 'nothing is unused', command: ['knip'] },
]

type Counts = { passed: number; failed: number }

function run(command: readonly string[]): boolean {
  const [program = '', ...rest] = command
  return spawnSync(program, rest, { stdio: 'inherit' }).status === 0
}

function runChecks(): Counts {
  const counts = { passed: 0, failed: 0 }
  for (const { name, command } of checks) {
    const held = run(command)
    process.stdout.write(`${held ? '✓' : '✗'} ${name}\n`)
    counts[held ? 'passed' : 'failed'] += 1
  }
  return counts
}

/** Runs the tests of these folders, all without any; a run that ends without its report, or with trouble outside of any test, counts as one failure. */
function runTests(folders: readonly string[]): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'clientele-report-'))
  const file = join(folder, 'report.json')
  try {
    const clean = run([
      'vitest',
      'run',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...folders,
    ])
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      numPassedTests: number
      numFailedTests: number
    }
    const failed = clean ? 0 : Math.max(1, report.numFailedTests)
    return { passed: report.numPassedTests, failed }
  } catch {
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const modes: Record<string, () => Counts[]> = {
  checks: () => [runChecks()],
  fast: () => [runChecks(), runTests(quickTests)],
  everything: () => [runChecks(), runTests([])],
}

const mode = process.argv[2] ?? 'everything'
const results = modes[mode]?.()
if (!results) throw new Error(`There is ${Object.keys(modes).join(', ')}, and no ${mode}.`)
const passed = results.reduce((sum, counts) => sum + counts.passed, 0)
const failed = results.reduce((sum, counts) => sum + counts.failed, 0)
process.stdout.write(`\n${passed} passed, ${failed} failed\n`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1

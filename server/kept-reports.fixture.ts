import { keepReport } from '@cadre/store'
import type { TestServer } from './test-server.fixture.ts'

const interval = (value: number, margin: number) => ({ value, low: value - margin, high: value + margin })

/** How a report of leaving was made: the same on every day, so that pages of it look the same. */
const method = {
  review: 'HR reads it over everybody; a named person decides what to offer.',
  mustNever: ['Make a list of who will leave: most of those with a raised risk stay.'],
  horizonMonths: 6,
  rows: 900,
  people: 120,
  events: 46,
  days: 12,
  judgedRows: 410,
  judged: [
    {
      name: 'curve',
      label: 'curve by tenure alone',
      concordance: interval(0.58, 0.05),
      auc: interval(0.59, 0.05),
      brier: interval(0.08, 0.01),
      skill: interval(0.01, 0.02),
      capture: interval(0.14, 0.05),
    },
    {
      name: 'cox',
      label: 'proportional hazards',
      concordance: interval(0.71, 0.04),
      auc: interval(0.72, 0.04),
      brier: interval(0.07, 0.01),
      skill: interval(0.08, 0.03),
      capture: interval(0.26, 0.06),
    },
  ],
  recommended: 'cox',
  isBetter: true,
  calibration: [
    { expected: 0.03, happened: interval(0.04, 0.02), rows: 137 },
    { expected: 0.09, happened: interval(0.08, 0.03), rows: 137 },
    { expected: 0.22, happened: interval(0.2, 0.05), rows: 136 },
  ],
  drivers: [
    { feature: 'pay_log_compa_ratio', size: 0.03, more: 'lower', raises: 0.31, lowers: 0.27 },
    { feature: 'emp_tenure_months', size: 0.02, more: 'both ways', raises: 0.22, lowers: 0.35 },
  ],
  shifts: [],
  actions: [
    {
      action: 'pay review',
      evidence: 'pay below the market goes with leaving in most studies',
      because: ['pay_log_compa_ratio'],
    },
  ],
  gains: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1].map((share) => ({
    share,
    captured: 1 - (1 - share) ** 2,
  })),
  overDays: [
    { day: '2025-10-31', people: 36, expected: 0.08, left: interval(0.07, 0.03) },
    { day: '2026-01-31', people: 38, expected: 0.08, left: interval(0.1, 0.04) },
  ],
  replacementShare: 0.2,
}

/** What was found of so many people, of whom some are expected to leave. */
function figuresOf(people: number, value: number) {
  const high = Math.max(5, Math.round(people / 5))
  return {
    people,
    value,
    low: value * 0.6,
    high: value * 1.4,
    figures: {
      bands: [
        { band: 'usual', from: 0, people: people - high, expected: value * 0.6, before: 0.05 },
        { band: 'high', from: 0.2, people: high, expected: value * 0.4, before: 0.27 },
      ],
    },
  }
}

/** Keeps reports of leaving of these days: of everybody, of the lead’s people, and of a department where it is named. */
export async function keepReports(
  server: TestServer,
  days: readonly string[],
  { department }: { readonly department?: string } = {},
): Promise<void> {
  for (const [at, asOf] of days.entries())
    await server.asSystem((session) =>
      keepReport(session, {
        kind: 'attrition',
        asOf,
        jobId: `job_${at}`,
        data: { name: 'features/attrition', hash: 'a'.repeat(64) },
        method,
        parts: [
          { about: 'everybody', name: '', ...figuresOf(36 + at, 3 + at) },
          { about: 'line', name: server.people.lead, ...figuresOf(9, 1 + at / 4) },
          ...(department === undefined
            ? []
            : [{ about: 'department' as const, name: department, ...figuresOf(14, 1.5 + at / 4) }]),
        ],
      }),
    )
}

import type { CivilDate } from '@cadre/core'
import { noteDemoProgress } from '@cadre/store'
import type { Session } from '@cadre/store'
import { synthesiseCompany } from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'
import { createDemoAccounts } from './demo-accounts.ts'
import { giveDemoNotices } from './demo-notices.ts'
import { fillCompany } from './fill-company.ts'

/** The company of the demo: small enough for a fresh start in seconds, and unfair enough to find something. */
export function demoCompany(today: CivilDate, people = 250): Iterable<CompanyRecord> {
  return synthesiseCompany({ people, years: 4, seriesMonths: 16, today, switches: { bias: true } })
}

interface FillDemoOptions {
  readonly today: CivilDate
  /** How many records an earlier fill has entered before it was cut off. */
  readonly entered: number
  /** How many positions the company has; the same for every fill of one demo. */
  readonly people?: number
  readonly asSystem: <Result>(run: (session: Session) => Promise<Result>) => Promise<Result>
}

/**
 * Fills the demo with its company and an account for each role, or goes on where an earlier fill was
 * cut off: the company is the same record by record, and each transaction notes how far it came.
 */
export function fillDemo({ today, entered, people, asSystem }: FillDemoOptions): Promise<number> {
  return fillCompany(asSystem, demoCompany(today, people), {
    perTransaction: 2000,
    entered,
    onProgress: async (session, { from, to, isLast }) => {
      if (isLast) {
        await createDemoAccounts(session, today)
        await giveDemoNotices(session)
      }
      await noteDemoProgress(session, { from, to, isFilled: isLast })
    },
  })
}

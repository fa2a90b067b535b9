import { checkFolderTarget } from '@cadre/connect/files'
import type { CompanyOptions } from '@cadre/synth'
import { cancelOnInterrupt } from '../cancel-on-interrupt.ts'
import { writeCompany } from '../company/write-company.ts'
import type { CompanyFormat, CompanyManifest } from '../company/write-company.ts'
import { printResult } from '../print.ts'
import { wrapText } from '../wrap-text.ts'

export interface SynthFlags {
  readonly out: string
  readonly people: number
  readonly years: number
  readonly seed: number
  readonly today: string
  readonly countries: readonly string[]
  readonly format: CompanyFormat
  readonly bias?: true
  readonly without?: readonly string[]
  readonly seriesMonths?: number
  readonly truthMonths?: true
  readonly force?: true
  readonly json?: true
}

const switchNames = ['noise', 'missing', 'duplicates', 'outliers', 'seasonality', 'drift'] as const

/** Writes a made-up company and says what was written. */
export async function runSynth(flags: SynthFlags): Promise<void> {
  const { out, format, force, truthMonths, json } = flags
  const folder = {
    isOurs: (names: readonly string[]) => names.includes('truth.json') && names.includes('manifest.json'),
    force: force === true,
  }
  await checkFolderTarget(out, folder)
  const { signal, release } = cancelOnInterrupt()
  const manifest = await writeCompany(out, companyOf(flags), {
    ...folder,
    format,
    withMonths: truthMonths === true,
    signal,
  })
  release()
  const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0)
  printResult({ folder: out, rows, ...manifest }, { json, text: () => textOf(out, rows, manifest) })
}

/** What the library is asked for; names it does not know it refuses. */
function companyOf(flags: SynthFlags): CompanyOptions {
  const { people, years, seed, today, countries, bias, without = [], seriesMonths } = flags
  const off = switchNames.filter((name) => without.includes(name))
  return {
    people,
    years,
    seed,
    today,
    countries: countries as NonNullable<CompanyOptions['countries']>,
    switches: { ...Object.fromEntries(off.map((name) => [name, false])), bias: bias === true },
    without: without.filter((name) => !(switchNames as readonly string[]).includes(name)) as NonNullable<
      CompanyOptions['without']
    >,
    ...(seriesMonths !== undefined && { seriesMonths }),
  }
}

function textOf(out: string, rows: number, { tables }: CompanyManifest): string {
  const of = (name: string): number => tables.find((table) => table.name === name)?.rows ?? 0
  return wrapText(
    `${rows} records of a made-up company in ${out}: ${of('person')} people, ${of('employment')} spells of employment, ${of('application')} steps of applications. What is true of it is in truth.json there.`,
  )
}

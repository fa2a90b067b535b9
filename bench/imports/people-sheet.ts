import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'

/** Columns that the proposed mapping takes all of. */
const header = [
  'Employee ID',
  'First name',
  'Last name',
  'Work email',
  'Work phone',
  'Personal email',
  'Mobile phone',
  'Street',
  'Postcode',
  'Date of birth',
  'Gender',
  'Hire date',
  'Contract type',
  'Legal entity',
  'Job title',
  'Department',
  'Location',
  'FTE',
  'Salary',
  'Manager number',
]

const contracts = ['full time', 'full time', 'full time', 'part time', 'intern']

/**
 * Writes a sheet of so many people in twenty columns, each of whom has eight records. Everybody but the first
 * reports to somebody further up; departments, jobs and places are as many as in a company of ten thousand.
 */
export async function writePeopleSheet(
  path: string,
  {
    rows,
    prefix = 'E',
    raise = 0,
  }: { readonly rows: number; readonly prefix?: string; readonly raise?: number },
): Promise<void> {
  const out = createWriteStream(path)
  const write = async (text: string): Promise<void> => {
    if (!out.write(text)) await once(out, 'drain')
  }
  await write(`${header.join(',')}\r\n`)
  for (let first = 0; first < rows; first += 1000) {
    const lines = []
    for (let row = first; row < Math.min(first + 1000, rows); row++)
      lines.push(`${personAt(row, { prefix, raise }).join(',')}\r\n`)
    await write(lines.join(''))
  }
  out.end()
  await finished(out)
}

function personAt(
  row: number,
  { prefix, raise }: { readonly prefix: string; readonly raise: number },
): string[] {
  const number = `${prefix}${row}`
  const [first, last] = [`Given${letters(row % 2500)}`, `Family${letters(row)}`]
  return [
    number,
    first,
    last,
    `${number}@norte.example`.toLowerCase(),
    `+34 910 ${String(row).padStart(6, '0')}`,
    `${number}@home.example`.toLowerCase(),
    `+34 600 ${String(row).padStart(6, '0')}`,
    `Street ${row % 400} number ${row % 90}`,
    String(28_000 + (row % 900)),
    dayAfter('1960-01-01', (row * 37) % 14_000),
    row % 2 === 0 ? 'female' : 'male',
    dayAfter('2010-01-01', (row * 53) % 5600),
    contracts[row % contracts.length]!,
    `Norte ${row % 6}`,
    `Job ${letters(row % 150)}`,
    `Department ${letters(row % 200)}`,
    `Place ${letters(row % 30)}`,
    row % 10 === 0 ? '0.8' : '1',
    `${24_000 + ((row * 7919) % 60_000) + raise} EUR`,
    row === 0 ? '' : `${prefix}${Math.floor(row / 8)}`,
  ]
}

/** A number as letters: digits would make names unlike names. */
function letters(number: number): string {
  let text = ''
  for (let rest = number + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    text = String.fromCharCode(97 + ((rest - 1) % 26)) + text
  return text
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

import { writeLines } from './write-lines.ts'

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
export function writePeopleSheet(
  path: string,
  {
    rows,
    prefix = 'E',
    raise = 0,
  }: { readonly rows: number; readonly prefix?: string; readonly raise?: number },
): Promise<void> {
  return writeLines(path, {
    header: header.join(','),
    rows,
    lineOf: (row) => personAt(row, { prefix, raise }).join(','),
  })
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

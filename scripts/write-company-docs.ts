/** The page of the synthetic company, with figures counted in one; a test holds it to them. */
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import {
  describeTruth,
  measureMarginals,
  publishedFigures,
  synthesiseCompany,
  turnoverByTenure,
} from '@cadre/synth'
import type { CompanyRecord } from '@cadre/synth'

const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'synthetic-company.md')

const company = { people: 1500, years: 3, seed: 1, today: '2026-06-30', seriesMonths: 0 } as const
const span = { firstDay: '2023-07-01', today: company.today }

/** The figures of the company that the page is about. */
export function countedFigures(): {
  readonly figures: ReturnType<typeof measureMarginals>
  readonly byTenure: readonly number[]
} {
  const records: CompanyRecord[] = [...synthesiseCompany(company)]
  return { figures: measureMarginals(records, span), byTenure: turnoverByTenure(records, span) }
}

/** The whole page as it should be. */
export function companyPage({ figures, byTenure }: ReturnType<typeof countedFigures>): string {
  const rows = publishedFigures.map((figure) => {
    const { name, meaning, unit, published, lowest, highest, source, url } = figure
    const note = 'note' in figure ? ` ${figure.note}` : ''
    return `| ${meaning} (${unit}) | ${shown(figures[name])} | ${shown(published)} | ${shown(lowest)} to ${shown(highest)} | [${source}](${url}).${note} |`
  })
  const effects = describeTruth({ ...company, switches: { bias: true } }).effects.map(
    ({ name, area, meaning, form, coefficient }) =>
      `| \`${name}\` | ${area} | ${meaning} | ${coefficient} | ${form} |`,
  )
  return `# The synthetic company

\`cadre synth\` makes up a company with years of history from a seed: units, jobs, pay bands and a survey of what others pay, people who are hired, moved, promoted, paid,
reviewed, asked, trained and who leave, what they do each month, and whom the company seeks, with applications and résumé texts. What is true of
it is written beside it, so that what a model finds can be compared with what there is to find. It is the demo of \`npm start\` (small), the company
of the tests, and data for trials of scale. Everybody in it is made up and marked so. The options are in [cli.md](cli.md).

This page is written by \`node scripts/write-company-docs.ts\`; its figures are counted in the records of a company of ${company.people} positions
and ${company.years} years (seed ${company.seed}), and a test holds them to the tolerances below.

## What is in the folder

| file | holds |
|---|---|
| \`KIND.parquet\` (or \`.csv\`) | every record of a kind: \`id\`, whose it is, \`valid_from\`, \`valid_to\`, then the fields as in the database. A record that changes, such as an application on its way, has a row for each stretch with the same \`id\` |
| \`protected/\` | what people chose to say about themselves, and lists that tell it. Open it to audit, never to train |
| \`lake/\` | with \`--format lake\`, in place of those files: data sets \`facts/KIND\` as an export of the people store writes them ([lake](lake.md)), with every version of a record and when it came to be known. That somebody leaves, finishes a course or reaches a goal is recorded on the day it happens, not before |
| \`truth.json\` | options, effects with coefficients, courses with what they do, flaws; names of the lists below |
| \`truth-leavers\` | who left, when, how, what pushed most, and how likely it was in that month |
| \`truth-slow-interviewers\` | the hiring managers who take long |
| \`protected/truth-screenings\` | each screening with group, fit, gap and outcome |
| \`protected/truth-months\` | with \`--truth-months\`: each person in each month, with all drivers and the probability of leaving |
| \`manifest.json\` | files and rows |

## What is planted

Coefficients with bias switched on; \`--without NAME\` leaves one out. ${'`truth.json`'} says for each in which fields it can be found.

| name | area | meaning | coefficient | acts on |
|---|---|---|---|---|
${effects.join('\n')}

The log-odds of leaving by own wish in a month begin at ${describeTruth(company).leavingIntercept}. Dismissal follows lasting poor performance, retirement follows age.
Three courses help (the truth names them); who performs poorly is sent to courses, so that a plain comparison of who took one hides about half
of what it does. Engagement answers three months before performance. A protected attribute changes nothing unless bias is on.

Flaws, each with a switch: cells go missing (overtime more often where it is high), some people, candidates and figures are entered twice, some figures
are impossible, answers and ratings are noisy, the season moves leaving, hiring, load, absence and figures, and over the years people leave more readily
and answer less kindly.

## Beside published figures

| figure | here | published | tolerance | source |
|---|---|---|---|---|
${rows.join('\n')}

Leaving by own wish in a year, by tenure: ${['under 1 year', '1 year', '2 to 4', '5 to 9', '10 and more']
    .map((band, index) => `${band} ${shown(byTenure[index]!)}`)
    .join(
      ', ',
    )}. It rises in the first months and falls after two years; Farber (1994, The Analysis of Interfirm Worker Mobility) finds
the same shape in the US, with the top at three months.

## How it is made

Each unit of the organisation (some seventy positions) is simulated whole, month by month, so that people can move and be promoted within it, and
written out before the next; all that is kept are the heads above it and up to two thousand recruiters. Each person has streams of chance of
their own, so that a switch for one thing does not move another, and units can be made apart and put together. People do not move between
units, units are neither founded nor closed, and nobody comes back to another unit: a model of reorganisations has nothing to find here.

On a quiet machine of two cores, 10,000 positions with five years (3.3 million records, otherwise the default options of \`cadre synth\`) took 23 s
and 700 MB with Parquet; a company of 1,000,000 positions with two years (\`--series-months 0\`) was written
to the end in 14 minutes at the lowest priority beside other work, with at most 1.2 GB of memory and 475 MB of files.
`
}

/** The page as it is. */
export function writtenCompanyPage(): string {
  return readFileSync(page, 'utf8')
}

function shown(value: number): string {
  return value.toFixed(Math.abs(value) < 2 ? 3 : 1).replace(/\.?0+$/, '')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, companyPage(countedFigures()))

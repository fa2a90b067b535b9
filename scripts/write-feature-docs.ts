/** The page of features, from the catalogue in `people/features`; a test compares them. */
import { featureCatalogue, smallestGroup } from '@cadre/people/features'
import type { Feature } from '@cadre/people/features'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const page = join(dirname(dirname(fileURLToPath(import.meta.url))), 'docs', 'features.md')

export const writtenFeaturePage = (): string => readFileSync(page, 'utf8')

/** The whole page as it should be. */
export function featurePage(): string {
  const byPrefix = Map.groupBy(featureCatalogue, ({ name }) => name.split('_')[0]!)
  const sections = [...byPrefix].map(([prefix, features]) => `## ${titles[prefix]!}\n\n${tableOf(features)}`)
  return `# Features

What models are told about a person on a day. Each of the ${featureCatalogue.length} features is declared once, in \`people/features/catalogue\`, as a tree over the
[kinds of record](records.md): the same declaration becomes SQL over the [lake](lake.md) for any people and days, and is worked out
from records in memory for one person now. A test holds both to the same values on random people and days.

This page is written by \`node scripts/write-feature-docs.ts\`.

## What holds for all

- **Two times.** A record counts when it had begun by the day (and, for what holds on a day, had not ended), and when it was believed at the moment that is
  asked about. What was entered or corrected later changes nothing that was known before. A value "from a year before" is that of the day a year before, as known now.
- **No protected attributes**, nor dates of birth, in any expression: a declaration that reads one is refused. Parental and sick leave are in no feature but
  those of wellbeing.
- **Groups.** A value over a group (\`among\`) is told of ${smallestGroup} known values or more; of fewer, only how many there are. The team diversity index is over
  newest skill, tenure, job and where people came from.
- **Missing stays missing.** Nothing is filled in here: a mean of no records is not known, a count of none is 0.
- **The same figures again.** Terms of sums and means are rounded to 2⁻²⁰ (a millionth), those of spreads and slopes to 2⁻¹² (a quarter of a thousandth), which makes sums exact in any order: worked out again, on more threads or among
  more people, a value is the same to the bit.
- **Comments** leave the database as one figure: words of praise and complaint counted in English, Spanish and Portuguese (\`people/text\`), a word of denial
  before them turning them round. It says something of many comments and little of one.
- **What is read off the declaration**: type, sources, window and classes of data. They cannot say other than what is computed.

## Snapshots and speed

\`cadre features snapshot\` ([the command line](cli.md)) writes the features of everybody employed at the ends of months as a data set of the lake. Days are worked out some together, 200,000 rows
at a time, and DuckDB spills to disk beyond 1.5 GB. One pass over each kind of record makes all features of it. \`node bench/features/run-features.ts\` makes facts of any size and
compares 84 features of all sorts with SQL written by hand for them, cell by cell. A million person-months (28,000 people on 36 days) over 50.3 million facts took 110 s,
by hand 125 s, on two cores of a busy machine, 200,000 rows at a time and within 1.9 GB; of a thousand people 1.65 times as long as by hand. Cells agree but for one in 7,000 of a
percentile, where means that are equal to a millionth are a tie for the one and not for the other. It computes the same to the bit on any number of threads, which by hand it does not. What is kept ready of a person (147 features, when it was measured) is read in 0.3 ms on the embedded database and 0.2 ms on Postgres, one read in a hundred in 3.9 and 1.4 ms (\`npm run bench:online\`, 959 people, 5,000 reads, each in a session of its own).

## Figures of a snapshot

The job \`feature_snapshot\` counts what it has written (\`lifecycle/feature-figures\`), so that no request has to, and keeps it with the snapshot: the catalogue in the model studio (\`/models?tab=features\`, \`GET /features\`)
and a page for each feature show it. It is of those who may be processed for the purpose of the snapshot, and of features that may be used for it. Data scientists, HR managers and administrators read what is declared;
who reads which figures is said in [who may see what](access.md#figures-of-features): nobody but by a rule for every class of data the feature is made of, for that purpose.

| figure | how |
|---|---|
| spread | people by value: ranges with round ends, the first and the last open, joined with a neighbour until five people are in each; labels of fewer than five together, or not at all |
| missing | share of people without a value, of counts in multiples of five |
| counts | multiples of five, up or down by chance that is fixed by who is counted and by a key that nobody reads: the same people are rounded alike in every feature and on every day; the middle half is read off them |
| change | beside the snapshot of the day before, both counted in its ranges and rounded so, by the thresholds that [models in use](models.md#how-a-model-in-use-fares) are watched by: more than chance for so many people and so many features (Holm), and an index of .1 or .25 |
| importance | how much of what moves scores is put down to it, as the training of each model found (of each model the version that answers, or else its newest), mean over models; its place among all columns |
| goes with | Spearman's rank correlation over people with both values (ranks are those among them), from .3 on, with features whose figures the reader may have; clusters in which each two go together at .7 or more (complete linkage) |

How many rows a data set has, and how many of a column are missing, is told down to a multiple of five (\`GET /data-sets\`), but for tables that somebody brought.
Where somebody is erased, the figures go and are counted anew. [Lineage](lineage.md) tells where a feature comes from and goes to.

## Adding one

\`\`\`ts
['overtime_3m', 'hours a month', 'mean overtime of three months', meanOf(within(92, 'workload'), field('overtimeHours'))]
\`\`\`

| part | is |
|---|---|
| \`held\`, \`within(days)\`, \`ever\` | records of a kind that hold on the day, began in so many days up to it, or began by then; \`where\` narrows, \`about\` names the field with the person |
| \`latest\`, \`first\`, \`countOf\`, \`distinctOf\`, \`sumOf\`, \`meanOf\`, \`minOf\`, \`maxOf\`, \`stdOf\`, \`slopeOf\` | one value of those records |
| \`referred\`, \`matching\` | a field of the record an id belongs to, or of the newest that matches (the pay band of grade, family and country) |
| \`ofPerson\` | the value of somebody else, such as the manager |
| \`among\` | count, mean, ends, spread, diversity or own percentile among the employed who are alike in something |
| \`earlier(months)\` | the value some months before |
| \`add\`, \`divide\`, \`less\`, \`choose\`, \`coalesce\`, \`daysBetween\` … | arithmetic, comparisons, cases, parts of dates; what is not known makes the result not known |

${sections.join('\n\n')}
`
}

const titles: Readonly<Record<string, string>> = {
  emp: 'Employment and performance',
  pay: 'Pay',
  survey: 'Surveys',
  team: 'Team and manager',
  learn: 'Skills and learning',
  work: 'Work',
}

function tableOf(features: readonly Feature[]): string {
  const rows = features.map(({ name, meaning, unit, sources, window, sensitivity, purposes, owner }) => {
    const cells = [
      `\`${name}\``,
      meaning,
      unit,
      sources.join(', '),
      window,
      sensitivity.join(', '),
      purposes.join(', '),
      owner,
    ]
    return `| ${cells.join(' | ')} |`
  })
  const head = ['feature', 'meaning', 'unit', 'made of', 'looks back', 'classes of data', 'purposes', 'owner']
  return [`| ${head.join(' | ')} |`, `|${'---|'.repeat(head.length)}`, ...rows].join('\n')
}

if (process.argv[1] === fileURLToPath(import.meta.url)) writeFileSync(page, featurePage())

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { createRandom } from '@cadre/learn'
import { categoryColumn, createTable, dateColumn, numberColumn, textColumn } from '@cadre/learn/table'
import type { Column } from '@cadre/learn/table'
import { inferRoles } from './infer-roles.ts'
import type { GivenRoles } from './decide-role.ts'
import type { InferredRoles } from './infer-roles.ts'
import { inferTask } from './infer-task.ts'

const rows = 400
const random = createRandom(2)
const left = Array.from({ length: rows }, () => random.next() < 0.3)
const pick = <T>(options: readonly T[]): T => options[random.integer(options.length)]!
const cells = <T>(make: (row: number) => T): T[] => Array.from({ length: rows }, (_, row) => make(row))

const target = categoryColumn(
  'Attrition',
  cells((row) => (left[row] ? 'Yes' : 'No')),
)
const pay = numberColumn(
  'Salary',
  cells(() => 40_000 + Math.round(random.normal() * 9000)),
)
const department = categoryColumn(
  'Department',
  cells(() => pick(['Sales', 'Finance', 'Operations'])),
)

function rolesOf(
  columns: readonly Column[],
  options: { readonly given?: GivenRoles; readonly useProtected?: boolean } = {},
): InferredRoles {
  return inferRoles(createTable([...columns, target]), {
    targetColumn: 'Attrition',
    target: inferTask(target).target,
    ...options,
  })
}

function roleOf(column: Column): string {
  return rolesOf([pay, column]).columns[1]!.role
}

test('plain columns are features and the target is the target', () => {
  const roles = rolesOf([pay, department])
  assert.deepEqual(
    roles.columns.map(({ role }) => role),
    ['feature', 'feature', 'target'],
  )
  assert.deepEqual(roles.features, ['Salary', 'Department'])
  assert.deepEqual(roles.warnings, [])
})

test('what numbers the rows is an identifier, what counts something is not', () => {
  assert.equal(
    roleOf(
      numberColumn(
        'EmployeeNumber',
        cells((row) => 3 * row + 1),
      ),
    ),
    'identifier',
  )
  assert.equal(
    roleOf(
      numberColumn(
        'column 0',
        cells((row) => row),
      ),
    ),
    'identifier',
  )
  // Seven in ten rows of a numbered file, in another order.
  const some = createRandom(3).shuffle(
    Int32Array.from({ length: Math.round(rows / 0.7) }, (_, row) => row + 1),
  )
  const numbered = cells((row) => some[row]!)
  assert.equal(roleOf(numberColumn('column 1', numbered)), 'identifier')
  assert.equal(roleOf(numberColumn('rownames', numbered)), 'identifier')
  assert.equal(
    roleOf(
      categoryColumn(
        'badge',
        cells((row) => `B${7000 + row}`),
      ),
    ),
    'identifier',
  )
  assert.equal(
    roleOf(
      numberColumn(
        'DepartmentID',
        cells(() => random.integer(9)),
      ),
    ),
    'feature',
  )
  assert.equal(
    roleOf(
      numberColumn(
        'bonus',
        cells((row) => 17 * row + random.integer(17) + 1e6),
      ),
    ),
    'feature',
  )
})

test('names, e-mails and phones are never features', () => {
  assert.equal(
    roleOf(
      categoryColumn(
        'ManagerName',
        cells(() => pick(['Ann Lee', 'Bo Ray'])),
      ),
    ),
    'identifier',
  )
  const mails = rolesOf([
    pay,
    categoryColumn(
      'contact',
      cells((row) => `p${row}@example.org`),
    ),
  ])
  assert.equal(mails.columns[1]!.role, 'identifier')
  assert.equal(mails.warnings[0]?.code, 'personal-data')
})

test('the number of a person with several rows keeps these together', () => {
  const roles = rolesOf([
    pay,
    numberColumn(
      'employee_id',
      cells((row) => 1000 + (row % 130)),
    ),
  ])
  assert.equal(roles.group, 'employee_id')
  assert.equal(roles.columns[1]!.role, 'group')
  assert.deepEqual(roles.features, ['Salary'])
})

test('a named identifier that repeats keeps its rows together, unless another group is named', () => {
  const visits = [
    pay,
    department,
    categoryColumn(
      'who',
      cells((row) => `P${row % 300}`),
    ),
  ]
  assert.equal(rolesOf(visits, { given: { id: 'who' } }).group, 'who')
  assert.equal(rolesOf(visits, { given: { id: 'who', group: 'Department' } }).group, 'Department')
})

test('empty and constant columns are left out and said', () => {
  const roles = rolesOf([
    pay,
    categoryColumn(
      'note',
      cells(() => null),
    ),
    numberColumn(
      'hours',
      cells(() => 80),
    ),
  ])
  assert.deepEqual(
    roles.columns.slice(1, 3).map(({ role }) => role),
    ['empty', 'constant'],
  )
  assert.deepEqual(
    roles.warnings.map(({ code }) => code),
    ['empty-column', 'constant-column'],
  )
})

test('protected attributes are set aside, and so are their copies in other words', () => {
  const sexes = cells(() => pick(['Male', 'Female']))
  const columns = [
    pay,
    categoryColumn('q3', sexes),
    numberColumn(
      'title_code',
      sexes.map((sex) => (sex === 'Male' ? 1 : 2)),
    ),
  ]
  const roles = rolesOf(columns)
  assert.deepEqual(roles.protectedColumns, [
    { column: 'q3', attribute: 'sex' },
    { column: 'title_code', attribute: 'sex' },
  ])
  assert.deepEqual(roles.features, ['Salary'])
  assert.equal(roles.comparisonOnly, false)
  const compared = rolesOf(columns, { useProtected: true })
  assert.deepEqual(compared.features, ['Salary', 'q3', 'title_code'])
  assert.equal(compared.comparisonOnly, true)
})

test('what is filled only once people have left is a suspected leak', () => {
  const lastDay = dateColumn(
    'last_day',
    cells((row) => (left[row] ? 18_000 + row : null)),
  )
  const reason = categoryColumn(
    'why',
    cells((row) => (left[row] && row % 3 > 0 ? pick(['pay', 'move']) : null)),
  )
  const interview = textColumn(
    'exit interview',
    cells((row) => (left[row] && row % 2 > 0 ? 'It was time to go.' : null)),
  )
  const roles = rolesOf([pay, lastDay, reason, interview])
  assert.deepEqual(roles.leaks, ['last_day', 'why', 'exit interview'])
  assert.deepEqual(roles.features, ['Salary'])
  assert.ok(roles.warnings.every(({ code }) => code === 'suspected-leak'))
})

test('a date that tells the outcome only when it is counted from the day of its row is a suspected leak', () => {
  const days = cells(() => 18_000 + 30 * random.integer(60))
  const day = dateColumn('as_of', days)
  const last = dateColumn(
    'last_seen',
    cells((row) => days[row]! + (left[row] ? random.integer(150) : 160 + random.integer(40))),
  )
  const next = dateColumn(
    'next_course',
    cells((row) => days[row]! + random.integer(150)),
  )
  const columns = [pay, day, last, next]
  assert.deepEqual(rolesOf(columns).leaks, [], 'of many days, the date alone says little')
  assert.deepEqual(rolesOf(columns, { given: { time: 'as_of' } }).leaks, ['last_seen'])
})

test('a date that is recent for all who stayed is a suspected leak, the date of hire is not', () => {
  const review = dateColumn(
    'LastReview_Date',
    cells((row) => (left[row] ? 15_000 + random.integer(2500) : 17_900 + random.integer(60))),
  )
  const hire = dateColumn(
    'DateofHire',
    cells(() => 14_000 + random.integer(3000)),
  )
  assert.deepEqual(rolesOf([pay, review, hire]).leaks, ['LastReview_Date'])
})

test('a name of the time after counts only when the values bear it out', () => {
  const guess = cells((row) => (random.next() < 0.9 ? left[row]! : random.next() < 0.3))
  const knowing = categoryColumn(
    'separation flag',
    guess.map((is) => (is ? 'a' : 'b')),
  )
  const innocent = categoryColumn(
    'exit seminar taken',
    cells(() => pick(['a', 'b'])),
  )
  assert.deepEqual(rolesOf([pay, knowing, innocent]).leaks, ['separation flag'])
})

test('what is filled for most who leave and for few others is a suspected leak, what is filled more often for some is not', () => {
  const lastRating = numberColumn(
    'rating',
    cells((row) => (random.next() < (left[row] ? 0.8 : 0.04) ? 1 + random.integer(5) : null)),
  )
  const bonus = numberColumn(
    'bonus',
    cells((row) => (random.next() < (left[row] ? 0.3 : 0.7) ? 1000 + random.integer(5000) : null)),
  )
  const roles = rolesOf([pay, lastRating, bonus])
  assert.deepEqual(roles.leaks, ['rating'])
  assert.match(roles.columns[1]!.reason!, /^whether it is filled tells much of the target \(AUC 0\.8/)
})

test('a strong but honest column is not a leak', () => {
  const mood = numberColumn(
    'satisfaction_level',
    cells((row) => random.normal() + (left[row] ? -1.7 : 0)),
  )
  assert.deepEqual(rolesOf([pay, mood]).leaks, [])
})

test('what a person says goes before what is inferred', () => {
  const leak = numberColumn('code', left.map(Number))
  const roles = rolesOf(
    [
      pay,
      department,
      leak,
      dateColumn(
        'month',
        cells((row) => row),
      ),
    ],
    {
      given: {
        columns: ['Salary', 'code', 'Department'],
        drop: ['Department'],
        time: 'month',
        protected: ['salary'],
      },
    },
  )
  assert.deepEqual(
    roles.columns.map(({ role }) => role),
    ['protected', 'dropped', 'leak', 'time', 'target'],
  )
  assert.deepEqual(roles.features, ['code'])
  assert.match(
    roles.warnings.find(({ code }) => code === 'suspected-leak')!.message,
    /because it was asked for/,
  )
  assert.equal(roles.time, 'month')
})

test('an unknown name is refused with the nearest one', () => {
  assert.throws(() => rolesOf([pay], { given: { drop: ['Salery'] } }), {
    code: 'column-unknown',
    message: /Did you mean "Salary"/,
  })
})

test('nothing but constants and identifiers is refused', () => {
  assert.throws(
    () =>
      rolesOf([
        numberColumn(
          'id',
          cells((row) => row),
        ),
        numberColumn(
          'one',
          cells(() => 1),
        ),
      ]),
    {
      code: 'nothing-to-learn-from',
    },
  )
})

test('free text is text, whatever the reader took it for', () => {
  const comments = cells((row) => `I would like to work on more projects with team ${row} next year`)
  assert.deepEqual(rolesOf([textColumn('comment', comments)]).texts, ['comment'])
  assert.deepEqual(rolesOf([categoryColumn('comment', comments)]).texts, ['comment'])
})

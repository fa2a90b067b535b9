import { entities } from '@cadre/people'
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

const page = readFileSync(new URL('records.md', import.meta.url), 'utf8')
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split('|').slice(1, -1)
  return cells.length > 1 && cells[0]!.includes('`') ? [cells.map((cell) => cell.trim())] : []
})
const mappings = rows.filter((cells) => cells.length === 2)
const values = rows.filter((cells) => cells.length === 3)
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1]!)

/** What the unified models have, as their TypeScript client declares them. */
const theirs: Readonly<Record<string, string>> = {
  Employee: `id employeeNumber company firstName lastName preferredName displayFullName username groups workEmail
    personalEmail mobilePhoneNumber employments homeLocation workLocation manager team payGroup ssn gender ethnicity
    maritalStatus dateOfBirth hireDate startDate employmentStatus terminationDate avatar customFields`,
  Employment: 'jobTitle payRate payPeriod payFrequency payCurrency flsaStatus effectiveDate employmentType',
  TimeOff: 'employee approver status employeeNote units amount requestType startTime endTime',
  Team: 'name parentTeam',
  Location: 'street1 street2 city state zipCode country locationType',
  Candidate: `firstName lastName company title lastInteractionAt isPrivate canEmail locations phoneNumbers emailAddresses
    urls tags applications attachments`,
  Application: `candidate job appliedAt rejectedAt offers source creditedTo screeningQuestionAnswers currentStage
    rejectReason`,
  Job: 'name description code status type jobPostings confidential departments offices hiringManagers recruiters',
  JobInterviewStage: 'name job stageOrder',
  Scorecard: 'overallRecommendation',
  Offer: 'status',
}

test('every field of the unified models has a place in the records, or a reason why it has none', () => {
  const mapped = new Set(mappings.map(([left]) => quoted(left!)[0]))
  const missing = Object.entries(theirs).flatMap(([model, fields]) =>
    fields
      .split(/\s+/)
      .map((field) => `${model}.${field}`)
      .filter((name) => !mapped.has(name)),
  )
  assert.deepEqual(missing, [])
})

test('every kind of record and field that the page of records names is declared', () => {
  const places = [...mappings.map(([, right]) => right!), ...values.map(([field]) => field!)].flatMap(quoted)
  for (const place of places.filter((name) => name.includes('.') || name.includes('_'))) {
    const [kind, field] = place.split('.')
    const entity = entities.find(({ name }) => name === kind)
    assert.ok(entity, `${place}: there is no such kind of record`)
    if (field !== undefined) assert.ok(entity.fields[field], `${place}: there is no such field`)
  }
})

test('every value of the unified models becomes one that the field takes', () => {
  assert.ok(values.length > 30)
  for (const [place, , ours] of values) {
    const [kind, name] = quoted(place!)[0]!.split('.')
    const field = entities.find((entity) => entity.name === kind)!.fields[name!]
    const [value] = quoted(ours!)
    assert.ok(field?.type === 'choice', `${place} is no choice`)
    assert.ok(value === undefined || field.choices.includes(value), `${place} does not take ${value}`)
  }
})

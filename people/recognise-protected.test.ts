import assert from 'node:assert/strict'
import { test } from 'node:test'
import { phrases } from './phrases.ts'
import { recogniseProtected } from './recognise-protected.ts'

function attributeOf(name: string, levels: readonly string[] = []): string | undefined {
  return recogniseProtected(name, levels)?.attribute
}

const namesByAttribute: Readonly<Record<string, readonly string[]>> = {
  sex: phrases('Gender, Sex, gender_short, GenderID, Género, sexo, Geschlecht'),
  age: phrases(
    'Age, AgeBand, DOB, date_of_birth, DateofBirth, birthdate_key, employee_age, Edad, Data de Nascimento, Âge, Alter, Geburtsdatum',
  ),
  'marital status': phrases(
    'MaritalStatus, MaritalDesc, maritl, marstat, MarriedID, maritalstatus, estado_civil, Familienstand, Situation familiale',
  ),
  ethnicity: phrases(
    'RaceDesc, race, HispanicLatino, minority, is_black, nwhite, non_white, raça_cor, origine ethnique',
  ),
  nationality: phrases('CitizenDesc, native-country, Staatsangehörigkeit, nacionalidad'),
  religion: phrases('Religion, Konfession'),
  disability: phrases('disability_status, Schwerbehinderung, discapacidad'),
  'pregnancy or parenthood': phrases('NumberOfChildren, grossesse'),
  'sexual orientation': phrases('sexual_orientation'),
  'veteran status': phrases('VeteranStatus'),
  'union membership': phrases('union_member, Gewerkschaft'),
  'political opinion': phrases('political_party'),
  'health or genetics': phrases('mental_health_diagnosis, BMI'),
}

for (const [attribute, names] of Object.entries(namesByAttribute)) {
  for (const name of names) {
    test(`the name "${name}" says ${attribute}`, () => assert.equal(attributeOf(name), attribute))
  }
}

const innocentNames = phrases(`
  Percentage, page, Manager, Stage, average, message, RaceTrack, Language, sexing,
  average_montly_hours, Wage, greywage, Storage, CompanyAge, age_of_account, PercentSalaryHike,
  Position, RelationshipSatisfaction, relationship, Department, State, Country, MonthlyIncome,
  TrainingTimesLastYear, Salary, Absences, FromDiversityJobFairID, HealthInsurance,
  union_square_office, personality_score, credit_union, Workplace, trace_id, embrace_change,
  color_of_badge, party_size, source, EmpStatusID, engagement, children_books_sold, Mileage,
  white_label, blacklist, minority_interest, black_belt_level
`)

for (const name of innocentNames) {
  test(`the name "${name}" says nothing protected`, () => assert.equal(attributeOf(name), undefined))
}

test('values settle it whatever the name is', () => {
  assert.equal(attributeOf('column_10', ['Male', 'Female']), 'sex')
  assert.equal(attributeOf('Q7', ['M ', 'F']), 'sex')
  assert.equal(attributeOf('c1', ['M', 'F', 'Prefer not to say']), 'sex')
  assert.equal(attributeOf('gruppe', ['männlich', 'weiblich', 'divers']), 'sex')
  assert.equal(attributeOf('title', ['Mr.', 'Mrs.', 'Ms.', 'Dr.']), 'sex')
  assert.equal(
    attributeOf('x9', ['White', 'Black', 'Asian-Pac-Islander', 'Amer-Indian-Eskimo', 'Other']),
    'ethnicity',
  )
  assert.equal(
    attributeOf('x6', ['Never-married', 'Married-civ-spouse', 'Divorced', 'Separated', 'Widowed']),
    'marital status',
  )
  assert.equal(
    attributeOf('x7', ['1. Never Married', '2. Married', '3. Widowed', '4. Divorced']),
    'marital status',
  )
  assert.equal(attributeOf('health', ['1. <=Good', '2. >=Very Good']), 'health or genetics')
  assert.equal(attributeOf('q', ['katholisch', 'evangelisch', 'keine']), 'religion')
  assert.equal(
    attributeOf('column_14', ['United-States', 'Cuba', 'Jamaica', 'India', 'Mexico', 'South']),
    'nationality',
  )
})

test('values of other things are not taken for protected ones', () => {
  assert.equal(attributeOf('colour', ['White', 'Black', 'Silver', 'Red']), undefined)
  assert.equal(attributeOf('shirt', ['S', 'M', 'L']), undefined)
  assert.equal(attributeOf('level', ['H', 'M', 'L']), undefined)
  assert.equal(
    attributeOf('relationship', [
      'Husband',
      'Wife',
      'Own-child',
      'Unmarried',
      'Not-in-family',
      'Other-relative',
    ]),
    undefined,
  )
  assert.equal(attributeOf('office_country', ['Spain', 'France', 'Germany', 'Italy', 'Chile']), undefined)
  assert.equal(attributeOf('Room', ['Single', 'Double', 'Suite']), undefined)
  assert.equal(attributeOf('genre', ['Rock', 'Jazz', 'Pop']), undefined)
})

test('a weak name counts when the values agree', () => {
  assert.equal(attributeOf('Genre', ['Homme', 'Femme']), 'sex')
  assert.equal(attributeOf('cor', ['branca', 'preta', 'parda']), 'ethnicity')
  assert.equal(attributeOf('sex_of_boss_recorded', ['m', 'f']), 'sex')
})

test('whole numbers that run as ages do are age in a file without a header, and nothing under a name', () => {
  const ages = Array.from({ length: 70 }, (_, i) => String(17 + i))
  assert.equal(attributeOf('c1', ages), 'age')
  assert.equal(attributeOf('hourly_rate', ages), undefined)
  assert.equal(
    attributeOf(
      'c13',
      Array.from({ length: 99 }, (_, i) => String(1 + i)),
    ),
    undefined,
  )
})

test('the same column is protected or not whatever the order of its levels', () => {
  const levels = ['White', 'Asian-Pac-Islander', 'Black', 'Amer-Indian-Eskimo', 'Other']
  assert.deepEqual(
    recogniseProtected('c9', levels)?.attribute,
    recogniseProtected('c9', levels.toReversed())?.attribute,
  )
})

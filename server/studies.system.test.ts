import type { Role } from '@cadre/people'
import { createAccount, startSession } from '@cadre/store'
import { synthesiseCompany } from '@cadre/synth'
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { giveDemoNotices } from './demo/demo-notices.ts'
import { now, startTestServer, today } from './test-server.fixture.ts'
import type { Answer, TestServer } from './test-server.fixture.ts'

let server: TestServer
let secondApprover: string
before(async () => {
  // With rehires, several countries and rare answers: small companies hide what can go wrong.
  const company = synthesiseCompany({
    people: 120,
    years: 2,
    seriesMonths: 3,
    today,
    switches: { bias: true },
  })
  server = await startTestServer({ company })
  await server.asSystem(giveDemoNotices)
  secondApprover = await server.asSystem(async (session) => {
    const accountId = await createAccount(session, {
      login: 'second@norte.example',
      displayName: 'Second HR manager',
      roles: [{ role: 'hr_manager' }],
    })
    return startSession(session, { accountId, kind: 'browser' })
  })
})
after(() => server.close())

interface Row {
  readonly pseudonym: string
  readonly values: Readonly<Record<string, unknown>>
}

async function askForStudy(purpose: string): Promise<string> {
  const { status, body } = await server.call('data_scientist', 'POST', '/studies', {
    body: { name: 'Who leaves', question: 'What goes before leaving?', purpose, endsOn: '2027-06-30' },
  })
  assert.equal(status, 201, JSON.stringify(body))
  return String(body['id'])
}

const decide = (who: Role, path: string, isApproved = true): Promise<Answer> =>
  server.call(who, 'POST', `${path}/decision`, { body: { isApproved, reason: 'It serves the plan.' } })

async function approvedStudy(purpose: string): Promise<string> {
  const id = await askForStudy(purpose)
  const { status, body } = await decide('hr_manager', `/studies/${id}`)
  assert.equal(status, 200, JSON.stringify(body))
  return id
}

const read = (who: Role, path: string, purpose: string): Promise<Answer> =>
  server.call(who, 'GET', path, { headers: { 'cadre-purpose': purpose } })

async function readAll(id: string, purpose: string): Promise<Map<string, Row[]>> {
  const { body } = await read('data_scientist', `/studies/${id}/data-sets`, purpose)
  const all = new Map<string, Row[]>()
  for (const { name, rows } of body['items'] as { name: string; rows: number }[]) {
    const found: Row[] = []
    for (let cursor = ''; ;) {
      const page = await read(
        'data_scientist',
        `/studies/${id}/data-sets/${name}?limit=100${cursor && `&cursor=${cursor}`}`,
        purpose,
      )
      found.push(...(page.body['items'] as Row[]))
      if (page.body['nextCursor'] === null) break
      cursor = page.body['nextCursor'] as string
    }
    assert.equal(found.length, rows, name)
    all.set(name, found)
  }
  return all
}

async function directory() {
  const { rows } = await server.database.pool.query<{
    id: string
    first_name: string
    last_name: string
    work_email: string
    employee_number: string
    department: string
    currency: string
    hired: string
    left: string | null
  }>(`with spell as (
      select person_id, min(lower(valid)) as hired, case when bool_or(upper_inf(valid)) then null else max(upper(valid)) end as ended
      from records.employment where upper_inf(recorded) group by person_id, id),
    latest as (select distinct on (person_id) * from spell where hired <= '2026-10-31' order by person_id, hired desc)
    select p.id, p.first_name, p.last_name, p.work_email, p.employee_number, a.department_id as department,
      y.amount_currency as currency, e.hired::text, e.ended::text as left
    from latest e
    join lateral (select * from records.person p where p.id = e.person_id and upper_inf(p.recorded) order by p.valid desc limit 1) p on true
    left join lateral (select department_id from records.job_assignment a
      where a.person_id = e.person_id and a.is_primary and upper_inf(a.recorded) order by a.valid desc limit 1) a on true
    left join lateral (select amount_currency from records.pay y
      where y.person_id = e.person_id and upper_inf(y.recorded) order by y.valid desc limit 1) y on true`)
  return rows
}

test('a study can be read when somebody else has approved it, by who asked, for its purpose, until it ends', async () => {
  const id = await askForStudy('retention')
  const path = `/studies/${id}/data-sets`
  assert.equal((await read('data_scientist', path, 'retention')).status, 403, 'it waits')
  assert.equal((await decide('data_scientist', `/studies/${id}`)).status, 403)
  assert.equal((await decide('hr_manager', `/studies/${id}`)).status, 200)
  assert.equal((await decide('hr_manager', `/studies/${id}`)).status, 409)
  assert.equal((await read('data_scientist', path, 'retention')).status, 200)
  for (const purpose of ['planning', 'hiring', 'pay', 'operation'])
    assert.equal((await read('data_scientist', path, purpose)).status, 403, purpose)
  for (const role of ['hr_manager', 'executive', 'administrator', 'lead', 'employee'] as const)
    assert.equal((await read(role, path, 'retention')).status, 403, role)
  const { body } = await server.call('data_scientist', 'POST', `/studies/${id}/end`)
  assert.equal(body['status'], 'ended')
  assert.equal((await read('data_scientist', path, 'retention')).status, 403, 'it has ended')
  const { rows } = await server.database.pool.query('select from study.row where study_id = $1', [id])
  assert.equal(rows.length, 0)
})

test('a refused study has no rows', async () => {
  const id = await askForStudy('planning')
  assert.equal((await decide('hr_manager', `/studies/${id}`, false)).body['status'], 'refused')
  assert.equal((await read('data_scientist', `/studies/${id}/data-sets`, 'planning')).status, 403)
})

test('a study holds the classes of its purpose: load and time off never for pay, protected attributes for audits', async () => {
  const pay = await readAll(await approvedStudy('pay'), 'pay')
  for (const name of ['absence', 'workload', 'measure_value', 'protected_profile'])
    assert.ok(!pay.has(name), name)
  assert.ok(pay.get('pay')!.length > 0)
  const audit = await readAll(await approvedStudy('audit'), 'audit')
  assert.ok(audit.get('protected_profile')!.length > 0)
  assert.ok(!audit.has('absence'))
})

test('no name, address, number or id of a person, and no exact day, is in any data set', async () => {
  const text = JSON.stringify([...(await readAll(await approvedStudy('retention'), 'retention'))])
  for (const person of await directory()) {
    for (const part of [
      person.id,
      person.first_name,
      person.last_name,
      person.work_email,
      person.employee_number,
    ])
      assert.ok(!text.includes(part), part)
  }
  assert.doesNotMatch(text, /\b(19|20)\d\d-\d\d-\d\d\b/)
  assert.doesNotMatch(text, /"(per|emp|asg|pay|rev)_/)
})

test('whoever knows names, departments, currencies and days of joining and leaving finds under 1 % of the people', async () => {
  const all = await readAll(await approvedStudy('retention'), 'retention')
  const known = await directory()
  const currencies = new Map(
    all.get('pay')!.flatMap(({ pseudonym, values }) => {
      const amount = values['amount'] as { currency: string } | undefined
      return amount ? [[pseudonym, amount.currency] as const] : []
    }),
  )
  const earliest = new Map<string, string>()
  for (const rows of all.values()) {
    for (const { pseudonym, values } of rows) {
      const month = values['from'] as string | undefined
      if (month !== undefined && !(earliest.get(pseudonym)! < month)) earliest.set(pseudonym, month)
    }
  }
  const people = all.get('people')!
  assert.equal(people.length, known.length)
  const found = people.map(({ pseudonym, values }) =>
    known.filter(
      (person) =>
        ['several', person.department].includes(values['department'] as string) &&
        (currencies.get(pseudonym) ?? person.currency) === person.currency &&
        isBetween(person.hired, values['joinedFrom'], values['joinedTo']) &&
        (person.left !== null && person.left <= '2026-10-31'
          ? values['hasLeft'] !== false && isBetween(person.left, values['leftFrom'], values['leftTo'])
          : values['hasLeft'] !== true) &&
        // Shifted dates are earlier, by up to a quarter.
        (earliest.get(pseudonym) ?? '9999') >= monthsBefore(person.hired, 4),
    ),
  )
  assert.ok(found.every(({ length }) => length > 0))
  const unique = found.filter(({ length }) => length === 1).length
  assert.ok(unique < 0.01 * people.length, `${unique} of ${people.length}`)
  assert.ok(Math.min(...found.map(({ length }) => length)) >= 5)
})

function isBetween(day: string, from: unknown, to: unknown): boolean {
  const quarter = `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
  return (typeof from !== 'string' || from <= quarter) && (typeof to !== 'string' || quarter <= to)
}

function monthsBefore(day: string, months: number): string {
  const date = new Date(`${day}T00:00:00Z`)
  date.setUTCMonth(date.getUTCMonth() - months)
  return date.toISOString().slice(0, 7)
}

test('every combination of what tells people apart is shared by five people or more', async () => {
  const people = (await readAll(await approvedStudy('development'), 'development')).get('people')!
  const groups = new Map<string, number>()
  for (const { values } of people) {
    const combination = JSON.stringify(Object.entries(values).sort())
    groups.set(combination, (groups.get(combination) ?? 0) + 1)
  }
  assert.ok(groups.size > 5)
  assert.ok(Math.min(...groups.values()) >= 5)
})

test('no value of a category, and no highest or lowest amount, belongs to fewer than five people', async () => {
  const all = await readAll(await approvedStudy('retention'), 'retention')
  const holders = new Map<string, Set<string>>()
  for (const [name, rows] of all) {
    for (const { pseudonym, values } of rows) {
      for (const [field, value] of Object.entries(values)) {
        if (typeof value !== 'string' || field === 'from' || field === 'to' || /^\d{4}-/.test(value)) continue
        const place = `${name}.${field}=${value}`
        holders.set(place, (holders.get(place) ?? new Set()).add(pseudonym))
      }
    }
  }
  for (const [place, { size }] of holders)
    if (!place.endsWith('=other')) assert.ok(size >= 5, `${place}: ${size}`)
  const hours = all
    .get('workload')!
    .map(({ pseudonym, values }) => [Number(values['hours']), pseudonym] as const)
  for (const end of [Math.min(...hours.map(([value]) => value)), Math.max(...hours.map(([value]) => value))])
    assert.ok(new Set(hours.filter(([value]) => value === end).map(([, who]) => who)).size >= 5)
})

test('two studies share no pseudonym and no order of people', async () => {
  const [one, other] = [await approvedStudy('retention'), await approvedStudy('retention')]
  const link = async (id: string): Promise<string[]> => {
    const { rows } = await server.database.pool.query<{ person_id: string }>(
      'select person_id, pseudonym from study.link where study_id = $1 order by pseudonym',
      [id],
    )
    return rows.map(({ person_id }) => person_id)
  }
  const pseudonyms = async (id: string): Promise<Set<string>> =>
    new Set((await readAll(id, 'retention')).get('people')!.map(({ pseudonym }) => pseudonym))
  const [first, second] = [await pseudonyms(one), await pseudonyms(other)]
  assert.ok([...first].every((pseudonym) => !second.has(pseudonym)))
  const [a, b] = [await link(one), await link(other)]
  assert.deepEqual([...a].sort(), [...b].sort())
  assert.ok(a.filter((person, index) => b[index] === person).length < 0.1 * a.length)
})

test('the database itself keeps records and links from a data scientist', async () => {
  const id = await approvedStudy('retention')
  const asDataScientist = async (query: string): Promise<number> => {
    const client = await server.database.pool.connect()
    try {
      await client.query('begin')
      await client.query(
        `select seal.enter(a.id, 'retention', $1), set_config('role', 'cadre_app', true)
        from app.account a where a.login = 'data_scientist@norte.example'`,
        [today],
      )
      return (await client.query(query)).rows.length
    } finally {
      await client.query('rollback')
      client.release()
    }
  }
  for (const table of ['person', 'pay', 'employment', 'review', 'absence', 'contact_details', 'workload'])
    assert.equal(await asDataScientist(`select from records.${table}`), 0, table)
  assert.equal(await asDataScientist('select from vault.protected_profile'), 0)
  await assert.rejects(asDataScientist('select from study.link'), /permission denied/)
  await assert.rejects(asDataScientist('select person_id from study.reidentification'), /permission denied/)
  assert.ok((await asDataScientist(`select from study.row where study_id = '${id}'`)) > 0)
})

test('a pseudonym is opened by two people, for a reason, for a day, in sight of the person concerned', async () => {
  const id = await approvedStudy('retention')
  const { rows } = await server.database.pool.query<{ pseudonym: string }>(
    'select pseudonym from study.link where study_id = $1 and person_id = $2',
    [id, server.people.employee],
  )
  const { pseudonym } = rows[0]!
  const ask = (who: Role) =>
    server.call(who, 'POST', `/studies/${id}/reidentifications`, {
      body: { pseudonym, reason: 'The figures point to somebody in danger.' },
    })
  const asked = String((await ask('data_scientist')).body['id'])
  const path = `/reidentifications/${asked}`
  assert.equal((await server.call('data_scientist', 'GET', `${path}/person`)).status, 403)
  assert.equal((await decide('data_scientist', path)).status, 403)
  assert.equal((await server.call('hr_manager', 'GET', `${path}/person`)).status, 403, 'not yet approved')
  assert.equal((await decide('hr_manager', path)).status, 200)
  assert.equal(
    (await server.call('data_scientist', 'GET', `${path}/person`)).status,
    403,
    'never the asker alone',
  )
  const opened = await server.call('hr_manager', 'GET', `${path}/person`)
  assert.deepEqual(opened.body, { personId: server.people.employee })

  const own = await server.call('employee', 'GET', '/me/reidentifications')
  const [seen] = own.body['items'] as { id: string; reason: string; status: string; decidedBy: string }[]
  assert.equal(seen!.id, asked)
  assert.equal(seen!.status, 'approved')
  assert.deepEqual((await server.call('lead', 'GET', '/me/reidentifications')).body['items'], [])

  const bySelf = String((await ask('hr_manager')).body['id'])
  assert.equal(
    (await decide('hr_manager', `/reidentifications/${bySelf}`)).status,
    403,
    'asker and approver differ',
  )
  const answer = await server.app.inject({
    method: 'POST',
    url: `/api/v1/reidentifications/${bySelf}/decision`,
    headers: { cookie: `__Host-cadre=${secondApprover}`, 'sec-fetch-site': 'same-origin' },
    payload: { isApproved: true, reason: 'Agreed.' },
  })
  assert.equal(answer.statusCode, 200)

  await server.database.pool.query(
    `update study.reidentification set expires_at = $1::timestamptz - interval '1 second'`,
    [now()],
  )
  assert.equal((await server.call('hr_manager', 'GET', `${path}/person`)).status, 403, 'the day is over')
  const { rows: notes } = await server.database.pool.query<{ act: string; subjects: string[] }>(
    `select act, subjects from audit.entry where entity = 'reidentification' order by id`,
  )
  assert.deepEqual(
    notes.filter(({ subjects }) => subjects.includes(server.people.employee)).map(({ act }) => act),
    ['approve re-identification', 'read whose', 'approve re-identification'],
  )
})

test('whoever objected, or was not told, is in no study for that purpose, and the trail says how many are not', async () => {
  const { employee, stranger, lead } = server.people
  await server.database.pool.query(
    `insert into app.objection (subject_id, purpose, entered_by) values ('${employee}', 'retention', 'system'), ('${stranger}', 'pay', 'system')`,
  )
  await server.database.pool.query(`delete from app.notice_given where subject_id = '${lead}'`)
  const id = await approvedStudy('retention')
  const { rows: links } = await server.database.pool.query<{ person_id: string }>(
    'select person_id from study.link where study_id = $1',
    [id],
  )
  const studied = new Set(links.map(({ person_id }) => person_id))
  assert.deepEqual(
    [employee, lead, stranger].map((person) => studied.has(person)),
    [false, false, true],
    'an objection to another purpose takes nobody out',
  )
  const { rows: notes } = await server.database.pool.query<{ detail: { leftOut?: object } }>(
    `select detail from audit.entry where act = 'approve study' and detail ->> 'id' = $1`,
    [id],
  )
  assert.deepEqual(notes[0]!.detail.leftOut, { objected: 1, 'not told': 1 })
})

test('a study for a purpose of which nobody was told is not made, and says what is missing', async () => {
  await server.database.pool.query(
    `delete from app.notice_given where notice_id in (select id from app.notice where purpose = 'wellbeing')`,
  )
  const id = await askForStudy('wellbeing')
  const { status, body } = await decide('hr_manager', `/studies/${id}`)
  assert.equal(status, 409, JSON.stringify(body))
  assert.match(String(body['detail']), /Nobody may be studied for wellbeing \(not told\)\. Publish a notice/)
  assert.equal((await read('data_scientist', `/studies/${id}`, 'operation')).body['status'], 'waiting')
})

/** Facts of a made-up organisation as Parquet, straight from SQL: records written one by one would take an hour at this size. */
export interface FactSize {
  readonly people: number
  /** Months of history that monthly figures are kept for. */
  readonly months: number
  /** Figures of work that are noted of each person every week; most facts are these. */
  readonly figures: number
}

const recorded = (day: string): string =>
  `(${day})::timestamptz as recorded_from, null::timestamptz as recorded_to`
const start = `date '2021-01-01'`

/** Statements that write `KIND.parquet` into a folder. */
export function factStatements(folder: string, { people, months, figures }: FactSize): string[] {
  const copy = (kind: string, columns: string, from: string): string =>
    `copy (select row_number() over () as version, * from (select ${columns} from ${from})) to '${folder}/${kind}.parquet' (format parquet, compression zstd)`
  const each = `(select i, 'per_' || lpad(i::varchar, 8, '0') as person_id, ((i * 37) % 1200)::integer as hired from range(${people}) t(i))`
  const series = (count: number, days: number, together = 1): string =>
    `${each} p, (select n::integer as n, ${start} + (n // ${together})::integer * ${days} as day from range(${count}) s(n)) s`
  const numbers = (count: number): string => `(select n::integer as n from range(${count}) s(n)) s`
  const id = (prefix: string, part: string): string => `'${prefix}_' || person_id || '_' || ${part} as id`
  const drawn = (salt: number): string => `(hash(i * 1009 + n * 13 + ${salt}) % 1000) / 1000.0`
  const held = 'null::date as valid_to'
  return [
    copy(
      'employment',
      `${id('emp', '0')}, person_id, ${start} - 1500 + hired as valid_from, ${held}, ${recorded(`${start} - 1500 + hired`)}`,
      each,
    ),
    copy(
      'job_assignment',
      `${id('asg', 'n')}, person_id, ${start} + (n * 500) - 600 as valid_from, case when n < 3 then ${start} + ((n + 1) * 500) - 600 end as valid_to,
      ${recorded(`${start} + (n * 500) - 600`)}, true as is_primary, 'job_' || ((i + n) % 60) as job_id, 'grd_' || ((i + n) % 8) as grade_id,
      'loc_' || (i % 6) as location_id, 'dep_' || (i % ${Math.max(2, Math.round(people / 40))}) as department_id,
      case when n = 0 then 'hire' when n % 2 = 1 then 'promotion' else 'transfer' end as change_reason`,
      `${each} p, ${numbers(4)}`,
    ),
    copy(
      'manager_line',
      `${id('lin', '0')}, person_id, ${start} - 600 as valid_from, ${held}, ${recorded(`${start} - 600`)},
      'per_' || lpad((i - i % 8)::varchar, 8, '0') as manager_id, 'line' as kind`,
      each,
    ),
    copy(
      'work_terms',
      `${id('trm', '0')}, person_id, ${start} - 600 as valid_from, ${held}, ${recorded(`${start} - 600`)}, case when i % 5 = 0 then 0.8 else 1.0 end as fte, 40.0 as weekly_hours,
      (i % 6) / 5.0 as remote_share`,
      each,
    ),
    copy(
      'pay',
      `${id('pay', 'n')}, person_id, ${start} + n * 365 - 400 as valid_from, case when n < 6 then ${start} + (n + 1) * 365 - 400 end as valid_to,
      ${recorded(`${start} + n * 365 - 400`)}, 'base' as component, (3000000 + i % 500 * 1000 + n * 90000)::bigint as amount_minor, 'EUR' as amount_currency,
      'year' as period, 'merit' as change_reason`,
      `${each} p, ${numbers(7)}`,
    ),
    copy(
      'workload',
      `${id('wkl', 'n')}, person_id, day as valid_from, day + 30 as valid_to, ${recorded('day + 30')}, 160.0 + n % 7 as hours,
      floor(${drawn(1)} * 30) as overtime_hours`,
      series(months, 30),
    ),
    copy(
      'measure_value',
      `${id('mvl', 'n')}, person_id, day as valid_from, ${held}, ${recorded('day')}, 'kpi_' || (i % 12) as measure_id,
      80 + ${drawn(2)} * 40 as value, 100.0 as target`,
      series(figures * Math.round((months * 30) / 7), 7, figures),
    ),
    copy(
      'absence',
      `${id('abs', 'n')}, person_id, day as valid_from, day + 5 as valid_to, ${recorded('day')}, case n % 4 when 0 then 'sick' when 1 then 'personal' else 'vacation' end as kind,
      'approved' as status, 4.0 as days`,
      series(Math.round(months / 2), 60),
    ),
    copy(
      'survey_answer',
      `${id('sas', 'n')}, person_id, day as valid_from, ${held}, ${recorded('day')}, 'qst_' || (n % 8) as question_id,
      1 + floor(${drawn(3)} * 5) as score`,
      series(months * 2, 15),
    ),
    copy(
      'review',
      `${id('rev', 'n')}, person_id, day as valid_from, ${held}, ${recorded('day')}, case n % 4 when 0 then 'manager' when 1 then 'self' else 'peer' end as kind,
      case when n % 9 = 8 then 'draft' else 'published' end as status, 1 + floor(${drawn(4)} * 5) as rating`,
      series(Math.ceil(months / 12) * 4, 365, 4),
    ),
    copy(
      'enrolment',
      `${id('enr', 'n')}, person_id, day as valid_from, ${held}, ${recorded('day')}, case n % 4 when 3 then 'cancelled' else 'completed' end as status, 8.0 as hours,
      case when n % 4 < 3 then day + 20 end as completed_on`,
      series(Math.ceil(months / 6), 180),
    ),
    ...organisation(copy),
  ]
}

function organisation(copy: (kind: string, columns: string, from: string) => string): string[] {
  const since = `date '2000-01-01' as valid_from, null::date as valid_to, ${recorded(`date '2000-01-01'`)}`
  return [
    copy(
      'job',
      `'job_' || n as id, ${since}, 'fam_' || (n % 10) as family_id, 'grd_' || (n % 8) as grade_id, n % 10 = 0 as is_management`,
      'range(60) s(n)',
    ),
    copy('grade', `'grd_' || n as id, ${since}, n + 1 as rank`, 'range(8) s(n)'),
    copy('location', `'loc_' || n as id, ${since}, 'C' || (n % 3) as country`, 'range(6) s(n)'),
    copy(
      'measure',
      `'kpi_' || n as id, ${since}, case when n % 2 = 0 then 'higher' else 'lower' end as direction`,
      'range(12) s(n)',
    ),
    copy(
      'survey_question',
      `'qst_' || n as id, ${since}, ['engagement', 'engagement', 'manager', 'workload', 'growth', 'pay', 'clarity', 'pay'][n + 1] as driver, 5 as scale_highest, n = 3 as is_reversed`,
      'range(8) s(n)',
    ),
    copy(
      'pay_band',
      `'bnd_' || g || f || c as id, ${since}, 'grd_' || g as grade_id, 'fam_' || f as family_id, 'C' || c as country,
      3200000::bigint as midpoint_minor, 2600000::bigint as minimum_minor, 3900000::bigint as maximum_minor,
      'EUR' as midpoint_currency, 'EUR' as minimum_currency, 'EUR' as maximum_currency`,
      'range(8) a(g), range(10) b(f), range(3) d(c)',
    ),
  ]
}

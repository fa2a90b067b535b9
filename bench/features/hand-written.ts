/** What somebody who knows the tables would write for the same features, with the same two times. */
const known = `r.valid_from <= p.as_of and r.recorded_from <= p.known_at and (r.recorded_to is null or r.recorded_to > p.known_at)`
const held = `(r.valid_to is null or r.valid_to > p.as_of)`
const point = 'p.person_id, p.as_of, p.known_at'
const key = '(person_id, as_of, known_at)'
const monthsBefore = (months: number): string => `(p.as_of - interval ${months} month)::date`
/** Records that began in some days up to the day. */
const within = (days: number): string => `r.valid_from > p.as_of - ${days}`
/** The same, some months before. */
const earlier = (months: number, days: number): string =>
  `r.valid_from <= ${monthsBefore(months)} and r.valid_from > ${monthsBefore(months)} - ${days}`
/** A record of the organisation that holds on the day. */
const holds = (alias: string): string =>
  `${alias}.valid_from <= p.as_of and (${alias}.valid_to is null or ${alias}.valid_to > p.as_of)
    and ${alias}.recorded_from <= p.known_at and (${alias}.recorded_to is null or ${alias}.recorded_to > p.known_at)`
const perMonth = (days: string): string => `(${days}) / 30.4375`
const trend = (value: string, days: number): string =>
  `regr_slope(${value}, (r.valid_from - p.as_of) / 30.4375) filter (where ${within(days)})`
/** The mean of five or more. */
const meanOfSome = (column: string): string => `case when count(${column}) >= 5 then avg(${column}) end`

const attained = `(case when m.direction = 'lower' then r.target / r.value else r.value / r.target end)`
const answered = `(case when q.is_reversed then 1 - r.score / q.scale_highest else r.score / q.scale_highest end)`
const ofTheme = (theme: string, days = within(400)): string =>
  `avg(${answered}) filter (where q.driver = '${theme}' and ${days})`
const byManager = `r.kind = 'manager'`

/** Each feature and what makes it of the relations below, in the order of their columns. */
const columns = {
  emp_tenure_months: perMonth('w.as_of - w.hired'),
  emp_is_new: 'w.tenure < 6',
  emp_fte: 'w.fte',
  emp_remote_share: 'w.remote_share',
  emp_months_in_role: perMonth('w.as_of - w.assigned'),
  emp_months_since_promotion: perMonth('w.as_of - coalesce(w.promoted, w.hired)'),
  emp_promotions_36m: 'w.promotions',
  emp_moves_36m: 'w.moves',
  emp_roles_so_far: 'w.roles',
  emp_grade_rank: 'w.rank',
  emp_job_family: 'w.family_id',
  emp_leads_people: 'w.is_management',
  emp_grades_climbed: 'w.rank - w.first_rank',
  emp_role_share_of_tenure: '(w.as_of - w.assigned) / nullif(w.as_of - w.hired, 0)',
  emp_calendar_month: 'month(w.as_of)',
  emp_performance_score: 'w.rating',
  emp_performance_change: 'w.rating - w.rating_before',
  emp_performance_mean_36m: 'w.rating_mean',
  emp_performance_trend_36m: 'w.rating_trend',
  emp_performance_best_36m: 'w.rating_best',
  emp_performance_worst_36m: 'w.rating_worst',
  emp_performance_percentile: 's3.percentile',
  emp_self_rating_gap: 'w.self_rating - w.rating',
  emp_peer_rating: 'w.peer_rating',
  emp_months_since_review: perMonth('w.as_of - w.reviewed'),
  emp_reviews_24m: 'coalesce(w.reviews, 0)',
  emp_performance_or_mean: 'coalesce(w.rating, w.peer_rating)',
  pay_compa_ratio: 'w.compa',
  pay_log_compa_ratio: 'ln(w.compa)',
  pay_range_penetration: '(w.full_time - w.minimum_minor) / (w.maximum_minor - w.minimum_minor)',
  pay_percentile_among_peers: 's1.percentile',
  pay_compa_ratio_in_department: 'w.compa - d.compa',
  pay_compa_ratio_under_manager: 'w.compa - t.compa',
  pay_months_since_raise: perMonth('w.as_of - w.raised'),
  pay_raises_36m: 'w.raises',
  survey_engagement_score: 'w.engagement',
  survey_engagement_change: 'w.engagement - w.engagement_before',
  survey_engagement_trend_36m: 'w.engagement_trend',
  survey_manager_score: 'w.on_manager',
  survey_workload_score: 'w.on_load',
  survey_growth_score: 'w.on_growth',
  survey_pay_score: 'w.on_pay',
  survey_clarity_score: 'w.on_clarity',
  survey_satisfaction_score: 'w.satisfaction',
  survey_satisfaction_spread: 'w.satisfaction_spread',
  survey_lowest_answer: 'w.lowest',
  survey_satisfaction_in_department: 'w.satisfaction - d.satisfaction',
  survey_manager_score_of_team: 't.on_manager',
  team_size: 't.size',
  team_department_size: 'd.size',
  team_months_with_manager: perMonth('w.as_of - w.line_began'),
  team_manager_tenure_months: perMonth('w.as_of - m.hired'),
  team_manager_months_in_role: perMonth('w.as_of - m.assigned'),
  team_manager_grade_gap: 'm.rank - w.rank',
  team_engagement_mean: 't.engagement',
  team_overtime_mean: 't.overtime',
  team_overtime_gap: 'w.overtime_3m - t.overtime',
  team_performance_mean: 't.rating',
  team_new_share: 't.new_share',
  team_tenure_spread_months: 't.tenure_spread',
  learn_courses_12m: 'coalesce(w.courses, 0)',
  learn_courses_so_far: 'coalesce(w.courses_so_far, 0)',
  learn_hours_12m: 'coalesce(w.course_hours, 0)',
  learn_hours_gap: 'coalesce(w.course_hours, 0) - t.course_hours',
  learn_months_since_course: perMonth('w.as_of - w.completed'),
  learn_dropped_share_24m: 'w.dropped',
  work_overtime_3m: 'w.overtime_3m',
  work_overtime_3m_before: 'w.overtime_3m_before',
  work_overtime_12m: 'w.overtime_12m',
  work_overtime_change_12m: 'w.overtime_3m - w.overtime_year_before',
  work_overtime_highest_12m: 'w.overtime_highest',
  work_overtime_spread_12m: 'w.overtime_spread',
  work_overtime_trend_6m: 'w.overtime_trend',
  work_hours_3m: 'w.hours_3m',
  work_load_ratio_3m: 'w.hours_3m / (w.weekly_hours * 365.25 / 84)',
  work_vacation_days_12m: 'w.vacation_days',
  work_months_since_vacation: perMonth('w.as_of - w.vacation_began'),
  work_sick_days_12m: 'w.sick_days',
  work_sick_spells_12m: 'coalesce(w.sick_spells, 0)',
  work_productivity_3m: 'w.productivity_3m',
  work_productivity_12m: 'w.productivity_12m',
  work_productivity_trend_6m: 'w.productivity_trend',
  work_productivity_change_6m: 'w.productivity_3m - w.productivity_before',
  work_productivity_percentile: 's2.percentile',
} as const

/** The features that are written by hand. */
export const handWrittenFeatures = Object.keys(columns)

function percentile(value: string, group: string): string {
  const alike = `partition by as_of, known_at, ${group}`
  const isKnown = group.split(', ').map((column) => `${column} is not null`)
  return `select person_id, as_of, known_at, case when count(*) over (${alike}) >= 5 then (rank() over (${alike} order by ${value}) - 1
    + count(*) over (${alike}, ${value}) / 2.0) / count(*) over (${alike}) end as percentile from wide where ${[`${value} is not null`, ...isKnown].join(' and ')}`
}

/** One statement over `points` and `facts_KIND` that makes the relation `by_hand`. */
export const handWritten = `create or replace temp table by_hand as
with emp as (select ${point}, max(r.valid_from) as hired from points p join facts_employment r
    on r.person_id = p.person_id and ${known} and ${held} group by all),
asg as (select ${point},
    max(r.valid_from) filter (where ${held} and r.is_primary) as assigned,
    arg_max(r.job_id, r.valid_from) filter (where ${held} and r.is_primary) as job_id,
    arg_max(r.grade_id, r.valid_from) filter (where ${held} and r.is_primary) as grade_id,
    arg_max(r.location_id, r.valid_from) filter (where ${held} and r.is_primary) as location_id,
    arg_max(r.department_id, r.valid_from) filter (where ${held} and r.is_primary) as department_id,
    arg_min(r.grade_id, r.valid_from) as first_grade_id, count(*) as roles,
    max(r.valid_from) filter (where r.change_reason = 'promotion') as promoted,
    count(*) filter (where r.change_reason = 'promotion' and ${within(1096)}) as promotions,
    count(*) filter (where r.change_reason in ('transfer', 'reorganisation') and ${within(1096)}) as moves
  from points p join facts_job_assignment r on r.person_id = p.person_id and ${known} group by all),
lin as (select ${point}, arg_max(r.manager_id, r.valid_from) as manager_id, max(r.valid_from) as line_began
  from points p join facts_manager_line r on r.person_id = p.person_id and ${known} and ${held} and r.kind = 'line' group by all),
trm as (select ${point}, arg_max(r.fte, r.valid_from) as fte, arg_max(r.remote_share, r.valid_from) as remote_share,
    arg_max(r.weekly_hours, r.valid_from) as weekly_hours
  from points p join facts_work_terms r on r.person_id = p.person_id and ${known} and ${held} group by all),
pay as (select ${point},
    arg_max(r.amount_minor * case r.period when 'year' then 1 when 'month' then 12 end, r.valid_from) filter (where ${held}) as yearly,
    arg_max(r.amount_currency, r.valid_from) filter (where ${held}) as currency,
    max(r.valid_from) filter (where r.change_reason in ('merit', 'promotion', 'market')) as raised,
    count(*) filter (where r.change_reason in ('merit', 'promotion', 'market') and ${within(1096)}) as raises
  from points p join facts_pay r on r.person_id = p.person_id and ${known} and r.component = 'base' group by all),
wkl as (select ${point},
    avg(r.overtime_hours) filter (where ${within(92)}) as overtime_3m, avg(r.hours) filter (where ${within(92)}) as hours_3m,
    avg(r.overtime_hours) filter (where ${earlier(3, 92)}) as overtime_3m_before,
    avg(r.overtime_hours) filter (where ${earlier(12, 92)}) as overtime_year_before,
    avg(r.overtime_hours) filter (where ${within(365)}) as overtime_12m, max(r.overtime_hours) filter (where ${within(365)}) as overtime_highest,
    stddev_samp(r.overtime_hours) filter (where ${within(365)}) as overtime_spread, ${trend('r.overtime_hours', 183)} as overtime_trend
  from points p join facts_workload r on r.person_id = p.person_id and ${known} and ${within(366 + 92)} group by all),
mvl as (select ${point},
    avg(${attained}) filter (where ${within(92)}) as productivity_3m, avg(${attained}) as productivity_12m,
    avg(${attained}) filter (where ${earlier(6, 92)}) as productivity_before, ${trend(attained, 183)} as productivity_trend
  from points p join facts_measure_value r on r.person_id = p.person_id and ${known} and ${within(365)}
  join facts_measure m on m.id = r.measure_id and ${holds('m')} group by all),
abs as (select ${point}, sum(r.days) filter (where r.kind = 'vacation' and ${within(365)}) as vacation_days,
    max(r.valid_from) filter (where r.kind = 'vacation') as vacation_began,
    sum(r.days) filter (where r.kind = 'sick' and ${within(365)}) as sick_days,
    count(*) filter (where r.kind = 'sick' and ${within(365)}) as sick_spells
  from points p join facts_absence r on r.person_id = p.person_id and ${known} and r.status = 'approved' group by all),
sas as (select ${point}, ${ofTheme('engagement')} as engagement, ${ofTheme('engagement', earlier(12, 400))} as engagement_before,
    ${ofTheme('manager')} as on_manager, ${ofTheme('workload')} as on_load, ${ofTheme('growth')} as on_growth, ${ofTheme('pay')} as on_pay,
    ${ofTheme('clarity')} as on_clarity, avg(${answered}) filter (where ${within(400)}) as satisfaction,
    stddev_samp(${answered}) filter (where ${within(400)}) as satisfaction_spread, min(${answered}) filter (where ${within(400)}) as lowest,
    ${trend(answered, 1096).replace('(where ', `(where q.driver = 'engagement' and `)} as engagement_trend
  from points p join facts_survey_answer r on r.person_id = p.person_id and ${known} and ${within(1096)}
  join facts_survey_question q on q.id = r.question_id and ${holds('q')} group by all),
rev as (select ${point}, arg_max(r.rating, r.valid_from) filter (where ${byManager}) as rating,
    arg_max(r.rating, r.valid_from) filter (where ${byManager} and r.valid_from <= ${monthsBefore(12)}) as rating_before,
    avg(r.rating) filter (where ${byManager} and ${within(1096)}) as rating_mean,
    max(r.rating) filter (where ${byManager} and ${within(1096)}) as rating_best,
    min(r.rating) filter (where ${byManager} and ${within(1096)}) as rating_worst,
    ${trend('r.rating', 1096).replace('(where ', `(where ${byManager} and `)} as rating_trend,
    max(r.valid_from) filter (where ${byManager}) as reviewed,
    arg_max(r.rating, r.valid_from) filter (where r.kind = 'self' and ${within(400)}) as self_rating,
    avg(r.rating) filter (where r.kind = 'peer' and ${within(400)}) as peer_rating,
    count(*) filter (where ${within(730)}) as reviews
  from points p join facts_review r on r.person_id = p.person_id and ${known} and r.status = 'published' group by all),
enr as (select ${point}, count(*) filter (where r.status = 'completed' and ${within(365)}) as courses,
    count(*) filter (where r.status = 'completed') as courses_so_far, sum(r.hours) filter (where ${within(365)}) as course_hours,
    arg_max(r.completed_on, r.valid_from) filter (where r.status = 'completed') as completed,
    avg(case when r.status in ('cancelled', 'failed') then 1 else 0 end) filter (where ${within(730)}) as dropped
  from points p join facts_enrolment r on r.person_id = p.person_id and ${known} group by all),
wide as (select * exclude (y_fte), yearly / coalesce(y_fte, 1) as full_time, yearly / coalesce(y_fte, 1) / midpoint_minor as compa, ${perMonth('as_of - hired')} as tenure
  from (select ${point}, e.* exclude ${key}, a.* exclude ${key}, l.* exclude ${key}, t.* exclude ${key}, t.fte as y_fte, y.* exclude ${key}, w.* exclude ${key},
    u.* exclude ${key}, x.* exclude ${key}, q.* exclude ${key}, v.* exclude ${key}, n.* exclude ${key},
    j.family_id, j.is_management, g.rank, g1.rank as first_rank, c.country, b.midpoint_minor, b.minimum_minor, b.maximum_minor
  from points p left join emp e using ${key} left join asg a using ${key} left join lin l using ${key} left join trm t using ${key}
  left join pay y using ${key} left join wkl w using ${key} left join mvl u using ${key} left join abs x using ${key}
  left join sas q using ${key} left join rev v using ${key} left join enr n using ${key}
  left join facts_job j on j.id = a.job_id and ${holds('j')}
  left join facts_grade g on g.id = a.grade_id and ${holds('g')}
  left join facts_grade g1 on g1.id = a.first_grade_id and ${holds('g1')}
  left join facts_location c on c.id = a.location_id and ${holds('c')}
  left join facts_pay_band b on b.grade_id = a.grade_id and b.family_id = j.family_id and b.country = c.country and ${holds('b')})),
team as (select manager_id, as_of, known_at, count(*) as size, ${meanOfSome('overtime_3m')} as overtime, ${meanOfSome('compa')} as compa,
    ${meanOfSome('on_manager')} as on_manager, ${meanOfSome('engagement')} as engagement, ${meanOfSome('rating')} as rating,
    case when count(*) >= 5 then avg(case when tenure < 12 then 1 else 0 end) end as new_share,
    case when count(*) >= 5 then stddev_samp(tenure) end as tenure_spread,
    case when count(*) >= 5 then avg(coalesce(course_hours, 0)) end as course_hours
  from wide where manager_id is not null group by all),
dep as (select department_id, as_of, known_at, count(*) as size, ${meanOfSome('compa')} as compa, ${meanOfSome('satisfaction')} as satisfaction
  from wide where department_id is not null group by all),
s1 as (${percentile('full_time', 'grade_id, family_id, country, currency')}),
s2 as (${percentile('productivity_3m', 'family_id')}),
s3 as (${percentile('rating', 'family_id, grade_id')})
select w.person_id, w.as_of, ${Object.entries(columns)
  .map(([name, text]) => `${text} as "${name}"`)
  .join(', ')}
from wide w left join s1 using ${key} left join s2 using ${key} left join s3 using ${key}
left join team t using (manager_id, as_of, known_at) left join dep d using (department_id, as_of, known_at)
left join wide m on m.person_id = w.manager_id and m.as_of = w.as_of and m.known_at = w.known_at`

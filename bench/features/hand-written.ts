/** What somebody who knows the tables would write for the same features, with the same two times. */
const known = `r.valid_from <= p.as_of and r.recorded_from <= p.known_at and (r.recorded_to is null or r.recorded_to > p.known_at)`
const held = `(r.valid_to is null or r.valid_to > p.as_of)`

/** The features that are written by hand, in the order of their columns. */
export const handWrittenFeatures = [
  'emp_tenure_months',
  'emp_months_in_role',
  'emp_months_since_promotion',
  'emp_grade_rank',
  'emp_promotions_36m',
  'emp_performance_score',
  'emp_performance_mean_36m',
  'pay_compa_ratio',
  'pay_months_since_raise',
  'pay_raises_36m',
  'pay_percentile_among_peers',
  'survey_engagement_score',
  'team_size',
  'team_overtime_mean',
  'team_manager_tenure_months',
  'learn_courses_12m',
  'learn_hours_12m',
  'work_overtime_3m',
  'work_overtime_12m',
  'work_overtime_highest_12m',
  'work_overtime_spread_12m',
  'work_overtime_trend_6m',
  'work_vacation_days_12m',
  'work_months_since_vacation',
  'work_productivity_3m',
  'work_productivity_12m',
] as const

/** One statement over `points` and `facts_KIND` that makes the relation `by_hand`. */
export const handWritten = `create or replace temp table by_hand as select * from (
with emp as (select p.person_id, p.as_of, p.known_at, max(r.valid_from) as hired from points p join facts_employment r
    on r.person_id = p.person_id and ${known} and ${held} group by all),
asg as (select p.person_id, p.as_of, p.known_at,
    max(r.valid_from) filter (${held} and r.is_primary) as assigned,
    arg_max(r.job_id, r.valid_from) filter (${held} and r.is_primary) as job_id,
    arg_max(r.grade_id, r.valid_from) filter (${held} and r.is_primary) as grade_id,
    arg_max(r.location_id, r.valid_from) filter (${held} and r.is_primary) as location_id,
    max(r.valid_from) filter (r.change_reason = 'promotion') as promoted,
    count(*) filter (r.change_reason = 'promotion' and r.valid_from > p.as_of - 1096) as promotions
  from points p join facts_job_assignment r on r.person_id = p.person_id and ${known} group by all),
lin as (select p.person_id, p.as_of, p.known_at, arg_max(r.manager_id, r.valid_from) as manager_id from points p join facts_manager_line r
    on r.person_id = p.person_id and ${known} and ${held} and r.kind = 'line' group by all),
trm as (select p.person_id, p.as_of, p.known_at, arg_max(r.fte, r.valid_from) as fte from points p join facts_work_terms r
    on r.person_id = p.person_id and ${known} and ${held} group by all),
pay as (select p.person_id, p.as_of, p.known_at,
    arg_max(r.amount_minor * case r.period when 'year' then 1 when 'month' then 12 end, r.valid_from) filter (${held}) as yearly,
    arg_max(r.amount_currency, r.valid_from) filter (${held}) as currency,
    max(r.valid_from) filter (r.change_reason in ('merit', 'promotion', 'market')) as raised,
    count(*) filter (r.change_reason in ('merit', 'promotion', 'market') and r.valid_from > p.as_of - 1096) as raises
  from points p join facts_pay r on r.person_id = p.person_id and ${known} and r.component = 'base' group by all),
wkl as (select p.person_id, p.as_of, p.known_at,
    avg(r.overtime_hours) filter (r.valid_from > p.as_of - 92) as overtime_3m, avg(r.overtime_hours) as overtime_12m,
    max(r.overtime_hours) as highest, stddev_samp(r.overtime_hours) as spread,
    regr_slope(r.overtime_hours, (r.valid_from - p.as_of) / 30.4375) filter (r.valid_from > p.as_of - 183) as trend
  from points p join facts_workload r on r.person_id = p.person_id and ${known} and r.valid_from > p.as_of - 365 group by all),
mvl as (select p.person_id, p.as_of, p.known_at,
    avg(case when m.direction = 'lower' then r.target / r.value else r.value / r.target end) filter (r.valid_from > p.as_of - 92) as productivity_3m,
    avg(case when m.direction = 'lower' then r.target / r.value else r.value / r.target end) as productivity_12m
  from points p join facts_measure_value r on r.person_id = p.person_id and ${known} and r.valid_from > p.as_of - 365
  join facts_measure m on m.id = r.measure_id and m.valid_from <= p.as_of and (m.valid_to is null or m.valid_to > p.as_of)
    and m.recorded_from <= p.known_at and (m.recorded_to is null or m.recorded_to > p.known_at) group by all),
abs as (select p.person_id, p.as_of, p.known_at, sum(r.days) filter (r.valid_from > p.as_of - 365) as days, max(r.valid_from) as last
  from points p join facts_absence r on r.person_id = p.person_id and ${known} and r.kind = 'vacation' and r.status = 'approved' group by all),
sas as (select p.person_id, p.as_of, p.known_at, avg(r.score / q.scale_highest) as engagement
  from points p join facts_survey_answer r on r.person_id = p.person_id and ${known} and r.valid_from > p.as_of - 400
  join facts_survey_question q on q.id = r.question_id and q.driver = 'engagement' and q.valid_from <= p.as_of and (q.valid_to is null or q.valid_to > p.as_of)
    and q.recorded_from <= p.known_at and (q.recorded_to is null or q.recorded_to > p.known_at) group by all),
rev as (select p.person_id, p.as_of, p.known_at, arg_max(r.rating, r.valid_from) as rating, avg(r.rating) filter (r.valid_from > p.as_of - 1096) as mean
  from points p join facts_review r on r.person_id = p.person_id and ${known} and r.kind = 'manager' and r.status = 'published' group by all),
enr as (select p.person_id, p.as_of, p.known_at, count(*) filter (r.status = 'completed') as courses, sum(r.hours) as hours
  from points p join facts_enrolment r on r.person_id = p.person_id and ${known} and r.valid_from > p.as_of - 365 group by all),
wide as (select p.person_id, p.as_of, p.known_at, e.hired, a.*exclude (person_id, as_of, known_at), l.manager_id, y.yearly / coalesce(t.fte, 1) as full_time,
    y.currency, y.raised, y.raises, j.family_id, g.rank, c.country, b.midpoint_minor, w.*exclude (person_id, as_of, known_at)
  from points p left join emp e using (person_id, as_of, known_at) left join asg a using (person_id, as_of, known_at)
  left join lin l using (person_id, as_of, known_at) left join trm t using (person_id, as_of, known_at)
  left join pay y using (person_id, as_of, known_at) left join wkl w using (person_id, as_of, known_at)
  left join facts_job j on j.id = a.job_id and j.valid_from <= p.as_of and (j.valid_to is null or j.valid_to > p.as_of)
  left join facts_grade g on g.id = a.grade_id and g.valid_from <= p.as_of and (g.valid_to is null or g.valid_to > p.as_of)
  left join facts_location c on c.id = a.location_id and c.valid_from <= p.as_of and (c.valid_to is null or c.valid_to > p.as_of)
  left join facts_pay_band b on b.grade_id = a.grade_id and b.family_id = j.family_id and b.country = c.country
    and b.valid_from <= p.as_of and (b.valid_to is null or b.valid_to > p.as_of)),
team as (select manager_id, as_of, known_at, count(*) as size, case when count(overtime_3m) >= 5 then avg(overtime_3m) end as overtime from wide
  where manager_id is not null group by all),
peers as (select person_id, as_of, known_at, case when count(*) over g >= 5 then (rank() over (g order by full_time) - 1
    + count(*) over (partition by as_of, known_at, grade_id, family_id, country, currency, full_time) / 2.0) / count(*) over g end as percentile
  from wide where full_time is not null window g as (partition by as_of, known_at, grade_id, family_id, country, currency))
select w.person_id, w.as_of, (w.as_of - w.hired) / 30.4375, (w.as_of - w.assigned) / 30.4375, (w.as_of - coalesce(w.promoted, w.hired)) / 30.4375,
  w.rank, w.promotions, v.rating, v.mean, w.full_time / w.midpoint_minor, (w.as_of - w.raised) / 30.4375, w.raises, s.percentile, q.engagement,
  t.size, t.overtime, (w.as_of - m.hired) / 30.4375, coalesce(n.courses, 0), coalesce(n.hours, 0), w.overtime_3m, w.overtime_12m, w.highest, w.spread, w.trend,
  x.days, (w.as_of - x.last) / 30.4375, u.productivity_3m, u.productivity_12m
from wide w left join rev v using (person_id, as_of, known_at) left join sas q using (person_id, as_of, known_at)
left join enr n using (person_id, as_of, known_at) left join abs x using (person_id, as_of, known_at) left join mvl u using (person_id, as_of, known_at)
left join team t using (manager_id, as_of, known_at) left join peers s using (person_id, as_of, known_at)
left join wide m on m.person_id = w.manager_id and m.as_of = w.as_of and m.known_at = w.known_at) h(person_id, as_of, ${handWrittenFeatures.map((name) => `"${name}"`).join(', ')})`.replaceAll(
  'filter (',
  'filter (where ',
)

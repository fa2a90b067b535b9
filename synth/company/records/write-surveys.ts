import type { Random } from '@cadre/learn'
import { spellOn, stintOn } from '../life/person.ts'
import type { Person, Spell } from '../life/person.ts'
import { managerOn } from '../life/unit-life.ts'
import { dateOf, yearOf } from '../world/calendar.ts'
import type { Day } from '../world/calendar.ts'
import { marketMiddle } from '../world/pay-scale.ts'
import type { OpenedSurvey } from '../world/structure.ts'
import type { Theme } from '../world/surveys.ts'
import { namelessId, pick, streamOf } from '../world/streams.ts'
import { commentTexts } from './texts.ts'
import { writeOf } from './pen.ts'
import type { Pen } from './pen.ts'

/** Answers to every wave; the unhappy answer less often. */
export function writeSurveys(pen: Pen, person: Person): void {
  const { plan, unit } = pen.life
  const random = streamOf(plan.seed, 'surveys', unit.number, person.ordinal)
  for (const survey of pen.structure.surveys) {
    for (const wave of survey.waves) {
      const on = wave.opensOn + random.integer(20)
      const draw = random.next()
      const spell = spellOn(person, on)
      if (!spell || on - spell.hired < 45) continue
      const moods = moodsOn(pen, person, { on, spell })
      if (draw > survey.responseRate + 0.05 * moods.engagement) continue
      answer(pen, person, { survey, waveId: wave.id, on, spell, moods, random })
    }
  }
}

type Moods = Readonly<Record<Theme, number>>

interface Answering {
  readonly survey: OpenedSurvey
  readonly waveId: string
  readonly on: Day
  readonly spell: Spell
  readonly moods: Moods
  readonly random: Random
}

/** What somebody feels on a day, in standard deviations about nought, high being good. */
function moodsOn(
  { life }: Pen,
  person: Person,
  { on, spell }: { readonly on: Day; readonly spell: Spell },
): Moods {
  const { plan, unit } = life
  const month = plan.months.findLastIndex(({ start }) => start <= on)
  const at = (series: Float32Array): number => (Number.isNaN(series[month]!) ? 0 : series[month]!)
  const stint = stintOn(person, on)!
  const pay = spell.pays.findLast(({ from }) => from <= on) ?? spell.pays[0]!
  const compa = Math.log(pay.amount / marketMiddle(stint.level, { ...unit, year: yearOf(on) }))
  const trained = person.trainings.some(({ completedOn = 0 }) => completedOn <= on && completedOn > on - 365)
  const engagement = at(person.engagement)
  return {
    engagement,
    clarity: 0.3 + 0.4 * engagement,
    manager: 0.8 * (managerOn(life, stint, on)?.quality ?? 0) + 0.3 * engagement,
    workload: 0.5 - 0.8 * (at(person.overtime) / 10 - 0.3),
    growth: -0.2 + 0.4 * engagement + (trained ? 0.4 : 0),
    pay: -0.3 + 5 * compa,
  }
}

function answer(pen: Pen, person: Person, answering: Answering): void {
  const { survey, on, moods, random } = answering
  const { plan } = pen.life
  const write = survey.isAnonymous ? namelessly(pen, answering) : namedly(pen, person, answering)
  // Over the years people come to answer a little less kindly.
  const drift = plan.switches.drift ? (-0.04 * (on - plan.firstDay)) / 365.25 : 0
  const responseId = write.response()
  for (const [index, { driver, kind }] of survey.questions.entries()) {
    const noise = random.normal()
    const questionId = survey.questionIds[index]!
    if (kind === 'text') {
      if (noise > 0.7) write.answer({ responseId, questionId, comment: commentOf(moods, random) })
      continue
    }
    const felt = 3.7 + drift + 0.75 * moods[driver] + (plan.switches.noise ? 0.55 * noise : 0)
    write.answer({ responseId, questionId, score: Math.min(5, Math.max(1, Math.round(felt))) })
  }
}

interface AnswerWriter {
  readonly response: () => string
  readonly answer: (values: Readonly<Record<string, unknown>>) => void
}

function namedly(pen: Pen, person: Person, answering: Answering): AnswerWriter {
  const period = { from: answering.on }
  return {
    response: () =>
      writeOf(pen, person, {
        entity: 'survey_response',
        prefix: 'srp',
        period,
        values: groupsOf(pen, answering),
      }),
    answer: (values) => void writeOf(pen, person, { entity: 'survey_answer', prefix: 'sas', period, values }),
  }
}

/** Nothing in it leads back to who answered: not the id, not the day. */
function namelessly(pen: Pen, answering: Answering): AnswerWriter {
  const { random, survey, waveId } = answering
  const from = dateOf(survey.waves.find(({ id }) => id === waveId)!.closesOn)
  return {
    response: () => {
      const id = namelessId(random, 'srp')
      const values = { ...groupsOf(pen, answering), respondentKey: namelessId(random, 'key') }
      pen.emit({ entity: 'survey_response', id, from, values })
      return id
    },
    answer: (values) => pen.emit({ entity: 'survey_answer', id: namelessId(random, 'sas'), from, values }),
  }
}

function groupsOf({ departmentId }: Pen, { waveId, on, spell }: Answering) {
  const years = (on - spell.hired) / 365.25
  const tenureBand =
    years < 1 ? 'under 1 year' : years < 3 ? '1 to 3 years' : years < 8 ? '3 to 8 years' : 'over 8 years'
  return { waveId, departmentId, tenureBand }
}

/** About what is felt to be worst; some write that all is well. */
function commentOf(moods: Moods, random: Random): string {
  const themes = ['workload', 'manager', 'pay'] as const
  const worst = themes.reduce((low, theme) => (moods[theme] < moods[low] ? theme : low))
  return pick(random, commentTexts[moods[worst] < -0.4 ? worst : 'fine'])
}

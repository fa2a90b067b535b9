import { SimpleGrid, Text } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useFormat } from '../language/use-format.ts'
import { Gains, Reliability } from '../models/curves.tsx'
import { Statistic } from '../parts/statistic.tsx'
import { AucByMonth } from './auc-by-month.tsx'
import { ActionList } from './action-list.tsx'
import { BandChart } from './band-chart.tsx'
import { ByAttribute } from './by-attribute.tsx'
import { DriverChart } from './driver-chart.tsx'
import { ExpectedAndCame } from './expected-and-came.tsx'
import { Headline } from './headline.tsx'
import { HowWell } from './how-well.tsx'
import { meanError, reliabilityBins } from './reliability-bins.ts'
import type { PartOf, ReportOf } from './report-queries.ts'
import { TellingInputs } from './telling-inputs.tsx'
import { ShiftTable } from './shift-table.tsx'
import { StayChart } from './stay-chart.tsx'
import type { BodyProps } from './body.ts'

/** How many may leave, in bands, with what goes with it, what came of it before, and how well it is known. */
export function AttritionBody({ report, part, name, told, partNames }: BodyProps<'attrition'>) {
  const t = useTranslations('reports')
  const { day } = useFormat()
  const { method, asOf } = report
  const isWhole = part.about === 'everybody'
  const cases = t('judgedOn', { rows: method.judgedRows })
  const { curves = [], groups = [] } = part.figures
  return (
    <>
      <Headline report={report} part={part} name={name}>
        <Share part={part} />
        <Losses part={part} method={method} name={name} date={day(asOf)} />
      </Headline>
      {part.figures.leftOut && (
        <Text size="sm" c="dimmed">
          {t('leftOut', { count: part.figures.leftOut.people })}
        </Text>
      )}
      <TellingInputs kind="attrition" method={method} meanings={told.meanings} />
      <BandChart
        kind="attrition"
        bands={part.figures.bands}
        people={part.people}
        name={name}
        date={day(asOf)}
      />
      <DriverChart kind="attrition" drivers={method.drivers} meanings={told.meanings} date={day(asOf)} />
      <ActionList actions={method.actions} meanings={told.meanings} />
      {isWhole && (
        <>
          <ShiftTable kind="attrition" shifts={method.shifts} people={part.people} meanings={told.meanings} />
          <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
            <ExpectedAndCame days={method.overDays} months={method.horizonMonths} />
            <StayChart
              curves={curves}
              nameOf={(group) => partNames(group === '' ? whole : { about: 'department', name: group })}
              date={day(asOf)}
            />
          </SimpleGrid>
          <ByAttribute groups={groups} months={method.horizonMonths} />
        </>
      )}
      <SimpleGrid cols={{ base: 1, md: 2 }} spacing="md">
        <Reliability
          bins={reliabilityBins(method.calibration)}
          error={meanError(method.calibration)}
          cases={cases}
        />
        {method.gains.length > 0 && (
          <Gains
            points={method.gains.map(({ share: part, captured }) => ({ share: part, capture: captured }))}
            answer={t('leavers')}
            cases={cases}
          />
        )}
      </SimpleGrid>
      <Judged method={method} />
      <AucByMonth method={method} cases={cases} date={day(asOf)} />
    </>
  )
}

const whole = { about: 'everybody', name: '' } as const

function Share({ part }: { readonly part: PartOf<'attrition'> }) {
  const t = useTranslations('reports')
  const { share } = useFormat()
  return <Statistic label={t('shareOf')} value={share(part.value / part.people)} />
}

interface LossesProps {
  readonly part: PartOf<'attrition'>
  readonly method: ReportOf<'attrition'>['method']
  readonly name: string
  readonly date: string
}

/** What the leaving costs on average, each currency by itself. */
function Losses({ part, method: { replacementShare, horizonMonths }, name, date }: LossesProps) {
  const t = useTranslations('reports')
  const { money, share, number } = useFormat()
  if (replacementShare === undefined) return null
  return (part.figures.losses ?? []).map(({ currency, minor, people }) => (
    <Statistic
      key={currency}
      label={t('loss', { currency })}
      value={money({ minor, currency })}
      hint={t('lossHint', { share: share(replacementShare) })}
      definition={{
        meaning: t('lossMeaning', {
          months: horizonMonths,
          share: share(replacementShare),
          people: number(people),
        }),
        population: name,
        date,
      }}
    />
  ))
}

function Judged({ method }: { readonly method: ReportOf<'attrition'>['method'] }) {
  const t = useTranslations('reports')
  const { number, share, thousandths } = useFormat()
  return (
    <HowWell
      title={t(method.isBetter ? 'tellsMore' : 'tellsNoMore')}
      text={t('judgedText', { rows: method.judgedRows, people: method.people, events: method.events })}
      head={[
        t('model'),
        t('words.concordance'),
        t('words.auc'),
        t('words.brier'),
        t('words.skill'),
        t('words.capture'),
      ]}
      rows={method.judged.map(({ name, label, concordance, auc, brier, skill, capture }) => ({
        name: label,
        isChosen: name === method.recommended,
        cells: [
          `${number(concordance.value)} (${number(concordance.low)}–${number(concordance.high)})`,
          number(auc.value),
          thousandths(brier.value),
          share(skill.value),
          capture ? share(capture.value) : '–',
        ],
      }))}
    />
  )
}

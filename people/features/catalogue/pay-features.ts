import {
  among,
  and,
  asOf,
  countOf,
  daysBetween,
  divide,
  earlier,
  ever,
  field,
  latest,
  log,
  oneOf,
  subtract,
  sumOf,
  within,
  equal,
} from '../expression/build.ts'
import {
  compaRatio,
  departmentId,
  fullTimePay,
  inBand,
  managerId,
  marketComparison,
  marketSurveyedOn,
  monthsSince,
  onMarket,
  payPeers,
  yearlyPay,
} from './bases.ts'
import { featuresOf } from './group-of-features.ts'

const raises = {
  where: and(equal(field('component'), 'base'), oneOf(field('changeReason'), 'merit', 'promotion', 'market')),
}

const marketRatio = divide(fullTimePay, onMarket('median'))

export const payFeatures = featuresOf(
  { prefix: 'pay', owner: 'Compensation', purposes: ['retention', 'pay', 'planning'] },
  [
    [
      'compa_ratio',
      'ratio',
      'base pay for full time over the middle of the pay band (compa-ratio)',
      compaRatio,
    ],
    [
      'log_compa_ratio',
      'log ratio',
      'how far base pay lies above or below the middle of the pay band',
      log(compaRatio),
    ],
    [
      'compa_ratio_change_12m',
      'ratio',
      'change of the compa-ratio from a year before',
      subtract(compaRatio, earlier(12, compaRatio)),
    ],
    [
      'range_penetration',
      'share',
      'where base pay stands between the ends of the band',
      divide(subtract(fullTimePay, inBand('minimum')), subtract(inBand('maximum'), inBand('minimum'))),
    ],
    [
      'percentile_among_peers',
      'share',
      'where base pay stands among those of the same grade, family, country and currency',
      among('percentile', fullTimePay, ...payPeers),
    ],
    [
      'compa_ratio_in_department',
      'ratio',
      'compa-ratio less the mean of the department',
      subtract(compaRatio, among('mean', compaRatio, departmentId)),
    ],
    [
      'compa_ratio_under_manager',
      'ratio',
      'compa-ratio less the mean of those with the same manager',
      subtract(compaRatio, among('mean', compaRatio, managerId)),
    ],
    [
      'raise_12m',
      'share',
      'change of base pay from a year before',
      subtract(divide(fullTimePay, earlier(12, fullTimePay)), 1),
    ],
    [
      'months_since_raise',
      'months',
      'time since the last raise',
      monthsSince(latest(ever('pay', raises), field('validFrom'))),
    ],
    ['raises_36m', 'count', 'raises in three years', countOf(within(1096, 'pay', raises))],
    [
      'bonus_share_12m',
      'share',
      'bonuses of a year over yearly base pay',
      divide(sumOf(within(365, 'bonus'), field('amount', 'minor')), yearlyPay),
    ],
    ['bonuses_24m', 'count', 'bonuses in two years', countOf(within(730, 'bonus'))],
    [
      'months_since_bonus',
      'months',
      'time since the last bonus',
      monthsSince(latest(ever('bonus'), field('validFrom'))),
    ],
    [
      'market_ratio',
      'ratio',
      'base pay for full time over the median that others pay for the grade, family and country, in one currency',
      marketRatio,
    ],
    [
      'market_ratio_change_12m',
      'ratio',
      'change of the ratio to the market from a year before',
      subtract(marketRatio, earlier(12, marketRatio)),
    ],
    [
      'market_range_position',
      'share',
      'where base pay stands between a quarter and three quarters of what others pay, 0 to 1 within',
      divide(
        subtract(fullTimePay, onMarket('percentile25')),
        subtract(onMarket('percentile75'), onMarket('percentile25')),
      ),
    ],
    [
      'market_survey_age',
      'years',
      'time since the survey of what others pay',
      divide(daysBetween(asOf, marketSurveyedOn), 365.25),
    ],
    [
      'market_comparison',
      'category',
      'whether base pay is set beside the market, or why not',
      marketComparison,
    ],
  ],
)

/** A figure that others have published, and how near to it a synthetic company has to come. */
export interface PublishedFigure {
  readonly name: string
  readonly meaning: string
  readonly unit: string
  readonly published: number
  readonly lowest: number
  readonly highest: number
  readonly source: string
  readonly url: string
  /** What has to be known to read the comparison rightly. */
  readonly note?: string
}

const tenureRelease = {
  source: 'US Bureau of Labor Statistics, Employee Tenure in 2024 (USDL-24-1971)',
  url: 'https://www.bls.gov/news.release/tenure.htm',
}
const gallup = {
  source: 'Gallup, Span of Control (2025)',
  url: 'https://www.gallup.com/workplace/700718/span-control-optimal-team-size-managers.aspx',
}
const peers = {
  source: 'A reply in the Gartner peer community, on suggested shares',
  url: 'https://www.gartner.com/peer-community/post/those-use-5-point-rating-scales-performance-company-have-ideal-target-each-rating-to-ensure-distribution-differentiation',
  note: 'One practitioner, three categories, a suggestion rather than a count: no better public source was found.',
}

export const publishedFigures = [
  {
    name: 'medianTenureYears',
    meaning: 'median tenure',
    unit: 'years',
    published: 3.9,
    lowest: 3.1,
    highest: 4.7,
    ...tenureRelease,
  },
  {
    name: 'shortTenureShare',
    meaning: 'share with a tenure of a year or less',
    unit: 'share',
    published: 0.22,
    lowest: 0.17,
    highest: 0.27,
    source: 'The same release, as reported by Graham (27 September 2024)',
    url: 'https://www.grahamjobs.com/2024/09/27/employee-tenure-declines-in-2024/',
    note: 'Second-hand: read in a report on the release.',
  },
  {
    name: 'longTenureShare',
    meaning: 'share with a tenure of ten years or more',
    unit: 'share',
    published: 0.28,
    lowest: 0.13,
    highest: 0.33,
    source: 'US Bureau of Labor Statistics, Employee Tenure in 2020 (USDL-20-1791): men 0.29, women 0.27',
    url: 'https://www.marketscreener.com/news/latest/Employee-Tenure--31339278/',
    note: 'Of 2020, with public employers, where tenure is longer. The company grows by four per cent a year, so that it stays below.',
  },
  {
    name: 'medianAge',
    meaning: 'median age',
    unit: 'years',
    published: 41.6,
    lowest: 37.5,
    highest: 44,
    source: 'US Bureau of Labor Statistics, Employment Projections, table 3.4 (2023)',
    url: 'https://www.bls.gov/emp/tables/median-age-labor-force.htm',
    note: 'Of the labour force, the self-employed and public employers among them, who are older.',
  },
  {
    name: 'shareOver55',
    meaning: 'share aged 55 and over',
    unit: 'share',
    published: 0.231,
    lowest: 0.1,
    highest: 0.26,
    source: 'US Bureau of Labor Statistics, table E-15, second quarter of 2023: 37,222 of 161,212 thousand',
    url: 'https://blsmon1.bls.gov/web/empsit/cpsee_e15.htm',
    note: 'As above; here nearly everybody retires by 66.',
  },
  {
    name: 'voluntaryTurnover',
    meaning: 'leaving by own wish in a year, per person employed',
    unit: 'share',
    published: 0.173,
    lowest: 0.12,
    highest: 0.22,
    source: 'Mercer, US Turnover Survey 2023 (24.7% the year before)',
    url: 'https://www.imercer.com/articleinsights/workforce-turnover-trends',
  },
  {
    name: 'firstYearShareOfLeavers',
    meaning: 'share of leavers (by own wish) in their first year',
    unit: 'share',
    published: 0.4,
    lowest: 0.22,
    highest: 0.45,
    source: 'Work Institute, Retention Report 2020, as quoted',
    url: 'https://turbo-ecan.com/low-air/uk-staff-turnover-rates-by-industry-2021',
    note: 'Second-hand, and from employers with much turnover; a company with less has fewer in their first year to begin with.',
  },
  {
    name: 'midpointStep',
    meaning: 'pay of a grade over that of the one below, same family and country',
    unit: 'ratio',
    published: 1.25,
    lowest: 1.2,
    highest: 1.35,
    source: 'People Centre, Rules of Thumb in Establishing Pay Grade: 20 to 30 per cent',
    url: 'https://peoplecentre.wordpress.com/2015/12/17/part-18-rules-of-thumb-in-establishing-pay-grade/',
    note: 'A rule of thumb for few, wide grades; with many narrow ones it is 7 to 15 per cent.',
  },
  {
    name: 'meanSpan',
    meaning: 'mean number of direct reports of a manager',
    unit: 'people',
    published: 9,
    lowest: 5.5,
    highest: 12.1,
    source: 'Namely, over 1,000 mid-sized companies (Gallup: 12.1 in 2025)',
    url: 'https://blog.namely.com/blog/best-number-of-direct-reports',
  },
  {
    name: 'medianSpan',
    meaning: 'median number of direct reports of a manager',
    unit: 'people',
    published: 5.5,
    lowest: 5,
    highest: 8,
    ...gallup,
  },
  {
    name: 'shareOfSpansUnderTen',
    meaning: 'share of managers with fewer than ten reports',
    unit: 'share',
    published: 0.66,
    lowest: 0.6,
    highest: 0.97,
    ...gallup,
    note: 'Teams here are built around eight; the very large teams of shops and call centres are missing.',
  },
  {
    name: 'ratedBelow',
    meaning: 'share rated 1 or 2 of 5',
    unit: 'share',
    published: 0.1,
    lowest: 0.04,
    highest: 0.16,
    ...peers,
  },
  {
    name: 'ratedMiddle',
    meaning: 'share rated 3 of 5',
    unit: 'share',
    published: 0.7,
    lowest: 0.58,
    highest: 0.78,
    ...peers,
  },
  {
    name: 'ratedAbove',
    meaning: 'share rated 4 or 5 of 5',
    unit: 'share',
    published: 0.2,
    lowest: 0.14,
    highest: 0.34,
    ...peers,
  },
  {
    name: 'surveyResponseRate',
    meaning: 'share of those asked who answer the yearly survey',
    unit: 'share',
    published: 0.76,
    lowest: 0.6,
    highest: 0.92,
    source: 'Workforce Science Associates: 76%, typically 60% to 92%',
    url: 'https://workforcescience.com/learn/articles/employee-survey-response-rates',
  },
  {
    name: 'surveyFavourable',
    meaning: 'share of answers to engagement questions that are 4 or 5 of 5',
    unit: 'share',
    published: 0.72,
    lowest: 0.5,
    highest: 0.8,
    source: 'Culture Amp, Guide to understanding engagement scores',
    url: 'https://academy.cultureamp.com/hc/en-us/articles/208039295',
    note: 'The example of the guide, not a benchmark: benchmarks are sold.',
  },
  {
    name: 'surveyMean',
    meaning: 'mean answer to engagement questions, of 5',
    unit: 'points',
    published: 3.8,
    lowest: 3.4,
    highest: 4.1,
    source: 'None that is public; the value that goes with the share above',
    url: 'https://academy.cultureamp.com/hc/en-us/articles/208039295',
    note: 'Our own reckoning, here to be seen.',
  },
] as const satisfies readonly PublishedFigure[]

export type FigureName = (typeof publishedFigures)[number]['name']

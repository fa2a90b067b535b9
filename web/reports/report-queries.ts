import type { AnswerOf } from '@cadre/contract/client'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../api/client.ts'
import type { Moment } from '../app/search.ts'

export type Told = AnswerOf<'readReport'>
export type Report = NonNullable<Told['report']>
export type ReportKind = Report['kind']
export type ReportOf<Kind extends ReportKind> = Extract<Report, { kind: Kind }>
export type PartOf<Kind extends ReportKind> = ReportOf<Kind>['parts'][number]
export type Part = Report['parts'][number]
export type Band = PartOf<'attrition'>['figures']['bands'][number]
export type Driver = ReportOf<'attrition'>['method']['drivers'][number]
export type Shift = ReportOf<'attrition'>['method']['shifts'][number]

export const reportKinds = ['attrition', 'performance', 'productivity', 'teams', 'wellbeing'] as const

export const reportQuery = (kind: ReportKind, moment: Moment) =>
  queryOptions({
    queryKey: ['reports', kind, moment],
    queryFn: async ({ signal }) =>
      (await api.call('readReport', { params: { kind }, query: moment }, { signal })).data,
    // The first one may be made while the reader waits for it; one of a file is made when somebody asks.
    refetchInterval: ({ state }): number | false =>
      state.data?.report === null && kind !== 'teams' ? 5000 : false,
  })

/** Where a report is as a file: the same, of the same day. */
export const fileOf = (kind: ReportKind, file: 'page' | 'workbook', { asOf }: Moment): string =>
  `/api/v1/reports/${kind}/${file}${asOf === undefined ? '' : `?asOf=${asOf}`}`

export const overTimeQuery = (
  kind: ReportKind,
  { about, name }: Pick<Part, 'about' | 'name'>,
  moment: Moment,
) =>
  queryOptions({
    queryKey: ['reports', 'over time', kind, about, name, moment],
    queryFn: async ({ signal }) =>
      (
        await api.call(
          'listEarlierReports',
          { params: { kind }, query: { about, name, ...moment } },
          { signal },
        )
      ).data.items,
  })

export const policyQuery = queryOptions({
  queryKey: ['reports', 'policy'],
  queryFn: async ({ signal }) => (await api.call('readReportPolicy', {}, { signal })).data,
})

export const ownBandsQuery = queryOptions({
  queryKey: ['reports', 'own bands'],
  queryFn: async ({ signal }) => (await api.call('readOwnBands', {}, { signal })).data,
})

export const partBandsQuery = ({ about, name }: Pick<Part, 'about' | 'name'>) =>
  queryOptions({
    queryKey: ['reports', 'bands of a part', about, name],
    queryFn: async ({ signal }) =>
      (await api.call('readPartBands', { query: { about: about as never, name } }, { signal })).data,
  })

export const ownLevelsQuery = queryOptions({
  queryKey: ['reports', 'own levels'],
  queryFn: async ({ signal }) => (await api.call('readOwnLevels', {}, { signal })).data,
})

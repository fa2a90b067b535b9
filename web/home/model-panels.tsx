import { useQuery } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { today } from '../app/search.ts'
import { useFormat } from '../language/use-format.ts'
import { alertsQuery, modelsQuery } from '../models/model-queries.ts'
import { casesQuery } from '../outlook/outlook-queries.ts'
import { Panel } from './panel.tsx'

/** Cases that the account is asked to decide; nothing at all for whoever is asked about nobody. */
export function CasesPanel() {
  const t = useTranslations('home')
  const { day } = useFormat()
  const cases = useQuery(casesQuery('open', true))
  if (!cases.data || cases.data.items.length === 0) return null
  const { items, names } = cases.data
  return (
    <Panel
      asked={[cases]}
      title={t('cases')}
      to="/review"
      empty=""
      lines={items.map(({ id, personId, title, dueOn }) => ({
        id,
        title: `${names[personId] ?? t('somebody')}: ${title}`,
        text: t('due', { day: day(dueOn) }),
        isLate: dueOn < today(),
        to: '/review/$id',
        params: { id },
      }))}
    />
  )
}

/** Models with what was raised about them. */
export function ModelsPanel() {
  const t = useTranslations('home')
  const m = useTranslations('models')
  const models = useQuery(modelsQuery)
  const alerts = useQuery(alertsQuery)
  const raised = Map.groupBy(alerts.data ?? [], ({ modelName }) => modelName)
  return (
    <Panel
      asked={[models, alerts]}
      title={t('models')}
      to="/models"
      empty={t('noModel')}
      lines={models.data?.map(({ name, title, champion }) => {
        const [first] = raised.get(name) ?? []
        return {
          id: name,
          title,
          text:
            first?.finding ??
            `${m('answers')}: ${champion === null ? m('nothingAnswers') : m('version', { number: champion })}`,
          isLate: first !== undefined,
          to: '/models/$name',
          params: { name },
        }
      })}
    />
  )
}

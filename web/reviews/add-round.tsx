import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'

const asked = ['name', 'periodStart', 'periodEnd', 'dueDate', 'scaleLowest', 'scaleHighest', 'expectedShares']

/** Plans a round of reviews; nobody is asked for anything until it is opened. */
export function AddRound({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('reviews')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return (
    <Dialog onClose={onClose} title={t('addRound')}>
      <RecordForm
        kind="review_cycle"
        fields={asked}
        labels={{ expectedShares: t('expectedShares') }}
        initial={{ scaleLowest: 1, scaleHighest: 5 }}
        fixed={{ status: 'planned' }}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await api.records('review-cycles').create({ from: today(), values })
          await queries.invalidateQueries({ queryKey: ['review rounds'] })
          tellDone(p('changed'))
          onClose()
        }}
      />
    </Dialog>
  )
}

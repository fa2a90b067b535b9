import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'

/** A course that is offered from today on. */
export function AddCourse({ onClose }: { readonly onClose: () => void }) {
  const t = useTranslations('learn')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  return (
    <Dialog onClose={onClose} title={t('addCourse')}>
      <RecordForm
        kind="course"
        fields={['name', 'provider', 'format', 'hours', 'cost', 'url', 'description']}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          await api.records('courses').create({ from: today(), values })
          await queries.invalidateQueries({ queryKey: ['courses'] })
          tellDone(p('changed'))
          onClose()
        }}
      />
    </Dialog>
  )
}

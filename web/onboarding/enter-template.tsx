import type { RecordVersion } from '@cadre/contract/client'
import { formOf } from '@cadre/contract/forms'
import { useQueryClient } from '@tanstack/react-query'
import { useTranslations } from 'use-intl'
import { api } from '../api/client.ts'
import { today } from '../app/search.ts'
import { Dialog } from '../parts/dialog.tsx'
import { RecordForm } from '../parts/record-form.tsx'
import { tellDone } from '../parts/tell.tsx'

/** A template or a task of one, to be entered or, with what stands there, to be changed. */
export type Entered =
  | { readonly kind: 'onboarding_template'; readonly before?: RecordVersion; readonly templateId?: never }
  | { readonly kind: 'onboarding_template_task'; readonly templateId: string; readonly before?: never }
  | { readonly kind: 'onboarding_template_task'; readonly before: RecordVersion; readonly templateId?: never }

const asked = {
  onboarding_template: ['name', 'jobId', 'departmentId', 'productiveAfterDays'],
  onboarding_template_task: ['name', 'ownerKind', 'dueAfterDays', 'courseId'],
} as const

/** Enters or changes a template, or a task of one. Plans that were made from it stay as they are. */
export function EnterTemplate(props: Entered & { readonly onClose: () => void }) {
  const { kind, before, onClose } = props
  const t = useTranslations('start')
  const p = useTranslations('parts')
  const queries = useQueryClient()
  const records = api.records(formOf(kind).path)
  const isTask = kind === 'onboarding_template_task'
  return (
    <Dialog
      onClose={onClose}
      title={
        before
          ? t('changeOf', { name: String(before.values['name']) })
          : t(isTask ? 'addTask' : 'addTemplate')
      }
    >
      <RecordForm<string>
        kind={kind}
        fields={asked[kind]}
        labels={
          isTask
            ? { name: t('whatToDo'), ownerKind: t('whoDoes'), dueAfterDays: t('dueAfter') }
            : { productiveAfterDays: t('productiveAfter') }
        }
        {...(before && { before: before.values })}
        {...(props.templateId !== undefined && { fixed: { templateId: props.templateId } })}
        submit={p('save')}
        onCancel={onClose}
        onSubmit={async (values) => {
          const from = today()
          if (before) await records.amend(before.id, { from, values })
          else await records.create({ from, values })
          await queries.invalidateQueries()
          tellDone(p('changed'))
          onClose()
        }}
      />
    </Dialog>
  )
}

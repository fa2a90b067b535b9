import type { ComponentType } from 'react'
import { useMe } from '../api/me.ts'
import { GoalsOffTrackPanel, OwnGoalsPanel, OwnLearningPanel } from './goal-panels.tsx'
import { RequisitionsPanel, ScorecardsPanel, StagesPanel } from './hiring-panels.tsx'
import { CasesPanel, ModelsPanel } from './model-panels.tsx'
import { NoticesToReadPanel, UntoldPanel } from './notice-panels.tsx'
import { ReportsPanel } from '../reports/reports-panel.tsx'
import { AuditPanel, OpeningsPanel, QualityPanel, StudiesPanel, SystemPanel } from './system-panels.tsx'
import { CompletionsPanel, SessionsPanel, SkillGapsPanel, TrainingHoursPanel } from './training-panels.tsx'
import { AbsencesPanel, ApprovalsPanel, NoticesPanel, ReviewsPanel, TasksPanel } from './work-panels.tsx'

const LateTasks = () => <TasksPanel whose="late" />
const OwnTasks = () => <TasksPanel whose="own" />
const ReviewsOpen = () => <ReviewsPanel whose="all" />
const ReviewsToWrite = () => <ReviewsPanel whose="own" />
const OwnGoals = () => <OfPerson Part={OwnGoalsPanel} />
const OwnLearning = () => <OfPerson Part={OwnLearningPanel} />

/** What each role sees first, the most pressing first. Who holds several roles sees each part once. */
const partsOf: Readonly<Record<string, readonly ComponentType[]>> = {
  hr_manager: [
    ApprovalsPanel,
    OpeningsPanel,
    UntoldPanel,
    LateTasks,
    ReviewsOpen,
    ReportsPanel,
    QualityPanel,
  ],
  lead: [ApprovalsPanel, AbsencesPanel, GoalsOffTrackPanel, ReviewsToWrite, ReportsPanel, LateTasks],
  recruiter: [RequisitionsPanel, StagesPanel, ScorecardsPanel],
  training_specialist: [SkillGapsPanel, TrainingHoursPanel, SessionsPanel, CompletionsPanel, ApprovalsPanel],
  executive: [ReportsPanel],
  data_scientist: [ModelsPanel, StudiesPanel],
  administrator: [SystemPanel, AuditPanel],
  employee: [OwnTasks, OwnGoals, OwnLearning],
}

/** The parts of the home page for the roles of this account. */
export function RolePanels() {
  const { roles } = useMe()
  const parts = new Set(
    Object.keys(partsOf).flatMap((role) => (roles.includes(role) ? (partsOf[role] ?? []) : [])),
  )
  return [CasesPanel, ...parts, NoticesToReadPanel, NoticesPanel].map((Part, place) => (
    <Part key={Part.name || place} />
  ))
}

function OfPerson({ Part }: { readonly Part: ComponentType<{ personId: string }> }) {
  const { personId } = useMe()
  return personId === null ? null : <Part personId={personId} />
}

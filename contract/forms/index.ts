export {
  declaredNames,
  formAt,
  formOf,
  isChoice,
  kindAt,
  requestable,
  wayToAdd,
  wayToChange,
} from './form-of.ts'
export type { Form, FormField } from './form-of.ts'
export { newTraining, trainingFields } from './training-form.ts'
export type { TrainingField } from './training-form.ts'
export { issueMessages, sentenceIn } from '../messages/issue-messages.ts'
export { messageLanguage } from '../messages/sentences.ts'

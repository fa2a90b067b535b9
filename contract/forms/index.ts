export { declaredNames, formAt, formOf, isChoice, requestable, wayToChange } from './form-of.ts'
export type { Form, FormField } from './form-of.ts'
export { issueMessages, sentenceIn } from '../messages/issue-messages.ts'
export { messageLanguage } from '../messages/sentences.ts'

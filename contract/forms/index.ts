export { declaredNames, formAt, formOf, isChoice, requestable, wayToChange } from './form-of.ts'
export type { Form, FormField } from './form-of.ts'

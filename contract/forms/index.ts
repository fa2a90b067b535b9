export { formOf, requestable } from './form-of.ts'
export type { Form, FormField } from './form-of.ts'

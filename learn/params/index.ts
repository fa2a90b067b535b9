export { checkParams, resolveParams, sampleParams } from './params.ts'
export type { ParamDeclaration, ParamDeclarations, ParamIssue, ParamValues } from './params.ts'
